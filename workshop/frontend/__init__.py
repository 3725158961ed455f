"""The ES modules and stylesheets that draw exercises in both hosts, and the function that joins them."""

from workshop.frontend.bundle import bundle, stylesheet

__all__ = ["bundle", "stylesheet"]
