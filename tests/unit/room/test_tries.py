"""Limits over several workers: they hold in sum, at once in each of them, and whatever the store is doing."""

import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import event

from workshop.room.tries import DEBT, Limit, Tries
from workshop.store import Store, open_store

BURST, GRAIN = 40, 8
LIMITS = {"guesses": Limit(BURST, 0.1), "joins": Limit(BURST, 0.1, GRAIN), "other": Limit(1, 0.1)}
HERE = "192.0.2.7"


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[list[Store]]:
    """A database, opened by three workers."""
    url, secret = f"sqlite:///{tmp_path / 'w.sqlite'}", tmp_path / "secret.key"
    made = [open_store(url, secret, create=True, patience=0.5) for _ in range(3)]
    yield made
    for store in made:
        store.close()


def settled(store: Store) -> None:
    """Wait until a store has done all that was asked of it."""
    store._writes.submit(lambda _: None).result()


@pytest.mark.parametrize(("kind", "more"), [("guesses", 0), ("joins", 2 * GRAIN)])
def test_workers_let_through_in_sum_what_one_would(stores: list[Store], kind: str, more: int) -> None:
    """In whatever order they are asked; where a grain is counted alone, at most one more for each other worker."""
    workers = [Tries(store, LIMITS) for store in stores]
    random, let = Random(7), 0
    for _ in range(6 * BURST):
        number = random.randrange(3)
        let += workers[number].take(kind, HERE) == 0
        settled(stores[number])
    assert BURST <= let <= BURST + more + len(workers) - 1
    assert all(worker.wait(kind, HERE) > 0 for worker in workers)
    assert all(worker.wait(kind, "192.0.2.8") == 0 for worker in workers)
    assert all(worker.wait("other", HERE) == 0 for worker in workers)


def test_a_worker_that_begins_again_remembers(stores: list[Store]) -> None:
    """Nobody gets a new allowance by a restart, nor by what each worker let through at the same moment."""
    worker = Tries(stores[0], LIMITS)
    for _ in range(BURST):
        worker.count("guesses", HERE)
    settled(stores[0])
    again = Tries(stores[1], LIMITS)
    assert again.wait("guesses", HERE) > 0
    assert again.take("guesses", "192.0.2.8") == 0


def test_what_happens_at_once_is_told_once(stores: list[Store]) -> None:
    """A burst costs the store a write or two and not one for each, and none of it is lost."""
    writes = []
    event.listen(stores[0]._engine, "commit", writes.append)
    worker = Tries(stores[0], LIMITS)
    with stores[0]._writing():  # the store is busy meanwhile
        for _ in range(BURST - 1):
            worker.count("guesses", HERE)
        before = len(writes)
    settled(stores[0])
    assert len(writes) - before <= 4
    other = Tries(stores[1], LIMITS)
    assert other.take("guesses", HERE) == 0
    assert other.take("guesses", HERE) > 0


def test_a_store_that_does_not_answer_stops_no_limit(stores: list[Store]) -> None:
    """Each worker goes on by what it knows, and what it could not tell it tells later."""
    worker = Tries(stores[0], LIMITS)
    with stores[1]._writing():  # another process holds the database
        let = sum(worker.take("guesses", HERE) == 0 for _ in range(BURST + 5))
        settled_or_not(stores[0])
    assert let == BURST
    worker.count("guesses", HERE)
    settled(stores[0])
    assert Tries(stores[2], LIMITS).wait("guesses", HERE) > 0


def settled_or_not(store: Store) -> None:
    """Wait until a store has done or given up what was asked of it."""
    assert store._writes.submit(lambda _: None).exception() is not None


def test_nobody_waits_for_ever(stores: list[Store]) -> None:
    """Who goes on too long owes some tries more, and not all of them; the wait that is said is the true one."""
    now = time.monotonic()
    worker = Tries(stores[0], {"guesses": Limit(BURST, 0.5)}, lambda: now)
    for _ in range(50 * BURST):
        worker.count("guesses", HERE)
    wait = worker.wait("guesses", HERE)
    assert wait == 2 * (DEBT + 1)
    now += wait
    assert worker.take("guesses", HERE) == 0
    assert worker.take("guesses", HERE) > 0
