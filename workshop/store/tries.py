"""What places took lately of what is limited, counted over all workers and machines.

For each there is one number: the second at which nothing of it counts any more. Whoever takes something moves it on. So
a row holds no history, and no address: its name is an HMAC.
"""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, Protocol, TypeVar

from sqlalchemy import Connection, Dialect, bindparam, delete, func, literal_column, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from workshop.store import keys
from workshop.store.prepared import Prepared, Runs
from workshop.store.tables import tries

__all__ = ["Taken", "TryStore"]

KEPT = 3600.0
"""Seconds; no limit looks further back. A row further ahead than that was written before the clock was set back."""

PRUNE = 60.0
"""Seconds between two times that a process deletes rows that say nothing any more."""

T = TypeVar("T")
Open = Callable[[], AbstractContextManager[Connection]]


class _Submit(Protocol):
    def __call__(self, work: Callable[[Connection], T], /) -> "Future[T]": ...


class Taken(NamedTuple):
    """What was taken at one place.

    Attributes:
        kind: What is limited.
        place: Where.
        seconds: How long all that was taken counts, if it is the only thing.
        most: Seconds, less than ``KEPT``; what goes beyond is forgiven, and so is a clock that was set back.
    """

    kind: str
    place: str
    seconds: float
    most: float


class TryStore:
    """The part of the store that limits look at. The clock is that of the database, which all workers share."""

    def __init__(self, reading: Open, submit: _Submit, secret: bytes, dialect: Dialect) -> None:
        self._reading = reading
        self._submit = submit
        self._secret = secret
        self._now: Any = _clock(dialect)
        self._add = Prepared(_added(dialect, self._now), dialect)
        old = or_(tries.c.until < self._now, tries.c.until > self._now + literal_column(str(KEPT)))
        self._prune = Prepared(delete(tries).where(old), dialect)
        self._next_prune = time.monotonic()

    def mark(self, kind: str, place: str) -> str:
        """The name of a row."""
        return keys.key_hmac(self._secret, f"tries:{kind}", place)

    def standing(self) -> dict[str, float]:
        """By mark, for how many seconds more something counts."""
        ahead = (tries.c.until - self._now).label("ahead")
        with self._reading() as connection:
            rows = connection.execute(select(tries.c.mark, ahead).where(ahead > 0, ahead < KEPT))
            return {row.mark: float(row.ahead) for row in rows}

    def add(self, taken: Callable[[], Sequence[Taken]]) -> "Future[list[float]]":
        """Count what was taken, as soon as the store gets to it.

        Args:
            taken: Called then, and again with the same answer expected if the database has to be asked again.

        Returns:
            For each, for how many seconds everything counts that anyone has taken there.
        """
        return self._submit(lambda connection: self._written(connection, taken()))

    def _written(self, connection: Connection, taken: Sequence[Taken]) -> list[float]:
        marks = [self.mark(one.kind, one.place) for one in taken]
        ahead: dict[str, float] = {}
        with Runs(connection) as runs:
            # Always in the same order, so that no two workers wait for each other.
            for mark, one in sorted(zip(marks, taken, strict=True), key=lambda pair: pair[0]):
                values = {"mark": mark, "seconds": one.seconds, "most": one.most}
                ahead[mark] = float(runs.rows(self._add, values)[0][0])
            if time.monotonic() >= self._next_prune:
                self._next_prune = time.monotonic() + PRUNE
                runs.count(self._prune, {})
        return [ahead[mark] for mark in marks]


def _clock(dialect: Dialect) -> Any:
    """Seconds since 1970 by the database's clock."""
    if dialect.name == "postgresql":
        return literal_column("CAST(extract(epoch FROM clock_timestamp()) AS double precision)")
    return literal_column("((julianday('now') - 2440587.5) * 86400.0)")


def _added(dialect: Dialect, now: Any) -> Any:
    on_postgres = dialect.name == "postgresql"
    insert = postgresql.insert if on_postgres else sqlite.insert
    low, high = (func.least, func.greatest) if on_postgres else (func.min, func.max)
    seconds, most = bindparam("seconds", type_=tries.c.until.type), bindparam("most", type_=tries.c.until.type)
    fresh = insert(tries).values(mark=bindparam("mark"), until=now + low(seconds, most))
    later = low(high(tries.c.until, now) + seconds, now + most)
    return fresh.on_conflict_do_update(index_elements=["mark"], set_={"until": later}).returning(tries.c.until - now)
