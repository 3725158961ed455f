"""The timer of the practice rounds: where it is, and what the facilitator can do to it."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from workshop.model.live import Form, Phase
from workshop.room.live.rounds import add, gone, halt, new_rounds, onward, run, where

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
FIXTURE = json.loads((Path(__file__).parents[3] / "fixtures" / "rounds.json").read_text("utf-8"))


def at(seconds: float) -> datetime:
    """So many seconds later."""
    return NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(("elapsed", "number", "left"), FIXTURE["cases"])
def test_where_it_is(elapsed: float, number: int, left: float) -> None:
    """The same walk as on everyone's page; a phase that was cut to nothing is passed over."""
    assert where([Phase(**phase) for phase in FIXTURE["phases"]], elapsed) == (number, left)


@pytest.mark.parametrize(("form", "minutes", "talks"), [("pairs", 10, 2), ("threes", 18, 3)])
def test_everyone_answers_once(form: Form, minutes: float, talks: int) -> None:
    """Two rounds in pairs, three in threes, in the time that the run of show has for them."""
    made = new_rounds(form)
    assert sum(phase.seconds for phase in made.phases) == minutes * 60
    assert [phase.round for phase in made.phases if phase.part == "talk"] == [*range(1, talks + 1)]
    assert made.since is None


def test_it_runs_and_stands_still() -> None:
    """Time goes by only while it runs, and starting twice is starting once."""
    made = run(run(new_rounds("pairs"), NOW), at(5))
    assert gone(made, at(10)) == 10
    still = halt(made, at(10))
    assert gone(still, at(1000)) == 10
    assert gone(run(still, at(1000)), at(1004)) == 14
    assert gone(made, at(-5)) == 0, "a clock that was set back does not run the timer backwards"


def test_more_time_goes_to_the_present_phase() -> None:
    """One minute more for this part; the parts after it keep their length."""
    made = add(run(new_rounds("pairs"), NOW), 60, at(200))
    assert [phase.seconds for phase in made.phases] == [180, 240, 120, 120]
    assert where(made.phases, gone(made, at(200))) == (1, 220)


def test_onward_begins_the_next_phase_now() -> None:
    """What is left of the present part is dropped, running or not; after the last part nothing follows."""
    made = onward(run(new_rounds("pairs"), NOW), at(30))
    assert where(made.phases, gone(made, at(30))) == (1, 180)
    for _ in range(3):
        made = onward(made, at(30))
    assert where(made.phases, gone(made, at(30)))[0] == 4
    assert onward(made, at(30)) == add(made, 60, at(30)) == made
