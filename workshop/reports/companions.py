"""What goes with the PDF: the HTML twin, and the tables for a spreadsheet, all from one executed notebook."""

from pathlib import Path
from typing import Any

from workshop.reports.document import build_document
from workshop.reports.sheets import csv_of, sheets_of, workbook_of
from workshop.reports.twin import twin_page

__all__ = ["companions"]


def companions(notebook: dict[str, Any], *, name: str, folder: Path, paper: str) -> dict[str, bytes]:
    """Make them.

    Args:
        notebook: The executed notebook.
        name: Its file name without extension.
        folder: Where its images are looked for.
        paper: Size of the pages, for the document only.

    Returns:
        By file extension (``html``, ``xlsx``, ``csv``), the bytes of the file.

    Raises:
        ReportError: If something in the notebook cannot be shown; the message names the cell.
    """
    document = build_document(notebook, name=name, folder=folder, paper=paper, show_code=False)
    sheets = sheets_of(document)
    return {
        "html": twin_page(document).encode(),
        "xlsx": workbook_of(document, sheets),
        "csv": csv_of(sheets),
    }
