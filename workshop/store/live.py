"""The live state of rooms and what was revealed in them, so that every worker sees the same."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from workshop.store import cohorts
from workshop.store.tables import live, participant, response, reveal

__all__ = ["LiveRow", "LiveStore", "Progress"]

Data = dict[str, Any]
Open = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True)
class LiveRow:
    """What is kept of a room.

    Attributes:
        number: Grows by one with each change; 0 if nothing happened yet.
        state: The state as it was written; empty if nothing happened yet.
        reveals: Frozen results by exercise, in the order in which they were revealed.
    """

    number: int
    state: Data
    reveals: dict[str, Data]


@dataclass(frozen=True)
class Progress:
    """Exact counts of one cohort, for the disclosure gate only.

    Attributes:
        joined: Who joined and did not withdraw.
        begun: Who of them shares at least one answer now.
        finished: Who of them shares the exercise that counts as finishing.
        sharing: By exercise, who of them shares it now.
    """

    joined: int
    begun: int
    finished: int
    sharing: dict[str, int]


class LiveStore:
    """The part of the store that holds what goes on right now. Each method is one transaction."""

    def __init__(self, reading: Open, writing: Open) -> None:
        self._reading = reading
        self._writing = writing

    def numbers(self, codes: Iterable[str]) -> dict[str, int]:
        """The number of each room's last change; one small question for all of them."""
        with self._reading() as connection:
            rows = connection.execute(select(live.c.cohort, live.c.number).where(live.c.cohort.in_(list(codes))))
            return {row.cohort: row.number for row in rows}

    def read(self, code: str) -> LiveRow:
        """What is kept of a room."""
        with self._reading() as connection:
            return _read(connection, code)

    def change(self, code: str, step: Callable[[Data], Data]) -> LiveRow:
        """Replace the state by what a function makes of it; two changes at once take turns."""
        with self._writing() as connection:
            cohorts.find(connection, code)
            number, state = _locked(connection, code)
            _write(connection, code, number + 1, step(state))
            return _read(connection, code)

    def freeze(
        self, code: str, exercise: str, result: Data, step: Callable[[Data], Data], now: datetime
    ) -> tuple[LiveRow, bool]:
        """Keep a released result for good and change the state with it. The first one stays, whoever comes later.

        Returns:
            What is kept, and whether this result is the one that stays.
        """
        with self._writing() as connection:
            cohorts.find(connection, code)
            number, state = _locked(connection, code)
            known = exercise in _reveals(connection, code)
            if not known:
                connection.execute(insert(reveal).values(cohort=code, exercise=exercise, at=now, result=result))
                cohorts.note(connection, "reveal", code, now, exercise)
            _write(connection, code, number + 1, step(state))
            return _read(connection, code), not known

    def progress(self, code: str, finish: str) -> Progress:
        """Exact counts, for the disclosure gate only."""
        with self._reading() as connection:
            counts = cohorts.count(connection, code, finish)
            here = (participant.c.cohort == code) & participant.c.withdrawn.is_(False)
            shared = response.join(participant, participant.c.number == response.c.participant)
            begun = select(func.count(response.c.participant.distinct())).select_from(shared).where(here)
            each = (
                select(response.c.exercise, func.count()).select_from(shared).where(here).group_by(response.c.exercise)
            )
            sharing = {row[0]: row[1] for row in connection.execute(each)}
            return Progress(counts.joined, connection.execute(begun).scalar_one(), counts.finished, sharing)


def _read(connection: Connection, code: str) -> LiveRow:
    row = connection.execute(select(live.c.number, live.c.state).where(live.c.cohort == code)).one_or_none()
    return LiveRow(row.number if row else 0, dict(row.state) if row else {}, _reveals(connection, code))


def _reveals(connection: Connection, code: str) -> dict[str, Data]:
    rows = connection.execute(select(reveal).where(reveal.c.cohort == code).order_by(reveal.c.at, reveal.c.exercise))
    return {row.exercise: dict(row.result) for row in rows}


def _locked(connection: Connection, code: str) -> tuple[int, Data]:
    """The row, made if it is not there, and held until the transaction ends."""
    query = select(live.c.number, live.c.state).where(live.c.cohort == code).with_for_update()
    row = connection.execute(query).one_or_none()
    if row is None:
        try:
            with connection.begin_nested():
                connection.execute(insert(live).values(cohort=code, number=0, state={}))
        except IntegrityError:
            pass  # another worker made it at the same moment
        row = connection.execute(query).one()
    return row.number, dict(row.state)


def _write(connection: Connection, code: str, number: int, state: Data) -> None:
    connection.execute(update(live).where(live.c.cohort == code).values(number=number, state=state))
