"""What places took, as the store counts it: all workers together, by the database's clock, and not for long."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select, update

from tests.unit.store.conftest import ON_BOTH
from workshop.store import Store, open_store
from workshop.store.tables import tries
from workshop.store.tries import KEPT, Taken

pytestmark = ON_BOTH


def took(store: Store, seconds: float, place: str = "192.0.2.7", most: float = 100) -> float:
    """Count something, and give what counts there now."""
    return store.tries.add(lambda: [Taken("guesses", place, seconds, most)]).result()[0]


def rows(store: Store) -> dict[str, float]:
    """What is in the table."""

    def read(connection: Connection) -> dict[str, float]:
        return {row.mark: row.until for row in connection.execute(select(tries))}

    return store._writes.submit(read).result()


def moved(store: Store, seconds: float) -> None:
    """What another clock would have written: one that is so many seconds ahead."""
    store._writes.submit(lambda one: one.execute(update(tries).values(until=tries.c.until + seconds))).result()


def test_workers_count_together(url: str, secret: Path, store: Store) -> None:
    """Two workers that count at the same time lose nothing, and one that begins later finds all of it."""
    with open_store(url, secret, create=False) as other:

        def both(number: int) -> None:
            store_of = (store, other)[number % 2]
            places = ["192.0.2.7", "192.0.2.8", "192.0.2.9"][:: 1 - 2 * (number % 2)]  # in opposite orders
            store_of.tries.add(lambda: [Taken("guesses", place, 2, 1000) for place in places]).result()

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(both, range(40)))
    with open_store(url, secret, create=False) as third:
        standing = third.tries.standing()
        assert standing.keys() == {third.tries.mark("guesses", f"192.0.2.{end}") for end in (7, 8, 9)}
        assert all(60 < ahead <= 80 for ahead in standing.values()), standing


def test_what_is_taken_is_paid_back_by_the_second_and_never_more_than_the_most(store: Store) -> None:
    """Places and kinds are counted apart."""
    assert took(store, 0.3) == pytest.approx(0.3, abs=0.01)
    moved(store, -0.5)
    assert took(store, 2) == pytest.approx(2, abs=0.01)
    assert 3.5 < took(store, 2) <= 4
    assert took(store, 500) == pytest.approx(100, abs=0.01)
    assert took(store, 500, place="192.0.2.8", most=5) == pytest.approx(5, abs=0.01)
    assert len(store.tries.standing()) == 2


def test_a_clock_that_jumps_shuts_nobody_out(store: Store) -> None:
    """Set back by a day, it leaves rows far ahead: they count as the most that there is, or not at all."""
    took(store, 2)
    moved(store, 86_400)
    assert store.tries.standing() == {}
    assert took(store, 2) == pytest.approx(100, abs=0.01)
    moved(store, -86_400)
    assert took(store, 2) == pytest.approx(2, abs=0.01)


def test_no_address_is_kept_and_nothing_for_long(store: Store) -> None:
    """What says nothing any more is deleted when something else is counted."""
    old = {"old": time.time() - 1, "wrong": time.time() + KEPT + 60, "counts": time.time() + 60}
    values = [{"mark": mark, "until": until} for mark, until in old.items()]
    store._writes.submit(lambda connection: connection.execute(insert(tries), values)).result()
    took(store, 2)
    assert rows(store).keys() == {"counts", store.tries.mark("guesses", "192.0.2.7")}
    assert "192" not in "".join(rows(store))
