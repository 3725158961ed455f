"""What goes with the PDF: the HTML twin, and the tables for a spreadsheet, all from one executed notebook."""

from typing import Any

from workshop.reports.sheets import csv_of, sheets_of, workbook_of
from workshop.reports.twin import twin_page

__all__ = ["companions"]


def companions(document: dict[str, Any]) -> dict[str, bytes]:
    """Make them.

    Args:
        document: What ``build_document`` made of the executed notebook.

    Returns:
        By file extension (``html``, ``xlsx``, ``csv``), the bytes of the file.
    """
    sheets = sheets_of(document)
    return {
        "html": twin_page(document).encode(),
        "xlsx": workbook_of(document, sheets),
        "csv": csv_of(sheets),
    }
