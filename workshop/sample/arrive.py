"""Let made-up participants join a running room and share there, over HTTP like everyone else."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from workshop.model.lesson import Workshop
from workshop.model.submission import Submission
from workshop.sample.submissions import SEED, make_people, make_submission

__all__ = ["Room", "arrive"]


class Room(Protocol):
    """The part of a sink that a participant's device uses."""

    def join(self, cohort: str, key: str) -> object:
        """Join a cohort."""

    def accept(self, submission: Submission, key: str) -> object:
        """Hand over a submission."""


def arrive(
    room: Room,
    workshop: Workshop,
    cohort: str,
    *,
    number: int,
    now: datetime,
    seed: int = SEED,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> int:
    """Everyone joins, and everyone who stayed long enough shares once.

    Returns:
        How many shared something.
    """
    shared = 0
    for place, (person, random) in enumerate(make_people(number, seed), start=1):
        room.join(cohort, person.key)
        submission = make_submission(person, random, workshop, cohort, now)
        if submission is not None:
            room.accept(submission, person.key)
            shared += 1
        progress(place, number)
    return shared
