"""The tables for a spreadsheet: the printed figures, as numbers where they are numbers, and nothing else."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest

from tests.fixtures.reports.notebooks import document_of, notebook_of, report_notebook
from tests.fixtures.reports.released import full_report
from workshop.reports.companions import companions
from workshop.reports.sheets import number_of, sheets_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("24", 24), ("63%", 0.63), ("+6.8", 6.8), ("\N{MINUS SIGN}0.4", -0.4), ("0", 0), ("", None),
        ("\N{EN DASH}", None),
        ("10,000", 10_000), ("1,234,567", 1_234_567), ("10,00", None), ("1,2", None), (",100", None),
        ("at most 10%", None), ("41\N{EN DASH}50%", None), ("+2.7 to +10.9", None), ("=1+1", None), ("1e5", None),
    ],
)  # fmt: skip
def test_what_is_a_number(text: str, number: float | None) -> None:
    """Numbers and percentages are numbers; limits, ranges, dashes and formulas are words."""
    assert number_of(text) == number


def test_workbook_and_csv_hold_every_printed_figure() -> None:
    """Each cell of each table is in both files as it is printed, and there is nothing else in them."""
    notebook = report_notebook(full_report())
    sheets = sheets_of(document_of(notebook))
    made = companions(document_of(notebook))
    book = openpyxl.load_workbook(BytesIO(made["xlsx"]))
    assert len(book.sheetnames) == len(sheets) + 1
    for sheet, name in zip(sheets, book.sheetnames[1:], strict=True):
        lines = [["" if cell is None else cell for cell in row] for row in book[name].values]
        wanted = [[row[0], *(as_number(cell) for cell in row[1:])] for row in sheet.rows]
        assert lines[0][0] == sheet.title
        assert lines[2] == list(sheet.columns)
        assert lines[3 : 3 + len(wanted)] == wanted
        assert [line[0] for line in lines[4 + len(wanted) :]] == list(sheet.notes)
    lines = list(csv.reader(StringIO(made["csv"].decode("utf-8-sig"))))
    figures = [(sheet.title, row[0], column, cell) for sheet in sheets for row in sheet.rows
               for column, cell in zip(sheet.columns[1:], row[1:], strict=True)]  # fmt: skip
    assert [tuple(line[:4]) for line in lines[1:]] == [tuple(map(plain, figure)) for figure in figures]


def as_number(text: str) -> float | str:
    """The number that a cell prints, or its words."""
    number = number_of(text)
    return text if number is None else number


def plain(text: str) -> str:
    """A text as the CSV has it: with an apostrophe before what looks like a formula and is no number."""
    return f"'{text}" if text[:1] in "=+-@" and text and number_of(text) is None else text


def test_a_label_is_no_formula() -> None:
    """A label that looks like a formula stays text in both files, and names of sheets are allowed and different."""
    table = "| =1+1 | a/b |\n|---|---|\n| @SUM(A1) | 3 |\n"
    notebook = notebook_of("# Title", f"## History\n\n{table}", f"## [x]*?/ {'long ' * 20}\n\n{table}\n\n{table}")
    made = companions(document_of(notebook))
    book = openpyxl.load_workbook(BytesIO(made["xlsx"]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert len({name.casefold() for name in book.sheetnames}) == 4
    assert b"'@SUM(A1)" in made["csv"]


def test_the_same_bytes() -> None:
    """The same notebook gives the same files."""
    first, second = (companions(document_of(report_notebook(full_report()))) for _ in "ab")
    assert first == second
