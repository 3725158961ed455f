"""Writes of many people: SQLite takes them together, since a disk then syncs once for all; elsewhere each is alone."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from threading import Condition, Thread
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from workshop.errors import StoreError

__all__ = ["Apart", "Together"]

MOST = 64
"""Writes in one transaction, so that nobody waits long for a large one."""

T = TypeVar("T")
Writing = Callable[[], AbstractContextManager[Connection]]


@dataclass
class _Wish:
    work: Callable[[Connection], Any]
    promise: "Future[Any]" = field(default_factory=Future)
    value: Any = None


class Together:
    """Runs functions of a connection in a thread of its own; each counts as done once what it did is committed.

    Whoever waits goes along into one transaction, and what comes meanwhile waits for the next. A database in trouble is
    in trouble for all of them; if something else fails, nothing is kept, and each is run again in a transaction of its
    own, so nobody pays for another's mistake.

    Args:
        writing: Opens a transaction, commits it in the end, and raises StoreError.
        settle: Called after the commit and before anyone goes on, with what the functions gave back.
    """

    def __init__(self, writing: Writing, settle: Callable[[Iterable[Any]], None]) -> None:
        self._writing = writing
        self._settle = settle
        self._waiting: list[_Wish] = []
        self._changed = Condition()
        self._thread: Thread | None = None
        self._ends = False

    def submit(self, work: Callable[[Connection], T]) -> "Future[T]":
        """What ``work`` will give back, once it is committed. It may run more than once, and counts once."""
        wish = _Wish(work)
        with self._changed:
            self._waiting.append(wish)
            if self._thread is None:
                self._ends = False
                self._thread = Thread(target=self._run, name="store", daemon=True)
                self._thread.start()
            self._changed.notify()
        return wish.promise

    def close(self) -> None:
        """End the thread, once everyone who waits has been served."""
        with self._changed:
            thread, self._thread, self._ends = self._thread, None, True
            self._changed.notify()
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        while batch := self._next():
            try:
                self._commit(batch)
            except BaseException as error:  # noqa: BLE001 - whatever it is, nobody may be left waiting
                for wish in batch:
                    if not wish.promise.done():
                        wish.promise.set_exception(error)

    def _next(self) -> list[_Wish]:
        """Those who go along next, as soon as there are some; nobody in the end."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._ends)
                batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            going = [wish for wish in batch if wish.promise.set_running_or_notify_cancel()]
            if going or not batch:
                return going

    def _commit(self, batch: list[_Wish]) -> None:
        try:
            with self._writing() as connection:
                for wish in batch:
                    wish.value = wish.work(connection)
            self._settle(wish.value for wish in batch)
        except Exception as error:
            if len(batch) == 1 or _in_trouble(error):
                raise
            for wish in batch:
                self._alone(wish)
            return
        for wish in batch:
            wish.promise.set_result(wish.value)

    def _alone(self, wish: _Wish) -> None:
        try:
            self._commit([wish])
        except Exception as error:  # noqa: BLE001 - it is raised where it belongs, in whoever wished it
            wish.promise.set_exception(error)


class Apart:
    """The same where many may write at once: each in a transaction and over a connection of its own.

    Args:
        writing: Opens a transaction, commits it in the end, and raises StoreError.
        most: Writes at the same time.
    """

    def __init__(self, writing: Writing, most: int) -> None:
        self._writing = writing
        self._most = most
        self._pool: ThreadPoolExecutor | None = None

    def submit(self, work: Callable[[Connection], T]) -> "Future[T]":
        """What ``work`` will give back, once it is committed."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._most, "store")
        return self._pool.submit(self._one, work)

    def close(self) -> None:
        """End the threads, once everyone who waits has been served."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown()

    def _one(self, work: Callable[[Connection], T]) -> T:
        with self._writing() as connection:
            return work(connection)


def _in_trouble(error: Exception) -> bool:
    """Whether the database itself fails, and would fail again for each."""
    return isinstance(error, StoreError) and isinstance(error.__cause__, OperationalError | PoolTimeout)
