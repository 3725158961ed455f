"""The tables of a report as files for a spreadsheet: one workbook, and one plain CSV with a line for each figure.

Both are made of what is printed, figure by figure, so nothing is in them that the pages do not show.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter

from workshop.reports.nodes import Node, text_of

__all__ = ["Sheet", "csv_of", "number_of", "sheets_of", "workbook_of"]

_NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?%?")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_LONGEST_NAME = 31


@dataclass(frozen=True)
class Sheet:
    """One table of a report, as its text.

    Attributes:
        title: Section and title of the table.
        columns: Headings.
        rows: The cells as they are printed.
        notes: Sentences below it.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


def sheets_of(document: dict[str, Any]) -> tuple[Sheet, ...]:
    """Every table of a document in its order."""
    return tuple(_sheets(document["content"]))


def _sheets(content: list[Node]) -> Iterator[Sheet]:
    above: dict[int, str] = {}
    for node in content:
        if node["type"] == "heading":
            level = int(node["level"])
            above = {one: words for one, words in above.items() if one < level} | {level: text_of(node["content"])}
        elif node["type"] == "table":
            names = [*(above[level] for level in sorted(above) if level > 1), node["title"]]
            yield Sheet(
                title=": ".join(dict.fromkeys(name for name in names if name)) or "Table",
                columns=tuple(text_of(cell) for cell in node["columns"]),
                rows=tuple(tuple(text_of(cell) for cell in row) for row in node["rows"]),
                notes=tuple(node["notes"]),
            )


def number_of(text: str) -> float | None:
    """The number that a cell prints, a percentage as a share; None for words, limits, ranges and dashes."""
    plain = text.strip().replace("\N{MINUS SIGN}", "-")
    if not _NUMBER.fullmatch(plain):
        return None
    return float(plain.rstrip("%").replace(",", "")) / (100 if plain.endswith("%") else 1)


def csv_of(sheets: tuple[Sheet, ...]) -> bytes:
    """One line for each figure: table, row, column, what is printed, and the number if it is one.

    UTF-8 with a mark at the beginning, so that spreadsheets read every script right.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["table", "row", "column", "shown", "number"])
    for sheet in sheets:
        for row in sheet.rows:
            for column, cell in zip(sheet.columns[1:], row[1:], strict=True):
                number = number_of(cell)
                shown = [_harmless(text) for text in (sheet.title, row[0], column, cell)]
                writer.writerow([*shown, "" if number is None else f"{number:g}"])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _harmless(text: str) -> str:
    """A text that a spreadsheet would take for a formula gets an apostrophe, except where it is a number."""
    return f"'{text}" if text.startswith(_FORMULA) and number_of(text) is None else text


def workbook_of(document: dict[str, Any], sheets: tuple[Sheet, ...]) -> bytes:
    """A workbook with a list of the tables first and then a sheet for each; the same bytes for the same document."""
    out = BytesIO()
    created = datetime.fromisoformat(document["created"]) if document["created"] else _NO_DATE
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": document["title"], "created": created.replace(tzinfo=None)})
        strong, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        percent = book.add_format({"num_format": "0%"})
        first = book.add_worksheet("About")
        first.set_column(0, 0, 100, wrap)
        taken = {"about"}
        about = [document["title"], document["label"], "Every figure here is one that the report shows.", ""]
        for at, line in enumerate([*filter(None, about[:3]), "", *(sheet.title for sheet in sheets)]):
            first.write_string(at, 0, line, strong if at == 0 else wrap)
        for sheet in sheets:
            page = book.add_worksheet(_sheet_name(sheet.title, taken))
            page.set_column(0, 0, 48, wrap)
            page.set_column(1, max(1, len(sheet.columns) - 1), 16)
            page.freeze_panes(3, 1)
            page.write_string(0, 0, sheet.title, strong)
            for at, heading in enumerate(sheet.columns):
                page.write_string(2, at, heading, strong)
            for down, row in enumerate(sheet.rows, start=3):
                for across, cell in enumerate(row):
                    number = number_of(cell) if across else None
                    if number is None:
                        page.write_string(down, across, cell)
                    else:
                        page.write_number(down, across, number, percent if cell.endswith("%") else None)
            for down, note in enumerate(sheet.notes, start=4 + len(sheet.rows)):
                page.write_string(down, 0, note, wrap)
    return out.getvalue()


def _sheet_name(title: str, taken: set[str]) -> str:
    """The last words of the title: at most 31 characters, without those that a sheet's name may not have, used once."""
    name = _FORBIDDEN.sub(" ", title.rpartition(": ")[2]).strip("' ") or "Table"
    name = name[:_LONGEST_NAME].rstrip("' ")
    number = 1
    while name.casefold() in taken or name.casefold() == "history":
        number += 1
        ending = f" {number}"
        name = f"{name[: _LONGEST_NAME - len(ending)].rstrip(chr(39))}{ending}"
    taken.add(name.casefold())
    return name
