"""How far somebody is, from the journal on this machine."""

from pathlib import Path

from workshop.journal.reading import read_journal
from workshop.model.exercise import Exercise
from workshop.model.journal import Entry
from workshop.model.lesson import Workshop

__all__ = ["progress"]


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
