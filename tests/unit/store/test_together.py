"""Writes that wait at the same moment share a transaction: all are kept, and nobody pays for another's mistake."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import StaticPool

from workshop.errors import CohortError, StoreError
from workshop.store.together import Together

PEOPLE = 12


class Desk:
    """A table in memory, whose first transaction waits until everyone else is there."""

    def __init__(self) -> None:
        self.engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
        with self.engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE word (name TEXT)")
        self.transactions = 0
        self.settled: list[Any] = []
        self.full = False
        self.first, self.go = threading.Event(), threading.Event()
        self.together = Together(self.writing, self.settled.extend)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction."""
        self.transactions += 1
        if self.transactions == 1:
            self.first.set()
            assert self.go.wait(60)
        elif self.full:
            raise StoreError("the disk is full") from OperationalError("", {}, Exception("full"))
        with self.engine.begin() as connection:
            yield connection

    def crowd(self, work: Callable[[int], Callable[[Connection], Any]]) -> list[Future[Any]]:
        """One person writes, and while that goes on all others come."""
        ahead = self.together.submit(work(0))
        assert self.first.wait(60)
        others = [self.together.submit(work(number)) for number in range(1, PEOPLE)]
        self.go.set()
        self.together.close()
        return [ahead, *others]

    def names(self) -> list[str]:
        """What is kept."""
        with self.engine.connect() as connection:
            return sorted(row.name for row in connection.exec_driver_sql("SELECT name FROM word"))


def keep(number: int, *, wrong: int | None = None) -> Callable[[Connection], int]:
    """Keep a number; the wrong one writes first and fails then."""

    def work(connection: Connection) -> int:
        connection.exec_driver_sql("INSERT INTO word VALUES (?)", (f"{number:02d}",))
        if number == wrong:
            raise CohortError("There is no such cohort.")
        return number

    return work


def test_who_waits_together_is_kept_together() -> None:
    """Twelve writes are two commits: the one under way, and all that waited for it; each gets its own answer."""
    desk = Desk()
    assert [one.result() for one in desk.crowd(keep)] == list(range(PEOPLE))
    assert desk.names() == [f"{number:02d}" for number in range(PEOPLE)]
    assert (desk.transactions, sorted(desk.settled)) == (2, list(range(PEOPLE)))


def test_one_mistake_is_nobody_elses() -> None:
    """Who is refused in the middle leaves nothing behind and hears why; everyone else is kept once."""
    desk = Desk()
    found = desk.crowd(lambda number: keep(number, wrong=5))
    with pytest.raises(CohortError):
        found[5].result()
    assert [one.result() for at, one in enumerate(found) if at != 5] == [at for at in range(PEOPLE) if at != 5]
    assert desk.names() == [f"{number:02d}" for number in range(PEOPLE) if number != 5]


def test_a_full_disk_is_said_to_all_at_once() -> None:
    """Nobody hears that something is kept which is not, nor is a full disk tried again for each; it goes on after."""
    desk = Desk()
    desk.full = True
    found = desk.crowd(keep)
    assert found[0].result() == 0
    for one in found[1:]:
        with pytest.raises(StoreError, match="full"):
            one.result()
    assert (desk.names(), desk.transactions) == (["00"], 2)
    desk.full = False
    assert desk.together.submit(keep(99)).result(60) == 99
    desk.together.close()


def test_who_does_not_wait_any_more_is_left_out() -> None:
    """Somebody who gave up before their turn changes nothing, and holds up nobody."""
    desk = Desk()
    ahead = desk.together.submit(keep(0))
    assert desk.first.wait(60)
    gone, stays = desk.together.submit(keep(1)), desk.together.submit(keep(2))
    assert gone.cancel()
    desk.go.set()
    desk.together.close()
    assert [ahead.result(), stays.result(), desk.names()] == [0, 2, ["00", "02"]]
