"""What goes on in a room right now: where the group is, a pause, the rounds. It holds nothing about anybody."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from workshop.model.base import Id, Model, Text

__all__ = ["Form", "Live", "Pause", "Phase", "Place", "Rounds"]

Form = Literal["pairs", "threes"]
"""How people practise together: two rounds in pairs, or three rounds in threes."""


class Place(Model):
    """Where the facilitator asks everyone to go.

    Attributes:
        lesson: Id of a lesson.
        exercise: Id of one of its exercises, or None for its beginning.
        title: What the banner calls it.
    """

    lesson: Id
    exercise: Id | None = None
    title: Text


class Pause(Model):
    """A pause without an end, or a break with one."""

    since: datetime
    until: datetime | None = None


class Phase(Model):
    """One stretch of the practice rounds.

    Attributes:
        round: Number of the round from 1; 0 for what comes after the last one.
        part: People talk, rate in silence, or tell each other.
        seconds: How long it takes.
    """

    round: int = Field(ge=0, le=9)
    part: Literal["talk", "rate", "tell"]
    seconds: float = Field(ge=0, le=7200)


class Rounds(Model):
    """The shared timer of the practice rounds.

    Attributes:
        form: In pairs or in threes.
        phases: The stretches in order.
        elapsed: Seconds that had gone by at ``since``, or at all if it stands still.
        since: When it was last set going; None while it stands still.
    """

    form: Form
    phases: tuple[Phase, ...] = Field(min_length=1, max_length=40)
    elapsed: float = Field(default=0, ge=0)
    since: datetime | None = None


class Live(Model):
    """The state of one room.

    Attributes:
        version: Version of this format.
        run: Length of the run that was chosen, in minutes; None before the start.
        started: When the run began, or None.
        step: Number of the present step of the run of show, from 0.
        place: Where everyone is asked to go, or None.
        pause: The pause for all, or None.
        rounds: The practice rounds, or None.
        shown: Id of the exercise whose result is on the projector, or None.
    """

    version: Literal[1] = 1
    run: int | None = None
    started: datetime | None = None
    step: int = Field(default=0, ge=0)
    place: Place | None = None
    pause: Pause | None = None
    rounds: Rounds | None = None
    shown: Id | None = None
