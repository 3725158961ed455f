"""The run of show: what happens when, in a run of a given length. One pure function for the guide and the room.

A facilitator's note may divide its lesson into parts by a table whose heads name runs, with minutes from the start of
the workshop::

    | Part | 60 | 90 (threes) | Exercise | If late |
    |---|---|---|---|---|
    | Setback Check | 5 to 8 | 7 to 11 | `check-before` | |
    | Round 3 | none | 56 to 62 | | two rounds are enough |

The last two columns may be left out. They name the exercise that belongs to a part, and what can be cut of it if a room
runs late.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from workshop.lessons.directives import parser
from workshop.model.lesson import FacilitatorBlock, Lesson, Workshop

__all__ = ["Part", "Slot", "parts_of", "run_of_show"]

_HEAD = re.compile(r"(\d+)\b\s*(?:\(([^)]*)\))?")
_SPAN = re.compile(r"(\d+(?:\.\d+)?)\D+(\d+(?:\.\d+)?)\Z")
_MORE = {
    "exercise": re.compile(r"exercise|ejercicio", re.IGNORECASE),
    "cut": re.compile(r"if (you are |we are )?late|si .*tarde", re.IGNORECASE),
}
_NOTHING = re.compile(r"\W*|none|no|nada", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """A part of a lesson.

    Attributes:
        title: What is done.
        start: Minutes from the start of the workshop, or None if it has no fixed time.
        end: When it ends, likewise.
        note: What stands in place of a time, such as "in each round"; otherwise empty.
        line: Line of the facilitator's note that it stands in.
        exercise: Id of the exercise that belongs to it; otherwise empty.
        cut: What can be cut if the room runs late; empty if nothing can.
    """

    title: str
    start: float | None
    end: float | None
    note: str
    line: int
    exercise: str = ""
    cut: str = ""


@dataclass(frozen=True)
class Slot:
    """A lesson in the run of show.

    Attributes:
        lesson: The lesson.
        start: Minutes from the start of the workshop.
        end: When the next lesson begins.
        form: How the run works here if the note says so, such as "pairs"; otherwise empty.
        parts: The parts in order; none if the notes do not divide the lesson.
    """

    lesson: Lesson
    start: float
    end: float
    form: str
    parts: tuple[Part, ...]

    @property
    def minutes(self) -> float:
        """How long the lesson takes."""
        return self.end - self.start


def run_of_show(workshop: Workshop, run: int) -> tuple[Slot, ...]:
    """What happens when.

    Args:
        workshop: The workshop, with its facilitator's notes (read from lessons, not from ``workshop.json``).
        run: Length of the run in minutes, one of ``workshop.runs``.

    Raises:
        ValueError: If the workshop has no such run.
    """
    if run not in workshop.runs:
        there = ", ".join(str(one) for one in workshop.runs)
        raise ValueError(f"there is no run of {run} minutes; there are runs of {there} minutes")
    slots, now = [], 0.0
    for lesson in workshop.lessons:
        end = now + lesson.minutes.room[run]
        form, parts = parts_of(lesson, run)
        slots.append(Slot(lesson, now, end, form, parts))
        now = end
    return tuple(slots)


def parts_of(lesson: Lesson, run: int) -> tuple[str, tuple[Part, ...]]:
    """How a run works in a lesson, and its parts as the facilitator's notes divide it."""
    for block in lesson.blocks:
        if isinstance(block, FacilitatorBlock):
            for table in SyntaxTreeNode(parser().parse(block.markdown)).walk():
                if table.type == "table" and (found := _parts(table, run, block.line)) is not None:
                    return found
    return "", ()


def _parts(table: SyntaxTreeNode, run: int, line: int) -> tuple[str, tuple[Part, ...]] | None:
    """The parts in a table, or None if the run has no column in it."""
    texts = _cells(table.children[0].children[0])
    heads = [_HEAD.fullmatch(text) for text in texts]
    column = next((number for number, head in enumerate(heads) if head and int(head[1]) == run), None)
    if not column:  # the first column holds the titles
        return None
    more = {name: number for number, text in enumerate(texts) for name, head in _MORE.items() if head.fullmatch(text)}
    return heads[column][2] or "", tuple(_rows(table, column, more, line))  # type: ignore[index] # it is there


def _rows(table: SyntaxTreeNode, column: int, more: Mapping[str, int], line: int) -> Iterator[Part]:
    for body in table.children[1:]:
        for row in body.children:
            title, time = (cells := _cells(row))[0], cells[column]
            at = line + 1 + (row.map[0] if row.map else 0)
            extra = {name: cells[number] for name, number in more.items()}
            if span := _SPAN.match(time):
                yield Part(title, float(span[1]), float(span[2]), "", at, **extra)
            elif not _NOTHING.fullmatch(time):
                yield Part(title, None, None, time, at, **extra)


def _cells(row: SyntaxTreeNode) -> list[str]:
    """The cells of a row as plain text."""
    return ["".join(_words(cell)).strip() for cell in row.children]


def _words(node: SyntaxTreeNode) -> Iterator[str]:
    if node.type in ("text", "code_inline"):
        yield node.content
    for child in node.children:
        yield from _words(child)
