"""Ratings of a mock interview from one device to another: what a participant reads here is about themselves alone.

A rater needs the attempt's code and a key of their own, and reads nothing but whether it can be rated.
"""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path
from pydantic import Field

from workshop.errors import AnswerError
from workshop.exercises.rubric import RubricExercise
from workshop.language import N_
from workshop.model.base import Id, JsonValue, Model
from workshop.model.rubric import NOT_OBSERVED
from workshop.room.description import PROBLEMS
from workshop.room.refused import Refused
from workshop.room.request import Code, Key
from workshop.room.shelf import Shelf
from workshop.store import Store
from workshop.store.attempts import Received

__all__ = ["attempt_routes"]

_CODE = re.compile(r"[23456789CDFHJKMNPRTVWXY]{6}")
UNKNOWN = N_("There is no attempt with this code in this workshop now. Check the code; an attempt is kept for a week.")
SENTENCES: dict[str, tuple[int, str]] = {
    "unknown": (404, UNKNOWN),
    "own": (409, N_("This is your own attempt. Someone else has to rate it; ask for the code of theirs.")),
    "again": (409, N_("You have rated this attempt already. Your first rating counts, and nothing was changed.")),
    "closed": (
        410,
        N_("This attempt is more than a day old, so it takes no more ratings here. Give them a rating code."),
    ),
    "taken": (409, N_("Another attempt has this code already. The page makes a new one.")),
    "full": (409, N_("There are as many as can be kept already. A rating code still works.")),
    "other-rubric": (
        409,
        N_("That attempt uses another version of the rubric. Both of you load the page again, then rate once more."),
    ),
}


class Opening(Model):
    """An own attempt: the rubric exercise, its rubric with the version, and whether one's own ratings are finished."""

    exercise: Id
    instrument: str = Field(max_length=80)
    done: bool


class Rating(Model):
    """What someone rated: as a peer or a coach, by criterion, and the rating code that says the same."""

    role: str = Field(max_length=10)
    instrument: str = Field(max_length=80)
    ratings: dict[str, JsonValue]
    code: str = Field(pattern=r"^[23456789CDFHJKMNPRTVWXY]{4,40}$")


def _attempt(attempt: Annotated[str, Path()]) -> str:
    found = re.sub(r"[\s-]", "", attempt).upper()
    if not _CODE.fullmatch(found):
        raise Refused(404, UNKNOWN)
    return found


Attempt = Annotated[str, Depends(_attempt)]


def attempt_routes(store: Store, shelf: Shelf, clock: Callable[[], datetime]) -> APIRouter:
    """The routes below ``/api/cohorts/{code}/attempts``.

    Args:
        store: Where attempts and ratings wait to be fetched.
        shelf: The workshops.
        clock: The time now.
    """
    router = APIRouter(prefix="/api/cohorts/{code}/attempts/{attempt}", responses=PROBLEMS)

    @router.put("")
    def open_attempt(code: Code, key: Key, attempt: Attempt, body: Opening) -> dict[str, Any]:
        exercise = _rubric(store, shelf, code, body.exercise)
        if exercise.instrument != body.instrument:
            raise _problem("other-rubric")
        outcome = store.attempts.open(
            code, key, attempt, exercise=exercise.id, instrument=body.instrument, done=body.done, now=clock()
        )
        if outcome != "done":
            raise _problem(outcome)
        return {"open": True, "attempt": attempt, "done": body.done}

    @router.get("")
    def look(code: Code, key: Key, attempt: Attempt) -> dict[str, Any]:
        found = store.attempts.look(code, key, attempt, clock())
        if found.outcome != "done":
            raise _problem(found.outcome)
        return {"attempt": attempt, "exercise": found.exercise, "instrument": found.instrument}

    @router.put("/rating")
    def rate(code: Code, key: Key, attempt: Attempt, body: Rating) -> dict[str, Any]:
        seen = store.attempts.look(code, key, attempt, clock())
        if not seen.exercise:
            raise _problem("unknown")
        ratings = _checked(_rubric(store, shelf, code, seen.exercise), body)
        received = Received(body.role, ratings, body.code)
        outcome = store.attempts.rate(code, key, attempt, instrument=body.instrument, received=received, now=clock())
        if outcome != "done":
            raise _problem(outcome)
        return {"stored": True, "attempt": attempt}

    @router.get("/ratings")
    def ratings(code: Code, key: Key, attempt: Attempt) -> dict[str, Any]:
        found = store.attempts.ratings(code, key, attempt)
        if found is None:
            raise _problem("unknown")
        waiting, given = found
        return {
            "waiting": waiting,
            "ratings": [{"role": one.role, "ratings": one.ratings, "code": one.code} for one in given],
        }

    return router


def _problem(outcome: str) -> Refused:
    status, sentence = SENTENCES[outcome]
    return Refused(status, sentence)


def _rubric(store: Store, shelf: Shelf, code: str, name: str) -> RubricExercise:
    exercise = shelf.of(store.cohort(code)).exercises.get(name)
    if not isinstance(exercise, RubricExercise):
        raise Refused(422, N_("exercise: this workshop has no such rubric. Load the page again."))
    return exercise


def _checked(exercise: RubricExercise, body: Rating) -> dict[str, Any]:
    """The ratings, of which at least one is a level; checked as those that are shared."""
    if body.instrument != exercise.instrument:
        raise _problem("other-rubric")
    if not any(rating != NOT_OBSERVED for rating in body.ratings.values()):
        raise Refused(422, N_("Nothing is rated yet. Choose a level for at least one criterion."))
    others: JsonValue = [{"role": body.role, "ratings": body.ratings}]
    try:
        shared: Any = exercise.check_shared({"attempts": [{"self": body.ratings, "others": others}]})
    except AnswerError as error:
        raise Refused(
            422, N_("These ratings do not fit the rubric. Load the page again."), exactly=str(error)
        ) from error
    found: dict[str, Any] = shared["attempts"][0]["others"][0]["ratings"]
    return found
