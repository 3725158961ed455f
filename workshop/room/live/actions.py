"""What a facilitator can do in a room: each action is a pure step from one state to the next."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from workshop.model.base import Id, Model
from workshop.model.live import Form, Live, Pause, Place, Rounds
from workshop.room.live import rounds

__all__ = ["ACTION", "Act", "Action", "Reveal", "after"]


class Start(Model):
    """Start the run, or start it over."""

    do: Literal["start"]
    run: int = Field(ge=5, le=480)


class Step(Model):
    """Go to a step of the run of show, and call everyone there if asked."""

    do: Literal["step"]
    to: int = Field(ge=0, le=999)


class Act(Model):
    """An action without anything to it."""

    do: Literal["gather", "let-go", "pause", "resume", "hide", "end"]


class Break(Model):
    """A break of some minutes for everyone."""

    do: Literal["break"]
    minutes: int = Field(ge=1, le=60)


class Practise(Model):
    """Lay out the practice rounds; they wait for their start."""

    do: Literal["rounds"]
    form: Form


class Timer(Model):
    """The timer of the rounds: go, stand still, one minute more, next part, put away."""

    do: Literal["rounds-go", "rounds-halt", "rounds-more", "rounds-next", "rounds-end"]


class Reveal(Model):
    """Show the result of an exercise, freezing it if it is not frozen yet. The store takes part in that."""

    do: Literal["reveal"]
    exercise: Id


Action = Annotated[Start | Step | Act | Break | Practise | Timer | Reveal, Field(discriminator="do")]
ACTION: TypeAdapter[Action] = TypeAdapter(Action)

MORE = 60.0


def after(live: Live, action: Action, here: Callable[[Live], Place | None], now: datetime) -> Live:
    """The state after an action.

    Args:
        live: The state before.
        action: What the facilitator did.
        here: Gives the place of a state's present step.
        now: The time.
    """
    match action:
        case Start():
            return Live(run=action.run, started=now)
        case Break():
            until = now + timedelta(minutes=action.minutes)
            return _with(_held(live, now), pause=Pause(since=now, until=until))
        case Act():
            return _act(live, action.do, here, now)
        case _:
            return _with(live, **_change(live, action, now))


def _change(live: Live, action: Step | Practise | Timer | Reveal, now: datetime) -> dict[str, Any]:
    match action:
        case Step():
            return {"step": action.to, "place": None, "shown": None}
        case Practise():
            return {"rounds": rounds.new_rounds(action.form)}
        case Timer():
            return {"rounds": _timer(live, action.do, now)}
        case Reveal():
            return {"shown": action.exercise}


def _act(live: Live, do: str, here: Callable[[Live], Place | None], now: datetime) -> Live:
    match do:
        case "gather":
            return _with(live, place=here(live))
        case "let-go":
            return _with(live, place=None)
        case "pause":
            return _with(_held(live, now), pause=Pause(since=now))
        case "resume":
            return _with(live, pause=None)
        case "hide":
            return _with(live, shown=None)
        case _:
            return Live()


def _with(live: Live, **fields: Any) -> Live:
    return live.model_copy(update=fields)


def _held(live: Live, now: datetime) -> Live:
    """A pause for all holds for the rounds as well; they wait to be set going again."""
    return live if live.rounds is None else _with(live, rounds=rounds.halt(live.rounds, now))


def _timer(live: Live, do: str, now: datetime) -> Rounds | None:
    if live.rounds is None or do == "rounds-end":
        return None
    match do:
        case "rounds-go":
            return rounds.run(live.rounds, now)
        case "rounds-halt":
            return rounds.halt(live.rounds, now)
        case "rounds-more":
            return rounds.add(live.rounds, MORE, now)
        case _:
            return rounds.onward(live.rounds, now)
