"""What goes on in a room, and what was revealed in it, is kept for every worker to see."""

import threading
from typing import Any

from tests.unit.store.conftest import KEY, NOW, ON_BOTH
from workshop.store import Store

pytestmark = ON_BOTH


def one_more(state: dict[str, Any]) -> dict[str, Any]:
    """A change that depends on what was there."""
    return {"n": state.get("n", 0) + 1}


def test_a_room_begins_with_nothing(store: Store, code: str) -> None:
    """Reading makes no row, and a change gets a number by which other workers know of it."""
    assert store.live.numbers([code]) == {}
    row = store.live.read(code)
    assert (row.number, row.state, row.reveals) == (0, {}, {})
    assert store.live.change(code, one_more).state == {"n": 1}
    assert store.live.numbers([code, "AAAAAA"]) == {code: 1}


def test_changes_at_once_take_turns(store: Store, code: str) -> None:
    """Two facilitators who press at the same moment both count."""
    threads = [threading.Thread(target=store.live.change, args=(code, one_more)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    row = store.live.read(code)
    assert (row.number, row.state) == (8, {"n": 8})


def test_what_is_revealed_stays_as_it_was(store: Store, code: str) -> None:
    """A result is frozen by the first who reveals it; who comes later gets that one, and the audit has one line."""
    first, made = store.live.freeze(code, "sort", {"people": 12}, one_more, NOW)
    again, second = store.live.freeze(code, "sort", {"people": 13}, one_more, NOW)
    assert (made, second) == (True, False)
    assert first.reveals == again.reveals == {"sort": {"people": 12}}
    assert again.number == 2


def test_erasing_a_cohort_erases_its_room(store: Store, code: str) -> None:
    """Nothing of a room outlives its cohort."""
    store.join(code, KEY, NOW)
    store.live.freeze(code, "sort", {"people": 12}, one_more, NOW)
    store.erase(code, NOW)
    assert store.live.read(code).reveals == {}
    assert store.live.numbers([code]) == {}


def test_a_rooms_key_is_the_same_after_a_restart(store: Store, code: str) -> None:
    """The same on one day, another on the next and for another cohort."""
    key = store.room_key(code, NOW.date())
    assert len(key) == 22
    assert key == store.room_key(code, NOW.date())
    assert len({key, store.room_key("AAAAAA", NOW.date()), store.room_key(code, NOW.date().replace(day=1))}) == 3
