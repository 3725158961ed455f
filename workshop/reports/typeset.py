"""The document to PDF/UA-1 by Typst: our fonts only, no network, the same bytes for the same document."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from workshop.config import settings
from workshop.errors import ReportError
from workshop.reports.fits import height_of, wrapped_headings
from workshop.reports.nodes import Node, paragraph
from workshop.reports.tags import tag_row_headers
from workshop.typesetting import drawn, mapped, missing, scripts, spoken

__all__ = ["typeset"]

_HERE = Path(str(files("workshop.reports")))
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_TRIES = 4
_NOTE = "letters-that-could-not-be-set"


def typeset(document: dict[str, Any], *, warn: Callable[[str], None]) -> bytes:
    """Set a document as a tagged PDF.

    Args:
        document: What ``build_document`` made.
        warn: Takes a sentence about characters that the fonts do not have.

    Raises:
        ReportError: If Typst refuses it; the message names the cell that it comes from.
    """
    document = mapped(document, drawn)
    for table in _tables(document["content"]):
        table |= {"height": height_of(table), "wraps": wrapped_headings(table)}
    unset: set[str] = set()
    for _ in range(_TRIES):
        try:
            pdf = _compile(document)
        except typst.TypstError as error:
            undrawn = missing(error.diagnostic or str(error))
            if not undrawn:
                raise _named(document, error) from error
            own = _own_fonts()
            warn(
                f"The report's fonts do not have {' '.join(sorted(undrawn))}; the PDF says what they are instead. "
                f"Fonts that you put into {own} are used too."
            )
            unset |= scripts(undrawn)
            document = _noted(mapped(document, spoken(undrawn)), unset)
        else:
            return tag_row_headers(pdf, [table["row_headers"] for table in _tables(document["content"])])
    raise ReportError("the report holds characters that its fonts cannot show. Take them out and run it again.")


def _noted(document: dict[str, Any], unset: set[str]) -> dict[str, Any]:
    """The document with a last line on what it could not set, if there is any such script."""
    content = [node for node in document["content"] if node.get("name") != _NOTE]
    if not unset:
        return document
    said = (
        f"Some words here are in letters that this PDF cannot show: {', '.join(sorted(unset))}. "
        "The same report as a web page shows them."
    )
    note = paragraph(said, tone="quiet") | {"name": _NOTE, "cell": content[-1]["cell"]}
    return document | {"content": [*content, note]}


def _own_fonts() -> Path:
    """Where a center may put fonts for scripts that ours do not have."""
    return settings().home / "fonts"


@cache
def _fonts(own: Path) -> typst.Fonts:
    folders = [_HERE / "fonts", *([own] if own.is_dir() else [])]
    return typst.Fonts(include_system_fonts=False, font_paths=[str(folder) for folder in folders])


def _compile(document: dict[str, Any]) -> bytes:
    created = datetime.fromisoformat(document["created"]) if document["created"] else _NO_DATE
    pdf = typst.compile(
        (_HERE / "templates" / "report.typ").read_bytes(),
        font_paths=_fonts(_own_fonts()),
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(document, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=int(created.timestamp()),
    )
    assert isinstance(pdf, bytes)  # noqa: S101 - a PDF is one file; only images come in several
    return pdf


def _tables(nodes: list[Node]) -> list[Node]:
    """Every table in the order of the pages."""
    found: list[Node] = []
    for node in nodes:
        if node["type"] == "table":
            found.append(node)
        elif node["type"] == "list":
            found.extend(table for item in node["items"] for table in _tables(item))
        elif node["type"] in {"quote", "callout"}:
            found.extend(_tables(node["content"]))
    return found


def _named(document: dict[str, Any], error: typst.TypstError) -> ReportError:
    """Typst names a line of the template; a person needs the cell, which is the first that fails on its own."""
    said = error.message.removeprefix("PDF/UA-1 error: ")
    title = {"type": "heading", "level": 1, "content": [{"type": "text", "text": "x"}]}
    for cell in sorted({node["cell"] for node in document["content"]}):
        own = [
            node | ({"level": 1} if node["type"] == "heading" else {})
            for node in document["content"]
            if node["cell"] == cell
        ]
        try:
            _compile(document | {"content": [title, *own]})
        except typst.TypstError:
            return ReportError(f"cell {cell + 1}: it cannot be set as a PDF page: {said}.")
    return ReportError(f"the report cannot be set as a PDF: {said}.")
