"""The timer of the practice rounds, as pure functions of what is kept and the time now.

``workshop/frontend/rounds.js`` has the same walk; ``tests/fixtures/rounds.json`` is tested against both.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from workshop.model.live import Form, Phase, Rounds

__all__ = ["add", "gone", "halt", "new_rounds", "onward", "run", "where"]

TALK, RATE, TELL = 180.0, 120.0, 60.0
LONGEST = 7200.0


def _phase(number: int, part: Literal["talk", "rate", "tell"], seconds: float) -> Phase:
    return Phase(round=number, part=part, seconds=seconds)


def new_rounds(form: Form) -> Rounds:
    """The rounds before they begin.

    In threes, three rounds of six minutes: three to talk, two to rate in silence, one to tell. In pairs, two rounds of
    three minutes, then two to rate and two to tell each other.
    """
    if form == "threes":
        each = (("talk", TALK), ("rate", RATE), ("tell", TELL))
        return Rounds(form=form, phases=tuple(_phase(n, part, time) for n in (1, 2, 3) for part, time in each))  # type: ignore[arg-type]
    talks = (_phase(1, "talk", TALK), _phase(2, "talk", TALK))
    return Rounds(form=form, phases=(*talks, _phase(0, "rate", RATE), _phase(0, "tell", 2 * TELL)))


def gone(rounds: Rounds, now: datetime) -> float:
    """Seconds that have gone by, pauses left out."""
    running = 0.0 if rounds.since is None else max(0.0, (now - rounds.since).total_seconds())
    return rounds.elapsed + running


def where(phases: Sequence[Phase], elapsed: float) -> tuple[int, float]:
    """Which phase it is after so many seconds, and how many are left of it.

    Returns:
        The number of the phase from 0 and its seconds left; the number of phases and 0 once all are over.
    """
    rest = elapsed
    for number, phase in enumerate(phases):
        if rest < phase.seconds:
            return number, phase.seconds - rest
        rest -= phase.seconds
    return len(phases), 0.0


def run(rounds: Rounds, now: datetime) -> Rounds:
    """Set the timer going; one that goes is left alone."""
    return rounds if rounds.since is not None else rounds.model_copy(update={"since": now})


def halt(rounds: Rounds, now: datetime) -> Rounds:
    """Let the timer stand still."""
    return rounds.model_copy(update={"elapsed": gone(rounds, now), "since": None})


def add(rounds: Rounds, seconds: float, now: datetime) -> Rounds:
    """Give the present phase more time."""
    number, _ = where(rounds.phases, gone(rounds, now))
    if number == len(rounds.phases):
        return rounds
    longer = min(LONGEST, rounds.phases[number].seconds + seconds)
    return _with(rounds, number, longer)


def onward(rounds: Rounds, now: datetime) -> Rounds:
    """Go on to the next phase now."""
    number, left = where(rounds.phases, gone(rounds, now))
    if number == len(rounds.phases):
        return rounds
    return _with(rounds, number, rounds.phases[number].seconds - left)


def _with(rounds: Rounds, number: int, seconds: float) -> Rounds:
    phases = list(rounds.phases)
    phases[number] = phases[number].model_copy(update={"seconds": seconds})
    return rounds.model_copy(update={"phases": tuple(phases)})
