"""The HTML twin of a report: the same document as the PDF, for a screen, a phone or a screen reader."""

from workshop.reports.twin.page import twin_page

__all__ = ["twin_page"]
