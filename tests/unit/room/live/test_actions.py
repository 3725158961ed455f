"""What a facilitator can do, as pure steps from one state to the next."""

from datetime import UTC, datetime, timedelta

import pytest
from pydantic import ValidationError

from workshop.model.live import Live, Place
from workshop.room.live.actions import ACTION, after
from workshop.room.live.rounds import gone

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
LATER = NOW + timedelta(seconds=40)
HERE = Place(lesson="start", title="The start")


def act(live: Live, now: datetime = NOW, **action: object) -> Live:
    """The state after an action as a page sends it."""
    return after(live, ACTION.validate_python(action), lambda _: HERE, now)


def test_starting_over_forgets_what_went_on() -> None:
    """A rehearsal leaves nothing behind in the session."""
    before = act(act(act(Live(), do="start", run=60), do="step", to=4), do="pause")
    assert act(before, LATER, do="start", run=90) == Live(run=90, started=LATER)
    assert act(before, do="end") == Live()


def test_the_next_step_lets_go_of_the_place_before() -> None:
    """Nobody is called to where the group no longer is."""
    gathered = act(Live(run=60, started=NOW), do="gather")
    assert gathered.place == HERE
    assert act(gathered, do="let-go").place is None
    moved = act(gathered, do="step", to=1)
    assert (moved.step, moved.place) == (1, None)


def test_a_pause_holds_the_rounds_until_someone_sets_them_going() -> None:
    """A break takes no minute from anyone's turn."""
    running = act(act(Live(), do="rounds", form="threes"), do="rounds-go")
    paused = act(running, LATER, do="break", minutes=5)
    assert paused.pause is not None
    assert paused.pause.until == LATER + timedelta(minutes=5)
    assert paused.rounds is not None
    assert (paused.rounds.since, paused.rounds.elapsed) == (None, 40)
    again = act(act(paused, LATER, do="resume"), LATER, do="rounds-go")
    assert again.pause is None
    assert again.rounds is not None
    assert gone(again.rounds, LATER) == 40


def test_the_timer_without_rounds_does_nothing() -> None:
    """A second press of a button whose rounds are over is no error."""
    for do in ("rounds-go", "rounds-halt", "rounds-more", "rounds-next", "rounds-end"):
        assert act(Live(), do=do) == Live()


@pytest.mark.parametrize(
    "action",
    [
        {},
        {"do": "dance"},
        {"do": "step", "to": -1},
        {"do": "break", "minutes": 999},
        {"do": "rounds", "form": "fours"},
        {"do": "pause", "more": 1},
        {"do": "reveal", "exercise": "../x"},
    ],
)
def test_what_is_no_action(action: dict[str, object]) -> None:
    """Anything else is refused before it touches a room."""
    with pytest.raises(ValidationError):
        ACTION.validate_python(action)
