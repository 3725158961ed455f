"""What is told of a room's state: to everyone in it, and to its facilitator."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from workshop.disclosure.gate import release_progress
from workshop.language import Words
from workshop.model.exercise import Exercise
from workshop.model.lesson import Workshop
from workshop.model.live import Live, Place
from workshop.room.live.plan import plan_of
from workshop.room.live.reveal import LEAST, revealable
from workshop.room.live.rounds import gone
from workshop.store.live import LiveRow, Progress

__all__ = ["facilitator_view", "live_of", "public_view"]

Data = dict[str, Any]


def live_of(row: LiveRow) -> Live:
    """The state of a room; a room in which nothing happened yet has an empty one."""
    return Live.model_validate(row.state)


def public_view(workshop: Workshop, row: LiveRow, now: datetime) -> Data:
    """What everyone in the room may know: no count, no note, and a result only while it is on the projector.

    Times are told as seconds gone and left, so that no device needs the right time of day.
    """
    live = live_of(row)
    plan = plan_of(workshop, live.run)
    step = plan[min(live.step, len(plan) - 1)] if plan else None
    left = live.pause.until and (live.pause.until - now).total_seconds() if live.pause else None
    return {
        "step": step
        and {
            "title": step.title,
            "lesson": step.lesson.title,
            "prompt": step.exercise.prompt if step.exercise else "",
        },
        "place": live.place and _place(workshop, live.place),
        "pause": live.pause and {"left": None if left is None else max(0.0, left)},
        "rounds": live.rounds
        and {
            "form": live.rounds.form,
            "phases": [phase.model_dump() for phase in live.rounds.phases],
            "elapsed": gone(live.rounds, now),
            "running": live.rounds.since is not None,
        },
        "result": row.reveals.get(live.shown) if live.shown else None,
    }


def _place(workshop: Workshop, place: Place) -> Data:
    lesson = next((one for one in workshop.lessons if one.id == place.lesson), workshop.lessons[0])
    return {**place.model_dump(), "page": f"{lesson.stem}.html"}


def facilitator_view(workshop: Workshop, row: LiveRow, progress: Progress, now: datetime) -> Data:
    """What the facilitator's page shows: the same, the clock, and counts that passed the gate."""
    live = live_of(row)
    words = Words(workshop.language)
    joined, begun, finished = release_progress(progress.joined, progress.begun, progress.finished, words=words)
    return {
        **public_view(workshop, row, now),
        "run": live.run,
        "number": live.step,
        "elapsed": (now - live.started).total_seconds() if live.started else 0,
        "counts": {"joined": joined.text, "begun": begun.text, "finished": finished.text},
        "shown": live.shown,
        "reveals": [_reveal(one, row.reveals, progress, words) for one in revealable(workshop)],
    }


def _reveal(exercise: Exercise, reveals: Mapping[str, Data], progress: Progress, words: Words) -> Data:
    sharing = progress.sharing.get(exercise.id, 0)
    return {
        "exercise": exercise.id,
        "title": exercise.prompt,
        "sharing": release_progress(progress.joined, sharing, 0, words=words)[1].text,
        "ready": sharing >= LEAST,
        "result": reveals.get(exercise.id),
    }
