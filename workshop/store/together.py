"""Let writes that wait at the same moment share one transaction: a disk syncs once for all of them."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from workshop.errors import StoreError

__all__ = ["Together"]

MOST = 64
"""Writes in one transaction, so that nobody waits long for a large one."""

T = TypeVar("T")


@dataclass
class _Wish:
    work: Callable[[Connection], Any]
    value: Any = None
    error: BaseException | None = None
    leads: bool = False
    turn: Event = field(default_factory=Event)


class Together:
    """Runs functions of a connection; each returns once what it did is committed.

    The first of those who wait leads: it takes whoever waits along into one transaction, commits, and lets them go on.
    What comes meanwhile waits for the next. A database in trouble is in trouble for all of them; if something else
    fails, nothing is kept, and each is run again in a transaction of its own, so nobody pays for another's mistake.

    Args:
        writing: Opens a transaction, commits it in the end, and raises StoreError.
        settle: Called after the commit and before anyone goes on, with what the functions gave back.
    """

    def __init__(
        self, writing: Callable[[], AbstractContextManager[Connection]], settle: Callable[[Iterable[Any]], None]
    ) -> None:
        self._writing = writing
        self._settle = settle
        self._guard = Lock()
        self._waiting: list[_Wish] = []
        self._busy = False

    def __call__(self, work: Callable[[Connection], T]) -> T:
        """What ``work`` gives back, once it is committed. It may run more than once, and counts once."""
        wish = _Wish(work)
        with self._guard:
            self._waiting.append(wish)
            wish.leads, self._busy = not self._busy, True
        if not wish.leads:
            wish.turn.wait()
        if wish.leads:
            self._lead()
        if wish.error is not None:
            raise wish.error
        value: T = wish.value
        return value

    def _lead(self) -> None:
        with self._guard:
            batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
        try:
            self._commit(batch)
        except BaseException as error:  # noqa: BLE001 - whatever it is, nobody may be left waiting
            for wish in batch:
                wish.error = wish.error or error
        finally:
            self._hand_on()
            for wish in batch:
                wish.turn.set()

    def _hand_on(self) -> None:
        with self._guard:
            self._busy = bool(self._waiting)
            if self._waiting:
                self._waiting[0].leads = True
                self._waiting[0].turn.set()

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

    def _alone(self, wish: _Wish) -> None:
        try:
            self._commit([wish])
        except Exception as error:  # noqa: BLE001 - it is raised where it belongs, in the thread that wished it
            wish.error = error


def _in_trouble(error: Exception) -> bool:
    """Whether the database itself fails, and would fail again for each."""
    return isinstance(error, StoreError) and isinstance(error.__cause__, OperationalError | PoolTimeout)
