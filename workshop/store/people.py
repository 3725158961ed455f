"""Participants as rows: withdraw, and all of them for a snapshot. Each function works in the caller's transaction."""

from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import Connection, delete, select, update

from workshop.store.forget import forget_attempts
from workshop.store.records import Person, StoredResponse
from workshop.store.shared import Known
from workshop.store.tables import participant, response, submission

__all__ = ["everyone", "forget"]


def forget(connection: Connection, person: Known, code: str, key_hmac: str, sequence: int) -> int:
    """Delete all that the participant shared and when they joined; the number that stays keeps late resends out.

    Their mark goes too: without it nobody can tell any more which entries of the ledger were theirs.

    A withdrawal is never refused, whatever its number: of two mistakes, the one that deletes is the lesser. Someone who
    is not known yet gets a row too, because what they withdraw may still be on its way.
    """
    for table in (response, submission):
        connection.execute(delete(table).where(table.c.participant == person.number))
    forget_attempts(connection, code, key_hmac)
    largest: int = max(sequence, person.sequence)
    connection.execute(
        update(participant)
        .where(participant.c.number == person.number)
        .values(sequence=largest, withdrawn=True, joined=None, mark=None)
    )
    return largest


def everyone(connection: Connection, code: str) -> Iterator[Person]:
    """Everyone who joined and did not withdraw, with what they share now, in row order."""
    here = (participant.c.cohort == code) & participant.c.withdrawn.is_(False)
    people = connection.execute(
        select(participant.c.number, participant.c.joined).where(here).order_by(participant.c.number)
    ).all()
    rows = connection.execute(
        select(response)
        .join(participant, participant.c.number == response.c.participant)
        .where(here)
        .order_by(response.c.participant, response.c.exercise)
    )
    answers = {
        number: tuple(StoredResponse(r.exercise, r.kind, r.instrument, r.answer, r.changed) for r in group)
        for number, group in groupby(rows, key=lambda row: row.participant)
    }
    for person in people:
        yield Person(person.number, person.joined, answers.get(person.number, ()))
