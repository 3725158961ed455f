"""How far somebody is, from the journal on this machine."""

from pathlib import Path

from workshop.journal.reading import read_journal
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
        states = {
            exercise.state(entries[exercise.id].answer if exercise.id in entries else None)
            for exercise in lesson.exercises
        }
        if states == {"complete"}:
            marks[lesson.id] = "done"
        elif states - {"empty"}:
            marks[lesson.id] = "begun"
    return marks
