"""Workshops on dealing with failure and rejection in the job search, in notebooks, pages and reports."""

__version__ = "0.1.0"
