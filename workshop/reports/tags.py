"""Row headers in the PDF's tags: Typst tags the header row, and this pass the first column.

A screen reader then says "Confidence, after: 71" and not a bare 71.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from workshop.errors import ReportError

__all__ = ["tag_row_headers"]


def tag_row_headers(pdf: bytes, flags: Sequence[bool]) -> bytes:
    """Tag the first cell of each body row as the header of its row.

    Args:
        pdf: A tagged PDF.
        flags: For each table in order: True if its first column names the rows.

    Raises:
        ReportError: If the PDF does not hold exactly as many tables as there are flags.
    """
    with pikepdf.open(BytesIO(pdf)) as opened:
        tables = list(_elements(opened.Root.StructTreeRoot, "/Table"))
        if len(tables) != len(flags):
            raise ReportError(f"the PDF has {len(tables)} tagged tables where {len(flags)} were set.")
        for table, flag in zip(tables, flags, strict=True):
            if flag:
                for body in _elements(table, "/TBody"):
                    for row in _elements(body, "/TR"):
                        _head(row)
        out = BytesIO()
        opened.save(out, deterministic_id=True, fix_metadata_version=False)
    return out.getvalue()


def _head(row: Any) -> None:
    for cell in _kids(row):
        if cell.get("/S") in (Name.TD, Name.TH):
            cell.S = Name.TH
            cell.A = Array([Dictionary(O=Name.Table, Scope=Name.Row)])
            return


def _elements(element: Any, role: str) -> Iterator[Any]:
    """Elements of one role below an element, in reading order, not looking inside those found."""
    for kid in _kids(element):
        if kid.get("/S") == role:
            yield kid
        else:
            yield from _elements(kid, role)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    every = list(kids) if isinstance(kids, Array) else [kids]
    return [kid for kid in every if isinstance(kid, Dictionary) and "/S" in kid]
