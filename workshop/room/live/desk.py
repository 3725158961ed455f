"""What the facilitator's page needs once: the run of show, the notes, the help list and the links."""

from typing import Any

from workshop.model.exercise import Exercise
from workshop.model.lesson import Workshop
from workshop.notebooks.words import contact_address
from workshop.room.links import join_link, screen_link
from workshop.room.live.plan import Step, plan_of
from workshop.room.notes import notes_of
from workshop.store import Cohort

__all__ = ["desk"]


def desk(workshop: Workshop, cohort: Cohort, address: str, base: str, pages: str) -> dict[str, Any]:
    """Everything that does not change while a room is open.

    Args:
        workshop: The cohort's workshop, with its notes.
        cohort: The cohort.
        address: The room's address as others reach it.
        base: What the path of every address begins with.
        pages: The folder of its pages, below ``/w/``.
    """
    return {
        "workshop": workshop.id,
        "pages": pages,
        "title": workshop.title,
        "language": workshop.language,
        "code": cohort.code,
        "label": cohort.label,
        "sample": cohort.sample,
        "join": join_link(address, cohort.code),
        "screen": screen_link(base, cohort.code),
        "help": [
            {"name": one.name, "contact": one.contact, "note": one.note, "address": contact_address(one)}
            for one in workshop.help
        ],
        "runs": [{"minutes": run, "steps": [_step(step) for step in plan_of(workshop, run)]} for run in workshop.runs],
        "notes": {notes.lesson.id: str(notes.html) for notes in notes_of(workshop, f"{base}/w/{pages}")},
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "title": step.title,
        "lesson": step.lesson.id,
        "lesson_title": step.lesson.title,
        "page": f"{step.lesson.stem}.html",
        "exercise": step.exercise.id if step.exercise else None,
        "prompt": _prompt(step.exercise),
        "start": step.start,
        "end": step.end,
        "cut": step.cut,
        "form": step.form,
    }


def _prompt(exercise: Exercise | None) -> str:
    return exercise.prompt if exercise else ""
