"""Attempts at a mock interview that others rate, kept just long enough to hand the ratings over.

An attempt is known by a short code and belongs to the key that opened it. Ratings wait until its owner has finished
rating themselves. Nothing here is for a report: what counts for one is what the owner shares.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, Row, and_, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from workshop.store import cohorts
from workshop.store.tables import attempt, rating

__all__ = ["KEPT", "OPEN", "AttemptStore", "Found", "Received"]

OPEN = timedelta(days=1)
"""How long an attempt takes ratings."""

KEPT = timedelta(days=7)
"""How long an attempt and its ratings stay."""

MOST_ATTEMPTS, MOST_RATINGS = 50, 20

Open = Callable[[], AbstractContextManager[Connection]]
Outcome = Literal["done", "again", "taken", "own", "closed", "other-rubric", "full", "unknown"]


@dataclass(frozen=True)
class Found:
    """An attempt as a rater sees it.

    Attributes:
        outcome: ``done`` if it can be rated by this key, else why not.
        exercise: The rubric exercise.
        instrument: Its rubric with the version.
    """

    outcome: Outcome
    exercise: str = ""
    instrument: str = ""


@dataclass(frozen=True)
class Received:
    """A rating that someone gave: role, ratings by criterion, and the rating code that says the same."""

    role: str
    ratings: dict[str, Any]
    code: str


class AttemptStore:
    """The part of the store that hands ratings from one device to another. Each method is one transaction."""

    def __init__(self, reading: Open, writing: Open, hashed: Callable[[str, str], str]) -> None:
        self._reading = reading
        self._writing = writing
        self._hashed = hashed

    def open(
        self, code: str, key: str, name: str, *, exercise: str, instrument: str, done: bool, now: datetime
    ) -> Outcome:
        """Open an attempt, or say that its own ratings are finished or not; opening twice is opening once."""
        owner = self._hashed(code, key)
        with self._writing() as connection:
            cohorts.find(connection, code, hold="stay")
            _clear_old(connection, code, now)
            found = _find(connection, code, name)
            if found is None:
                mine = and_(attempt.c.cohort == code, attempt.c.owner == owner)
                count = connection.execute(select(func.count()).select_from(attempt).where(mine)).scalar_one()
                if count >= MOST_ATTEMPTS:
                    return "full"
                try:
                    with connection.begin_nested():
                        values = {"cohort": code, "code": name, "owner": owner, "exercise": exercise}
                        rest = {"instrument": instrument, "done": done, "made": now}
                        connection.execute(insert(attempt).values(**values, **rest))
                except IntegrityError:
                    return "taken"  # another device took the code at the same moment
                return "done"
            if found.owner != owner:
                return "taken"
            connection.execute(update(attempt).where(attempt.c.number == found.number).values(done=done))
            return "done"

    def look(self, code: str, key: str, name: str, now: datetime) -> Found:
        """Whether this key may rate an attempt."""
        with self._reading() as connection:
            cohorts.find(connection, code)
            found = _find(connection, code, name)
            return _look(connection, found, self._hashed(code, key), now)

    def rate(self, code: str, key: str, name: str, *, instrument: str, received: Received, now: datetime) -> Outcome:
        """Keep a rating. The first one of a rater stays; the very same one sent again is the same."""
        rater = self._hashed(code, key)
        with self._writing() as connection:
            cohorts.find(connection, code, hold="stay")
            found = _find(connection, code, name)
            seen = _look(connection, found, rater, now)
            if found is None or seen.outcome in ("unknown", "own", "closed"):
                return seen.outcome
            if seen.instrument != instrument:
                return "other-rubric"
            if seen.outcome == "again":
                return "done" if _same(connection, found.number, rater, received) else "again"
            here = rating.c.attempt == found.number
            if connection.execute(select(func.count()).select_from(rating).where(here)).scalar_one() >= MOST_RATINGS:
                return "full"
            values = {"attempt": found.number, "rater": rater, "role": received.role, "code": received.code}
            try:
                with connection.begin_nested():
                    connection.execute(insert(rating).values(**values, ratings=received.ratings, received=now))
            except IntegrityError:
                return "done" if _same(connection, found.number, rater, received) else "again"
            return "done"

    def ratings(self, code: str, key: str, name: str) -> tuple[int, list[Received]] | None:
        """What others rated, for the owner alone.

        Returns:
            How many there are, and what they are once the owner has finished; None if they have no such attempt.
        """
        with self._reading() as connection:
            cohorts.find(connection, code)
            found = _find(connection, code, name)
            if found is None or found.owner != self._hashed(code, key):
                return None
            rows = connection.execute(
                select(rating).where(rating.c.attempt == found.number).order_by(rating.c.received, rating.c.code)
            ).all()
            given = [Received(row.role, dict(row.ratings), row.code) for row in rows]
            return len(given), given if found.done else []


def _find(connection: Connection, code: str, name: str) -> Row[Any] | None:
    return connection.execute(select(attempt).where(attempt.c.cohort == code, attempt.c.code == name)).one_or_none()


def _look(connection: Connection, found: Row[Any] | None, rater: str, now: datetime) -> Found:
    if found is None:
        return Found("unknown")
    about = {"exercise": found.exercise, "instrument": found.instrument}
    if found.owner == rater:
        return Found("own", **about)
    given = select(rating.c.rater).where(rating.c.attempt == found.number, rating.c.rater == rater)
    if connection.execute(given).first() is not None:
        return Found("again", **about)
    return Found("closed" if now - found.made > OPEN else "done", **about)


def _same(connection: Connection, number: int, rater: str, received: Received) -> bool:
    row = connection.execute(select(rating).where(rating.c.attempt == number, rating.c.rater == rater)).one()
    return (row.role, dict(row.ratings), row.code) == (received.role, received.ratings, received.code)


def _clear_old(connection: Connection, code: str, now: datetime) -> None:
    old = select(attempt.c.number).where(attempt.c.cohort == code, attempt.c.made < now - KEPT)
    connection.execute(delete(rating).where(rating.c.attempt.in_(old)))
    connection.execute(delete(attempt).where(attempt.c.cohort == code, attempt.c.made < now - KEPT))
