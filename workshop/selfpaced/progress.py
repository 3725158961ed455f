"""How far somebody is, from the journal on this machine."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workshop.journal.reading import read_journal
from workshop.model.exercise import Exercise
from workshop.model.journal import Entry
from workshop.model.lesson import Lesson, Workshop

__all__ = ["Way", "progress", "way_on"]


@dataclass(frozen=True)
class Way:
    """Where somebody goes on.

    Attributes:
        next: The first lesson that is not done, or None if all are.
        number: Its number, from 1.
        begun: True if anything was begun.
        left: How many lessons are not done.
    """

    next: Lesson | None
    number: int
    begun: bool
    left: int


def way_on(workshop: Workshop, marks: Mapping[str, str]) -> Way:
    """The way on from the start page.

    Args:
        workshop: The built workshop.
        marks: From ``progress``.
    """
    rest = [(number, one) for number, one in enumerate(workshop.lessons, start=1) if marks.get(one.id) != "done"]
    number, following = rest[0] if rest else (0, None)
    return Way(following, number, bool(marks), len(rest))


def progress(workshop: Workshop, journal: Path) -> dict[str, str]:
    """By lesson, ``"done"`` or ``"begun"``; a lesson that was not begun is left out.

    Args:
        workshop: The built workshop.
        journal: The journal file. One that is missing or cannot be read counts as empty; a lesson's kernel says so.
    """
    try:
        kept = read_journal(journal.read_bytes()).journal
    except OSError:
        kept = None
    section = kept.workshops.get(workshop.id) if kept else None
    entries = section.entries if section else {}
    marks = {}
    for lesson in workshop.lessons:
        states = {_state(exercise, entries.get(exercise.id)) for exercise in lesson.exercises}
        if states and states <= {"complete", "skipped"}:
            marks[lesson.id] = "done"
        elif states - {"empty"}:
            marks[lesson.id] = "begun"
    return marks


def _state(exercise: Exercise, entry: Entry | None) -> str:
    if entry is None:
        return "empty"
    return "skipped" if entry.skipped else exercise.state(entry.answer)
