"""How long a cohort's data is kept, and the audit of what was done with it. Each method is one transaction."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from workshop.store import cohorts
from workshop.store.records import Cohort
from workshop.store.tables import audit, cohort

__all__ = ["AuditLine", "Keeping"]

Open = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True)
class AuditLine:
    """One thing that was done with a cohort's data.

    Attributes:
        at: When, with time zone.
        action: One word, such as ``export-raw``, ``release``, ``reveal``, ``erase``.
        cohort: The cohort's code, or None if it was done with all of them.
        detail: More about it; never a person, an answer or a key.
    """

    at: datetime
    action: str
    cohort: str | None
    detail: str


class Keeping:
    """The part of the store that knows when data has to go, and what was done with it."""

    def __init__(self, reading: Open, writing: Open) -> None:
        self._reading = reading
        self._writing = writing

    def keep_until(self, code: str, moment: datetime | None, now: datetime) -> Cohort:
        """Say when a cohort's data has to be erased; None for no date."""
        with self._writing() as connection:
            cohorts.find(connection, code, hold="erase")
            connection.execute(update(cohort).where(cohort.c.code == code).values(erase_after=moment))
            cohorts.note(connection, "keep", code, now, f"until {moment:%Y-%m-%d}" if moment else "no date")
            return cohorts.find(connection, code)[0]

    def expired(self, now: datetime) -> list[Cohort]:
        """The cohorts whose date has passed, the oldest first."""
        with self._reading() as connection:
            found = cohorts.list_all(connection)
        return [one for one in found if one.erase_after is not None and one.erase_after <= now]

    def note(self, action: str, code: str | None, now: datetime, detail: str = "") -> None:
        """Write down that something was done. Who does it writes first, so that nothing leaves unwritten."""
        with self._writing() as connection:
            cohorts.note(connection, action, code, now, detail)

    def audit(self, code: str | None = None) -> list[AuditLine]:
        """What was done, the oldest first; of one cohort, or of all. It outlives the cohort."""
        query = select(audit).order_by(audit.c.number)
        if code is not None:
            query = query.where(audit.c.cohort == code)
        with self._reading() as connection:
            return [AuditLine(row.at, row.action, row.cohort, row.detail) for row in connection.execute(query)]
