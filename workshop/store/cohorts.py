"""Cohorts as rows: make, find, list, count and erase. Each function works in the caller's transaction."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, and_, delete, exists, func, insert, select

from workshop.errors import CohortError, StoreError
from workshop.store import keys
from workshop.store.forget import forget_attempts
from workshop.store.records import Cohort, Counts
from workshop.store.tables import audit, cohort, frozen, live, participant, response, reveal, submission

__all__ = ["count", "delete_cohort", "find", "insert_cohort", "list_all", "no_cohort", "note"]

TRIES = 20


def _record(row: Row[Any]) -> Cohort:
    fields = dict(row._mapping)
    del fields["facilitator_key_hash"]
    return Cohort(**fields)


def note(connection: Connection, action: str, code: str | None, now: datetime, detail: str = "") -> None:
    """Write one line of the audit: who holds the data must be able to say what was done with it."""
    connection.execute(insert(audit).values(at=now, action=action, cohort=code, detail=detail))


def find(connection: Connection, code: str, *, hold: Literal["read", "stay", "erase"] = "read") -> tuple[Cohort, str]:
    """A cohort and the hash of its facilitator's key.

    Args:
        connection: A transaction.
        code: The cohort's code.
        hold: ``stay`` keeps the cohort from being erased until the transaction ends; ``erase`` waits for everyone who
            does so. Without it, an answer that comes in while a cohort is erased could fail halfway.

    Raises:
        CohortError: If there is none with this code.
    """
    query = select(cohort).where(cohort.c.code == code)
    if hold != "read":
        query = query.with_for_update(read=hold == "stay", key_share=hold == "stay")
    row = connection.execute(query).one_or_none()
    if row is None:
        raise no_cohort(code)
    return _record(row), row.facilitator_key_hash


def no_cohort(code: str) -> CohortError:
    """What is raised where a cohort is not there."""
    return CohortError(f"There is no cohort with the code {code}. `workshop cohort list` shows those there are.")


def insert_cohort(connection: Connection, *, now: datetime, **fields: Any) -> tuple[Cohort, str]:
    """Make a cohort with a code that nobody has, and its facilitator's key, which is shown this once."""
    key = keys.new_facilitator_key()
    for _ in range(TRIES):
        code = keys.new_code()
        if connection.execute(select(cohort.c.code).where(cohort.c.code == code)).first() is None:
            break
    else:
        raise StoreError("No free cohort code was found. Erase cohorts that are no longer needed, then try again.")
    connection.execute(insert(cohort).values(code=code, created=now, facilitator_key_hash=keys.key_hash(key), **fields))
    note(connection, "new", code, now)
    return find(connection, code)[0], key


def list_all(connection: Connection) -> list[Cohort]:
    """Every cohort, the oldest first."""
    rows = connection.execute(select(cohort).order_by(cohort.c.created, cohort.c.code))
    return [_record(row) for row in rows]


def count(connection: Connection, code: str, finish: str) -> Counts:
    """How many joined, and how many of them share the exercise ``finish`` now. Withdrawn participants do not count."""
    here = and_(participant.c.cohort == code, participant.c.withdrawn.is_(False))
    finished = exists().where(response.c.participant == participant.c.number, response.c.exercise == finish)
    joined = connection.execute(select(func.count()).select_from(participant).where(here)).scalar_one()
    done = connection.execute(select(func.count()).select_from(participant).where(here, finished)).scalar_one()
    return Counts(joined=joined, finished=done)


def delete_cohort(connection: Connection, code: str, now: datetime) -> None:
    """Delete a cohort with everyone and everything in it; only the audit's line stays, without numbers.

    Raises:
        CohortError: If there is none with this code.
    """
    find(connection, code, hold="erase")
    members = select(participant.c.number).where(participant.c.cohort == code)
    connection.execute(delete(response).where(response.c.participant.in_(members)))
    connection.execute(delete(submission).where(submission.c.participant.in_(members)))
    forget_attempts(connection, code)
    for table in (participant, live, reveal, frozen):
        connection.execute(delete(table).where(table.c.cohort == code))
    connection.execute(delete(cohort).where(cohort.c.code == code))
    note(connection, "erase", code, now)
