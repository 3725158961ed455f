"""Participants as rows: join, share, change one's mind, withdraw. Each function works in the caller's transaction."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from workshop.model.submission import Submission
from workshop.store.forget import forget_attempts
from workshop.store.records import Person, Receipt, StoredResponse
from workshop.store.tables import participant, response, submission

__all__ = ["everyone", "forget", "join", "replace"]


# Made once: hundreds send these within a minute, and to build a statement anew costs more than to run it.
# The lock makes two submissions of one participant take turns where the database has row locks.
_PERSON = (
    select(participant)
    .where(participant.c.cohort == bindparam("code"), participant.c.key_hmac == bindparam("mark"))
    .with_for_update()
)
_KNOWN = select(submission.c.sequence).where(
    submission.c.participant == bindparam("person"), submission.c.id == bindparam("new")
)
_BEFORE = select(response.c.exercise, response.c.answer).where(response.c.participant == bindparam("person"))
_CLEAR = delete(response).where(response.c.participant == bindparam("person"))
_ANSWERS = insert(response)
_ARRIVED = insert(submission)
_SHARES = (
    update(participant)
    .where(participant.c.number == bindparam("person"))
    .values(sequence=bindparam("last"), withdrawn=False, joined=bindparam("since"))
)


def _find(connection: Connection, code: str, key_hmac: str) -> Row[Any] | None:
    return connection.execute(_PERSON, {"code": code, "mark": key_hmac}).one_or_none()


def join(connection: Connection, code: str, key_hmac: str, now: datetime) -> Row[Any]:
    """The participant's row, made if it is not there. Joining twice is joining once, withdrawn or not."""
    row = _find(connection, code, key_hmac)
    if row is None:
        try:
            with connection.begin_nested():
                values = {"cohort": code, "key_hmac": key_hmac, "joined": now, "sequence": 0, "withdrawn": False}
                connection.execute(insert(participant).values(**values))
        except IntegrityError:
            pass  # the same participant joined at the same moment, over another connection
        row = _find(connection, code, key_hmac)
        if row is None:
            raise LookupError("a participant vanished within a transaction")
    return row


def replace(connection: Connection, code: str, key_hmac: str, new: Submission, now: datetime) -> Receipt:
    """Let a submission replace all that the participant shared before, exactly once, unless a later one is there."""
    person = join(connection, code, key_hmac, now)
    here = {"person": person.number}
    known = connection.execute(_KNOWN, {**here, "new": new.id}).scalar_one_or_none()
    if known is not None:
        return Receipt(stored=True, id=new.id, sequence=known, responses=len(new.responses))
    if new.sequence <= person.sequence:
        return Receipt(stored=False, id=new.id, sequence=person.sequence, responses=0)
    before = connection.execute(_BEFORE, here).all()
    now_shared = {answer.exercise: answer.answer for answer in new.responses}
    removed = any(now_shared.get(exercise) != answer for exercise, answer in before)
    connection.execute(_CLEAR, here)
    if new.responses:
        rows = [{"participant": person.number, **answer.model_dump()} for answer in new.responses]
        connection.execute(_ANSWERS, rows)
    arrived = {"participant": person.number, "id": new.id, "sequence": new.sequence, "received": now}
    connection.execute(_ARRIVED, arrived)
    connection.execute(_SHARES, {**here, "last": new.sequence, "since": person.joined or now})
    return Receipt(stored=True, id=new.id, sequence=new.sequence, responses=len(new.responses), removed=removed)


def forget(connection: Connection, code: str, key_hmac: str, sequence: int, now: datetime) -> int:
    """Delete all that the participant shared and when they joined; the number that stays keeps late resends out.

    Their mark goes too: without it nobody can tell any more which entries of the ledger were theirs.

    A withdrawal is never refused, whatever its number: of two mistakes, the one that deletes is the lesser. Someone who
    is not known yet gets a row too, because what they withdraw may still be on its way.
    """
    person = join(connection, code, key_hmac, now)
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
