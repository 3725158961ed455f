"""How high a table will be, told before it is set: to find it out, Typst would set the table several times."""

from collections.abc import Sequence
from math import ceil

from workshop.reports.nodes import Node, Spans, text_of

__all__ = ["height_of", "wrapped_headings"]

# Points, as the page of `report.typ` has them: the height of a row's first line and of each further one, of a note's
# line, and of what else stands around; the width of the page, of a letter, of the space between two columns, of a
# heading that wraps, and of a bar with the space before it.
_ROW, _LINE, _NOTE, _TITLE = 14, 11.2, 10.3, 18
_WIDTH, _LETTER, _GAP, _HEADING, _BAR = 480, 4.1, 14, 68, 97

_LETTERS, _NOTE_LETTERS = 20, 115  # in a line, where a column's width is not known, and of a note
_LONG_HEADING = 15  # letters in 2.4 cm


def height_of(table: Node) -> float:
    """About how high a table with its title and its notes is, in points; in error by a line or two."""
    first = _first_letters(table)
    rows = [table["columns"], *table["rows"]]
    height = sum(_ROW + _LINE * (_lines(row, first) - 1) for row in rows)
    height += sum(_NOTE * (ceil(len(note) / _NOTE_LETTERS) + 0.4) for note in table["notes"])
    return height + (_TITLE if table["title"] else 0)


def _first_letters(table: Node) -> int:
    """Letters to a line in the first column, which has the room that the others leave."""
    if not table["row_headers"]:
        return _LETTERS
    wide = wrapped_headings(table)
    others = 0.0
    for place, heading in enumerate(table["columns"][1:], start=1):
        head = _HEADING if wide[place] else len(text_of(heading)) * _LETTER
        others += _GAP + max(head, *(len(text_of(row[place])) * _LETTER for row in table["rows"]), 0)
    others += _BAR if table["bars"] else 0
    return max(1, int((_WIDTH - others) / _LETTER))


def _lines(row: Sequence[Spans], first: int) -> int:
    return max((ceil(len(text_of(cell)) / (_LETTERS if place else first)) for place, cell in enumerate(row)), default=0)


def wrapped_headings(table: Node) -> list[bool]:
    """For each column: True if its heading has to wrap, since it would take the room of the rows' names."""
    return [place > 0 and len(text_of(heading)) > _LONG_HEADING for place, heading in enumerate(table["columns"])]
