"""What is told of a table without setting it, held against how Typst sets it."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from tests.fixtures.reports.notebooks import notebook_of
from workshop.reports import nodes
from workshop.reports.document import build_document
from workshop.reports.fits import height_of, wrapped_headings
from workshop.reports.typeset import typeset

WORDS = "the letters that fill a cell of a table until it has to go on in a second line or a third"


def table(rows: int, columns: int, letters: int) -> nodes.Node:
    """A table of rows with a mark each, so that a page's text tells which of them stand on it."""
    heads = ["Row", *(f"Col {at}" for at in range(1, columns))]
    cells = [[f"mark{at} {WORDS[:letters]}", *["1.2 to 4.5"] * (columns - 1)] for at in range(rows)]
    bars = [0.5] * rows if columns == 3 else []
    return nodes.table("Above all", heads, cells, notes=["A note below it."], bars=bars)


def pages(content: nodes.Node, above: int) -> list[pypdf.PageObject]:
    """The pages with a table that stands below some lines of text."""
    lines = "\n\n".join(["A line."] * above)
    document = build_document(notebook_of("# T", lines), name="own", folder=Path(), paper="us-letter", show_code=False)
    document["content"].append(content | {"cell": 1})
    made = pypdf.PdfReader(BytesIO(typeset(document, warn=print)))
    return [page for page in made.pages if "mark" in page.extract_text()]


def parts(content: nodes.Node, above: int) -> list[int]:
    """How many of its rows stand on each page."""
    return [page.extract_text().count("mark") for page in pages(content, above)]


def height(content: nodes.Node) -> float:
    """From the top of a table's title to the foot of its note, in points."""
    places: dict[str, float] = {}

    def note(text: str, page: list[float], place: list[float], *_: Any) -> None:
        for word in ("Above all", "A note"):
            if word in text:
                places[word] = page[5] + page[3] * place[5]

    pages(content, above=0)[0].extract_text(visitor_text=note)
    return abs(places["Above all"] - places["A note"]) + 6


@pytest.mark.parametrize(
    ("rows", "columns", "letters"), [(3, 2, 5), (12, 2, 88), (8, 3, 40), (16, 3, 30), (9, 5, 76), (7, 6, 20)]
)
def test_a_height_is_told_well_enough(rows: int, columns: int, letters: int) -> None:
    """It is right to a fifth, from a few short rows to many that go on in further lines."""
    content = table(rows, columns, letters)
    assert height_of(content) == pytest.approx(height(content), rel=0.2)


def test_a_short_table_is_never_parted() -> None:
    """Wherever it begins, a table of eight rows stands on one page."""
    assert {len(parts(table(8, 3, 10), above)) for above in range(18, 33, 2)} == {1}


def test_a_long_table_is_parted_where_that_is_well() -> None:
    """It goes on overleaf if several rows stand on either side, and moves as a whole if not."""
    found = [parts(table(24, 3, 10), above) for above in range(0, 33, 4)]
    assert {len(rows) for rows in found} == {1, 2}
    assert min(min(rows) for rows in found) >= 5


def test_a_table_longer_than_a_page_goes_on() -> None:
    """It cannot move as a whole, so nothing of it is lost."""
    assert sum(parts(table(90, 4, 10), above=3)) == 90


def test_only_long_headings_over_numbers_wrap() -> None:
    """A heading wraps from 16 letters on, and the one over the rows' names never does."""
    found = nodes.table("T", ["A heading that is long", "Within one level", "Share"], [["a", "1", "2"]])
    assert wrapped_headings(found) == [False, True, False]
