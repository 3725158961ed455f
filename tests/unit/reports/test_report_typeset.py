"""The document to PDF."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from tests.fixtures.reports.notebooks import notebook_of
from workshop.errors import ReportError
from workshop.reports.document import build_document
from workshop.reports.tags import tag_row_headers
from workshop.reports.typeset import typeset


def made(*cells: str) -> dict[str, Any]:
    """The document of some Markdown."""
    return build_document(notebook_of(*cells), name="own", folder=Path(), paper="us-letter", show_code=False)


def test_missing_signs_are_told() -> None:
    """Whoever runs the report hears which characters its fonts do not have."""
    warnings: list[str] = []
    pdf = typeset(made("# A \N{PARTY POPPER}", "漢 \N{PARTY POPPER}"), warn=warnings.append)
    words = pypdf.PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert "A (party popper)" in words
    assert "[Chinese characters] (party popper)" in words
    assert len(warnings) == 1
    assert "漢" in warnings[0]


def test_without_a_date_there_is_none() -> None:
    """A notebook that names no date gives a PDF without one, never the time at which it was made."""
    pdf = typeset(made("# T"), warn=print)
    assert pypdf.PdfReader(BytesIO(pdf)).metadata.creation_date is None


def test_what_typst_refuses_names_the_cell() -> None:
    """An error that only Typst finds is traced to its cell."""
    document = made("# T", "fine", "bad")
    document["content"][2] = {"type": "figure", "format": "svg", "svg": "no svg", "alt": "x", "caption": "", "cell": 2}
    with pytest.raises(ReportError, match=r"cell 3: it cannot be set as a PDF page"):
        typeset(document, warn=print)


def test_bytes_are_the_same_each_time() -> None:
    """One document, one PDF."""
    document = made("# T", "| a | b |\n|---|---|\n| 1 | 2 |")
    assert typeset(document, warn=print) == typeset(document, warn=print)


def test_a_miscount_of_tables_is_an_error() -> None:
    """Header tags go to the right tables or to none."""
    pdf = typeset(made("# T", "| a | b |\n|---|---|\n| 1 | 2 |"), warn=print)
    with pytest.raises(ReportError, match="1 tagged tables where 2"):
        tag_row_headers(pdf, [True, False])


def test_tables_in_lists_and_quotes_are_counted() -> None:
    """A table within a list or a quotation keeps the tables after it in step."""
    text = "> | a | b |\n> |---|---|\n> | 1 | 2 |\n\n- | c | d |\n  |---|---|\n  | 3 | 4 |\n"
    assert typeset(made("# T", text), warn=print).startswith(b"%PDF-1.7")
