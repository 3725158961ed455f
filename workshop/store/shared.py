"""Join, and share: what hundreds do within a minute. Each method works in the caller's transaction."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect, Text, bindparam, cast, delete, false, func, literal_column, select, update
from sqlalchemy.dialects import postgresql, sqlite

from workshop.model.submission import Response, Submission
from workshop.store.cohorts import no_cohort
from workshop.store.prepared import Prepared, Runs
from workshop.store.records import Checked, Receipt, StoredResponse
from workshop.store.tables import Moment, cohort, participant, response, submission

__all__ = ["Known", "Shared", "Sharing"]


Answer = Response | StoredResponse
Sharing = Submission | Checked
"""What is to be kept of a submission, as it was sent or as a room has checked it."""


_REST = ("kind", "instrument", "answer", "changed")


class Known(NamedTuple):
    """A participant's row: its number, and the number of their last submission."""

    number: int
    sequence: int


class Shared:
    """The statements of one database, compiled once.

    A submission mostly adds an answer or two to those before it. So what is there already is left alone, and only what
    differs is deleted and written.
    """

    def __init__(self, dialect: Dialect) -> None:
        insert = postgresql.insert if dialect.name == "postgresql" else sqlite.insert
        at: dict[str, Any] = {name: bindparam(name) for name in ("person", "code", "mark", "id", "last", "now")}
        row: dict[str, Any] = {name: bindparam(name) for name in response.c.keys()}  # noqa: SIM118 - columns, not a dict

        def prepared(statement: Any) -> Prepared:
            return Prepared(statement, dialect)

        # The lock lets two submissions of one participant take turns where the database has row locks.
        one = participant.c.cohort == at["code"], participant.c.key_hmac == at["mark"]
        self._person = prepared(select(participant.c.number, participant.c.sequence).where(*one).with_for_update())
        # This one keeps a cohort from being erased until the transaction ends.
        there = select(cohort.c.code).where(cohort.c.code == at["code"])
        self._cohort = prepared(there.with_for_update(read=True, key_share=True))
        new = {"cohort": at["code"], "key_hmac": at["mark"], "joined": at["now"]}
        joins = insert(participant).values(**new, sequence=literal_column("0"), withdrawn=false()).inline()
        self._joins = prepared(joins.on_conflict_do_nothing())

        # As text, so that answers can be compared without being read.
        rest = (response.c.kind, response.c.instrument, cast(response.c.answer, Text), response.c.changed)
        theirs = response.c.participant == row["participant"]
        self._before = prepared(select(response.c.exercise, *rest).where(theirs))
        self._clears = prepared(delete(response).where(theirs, response.c.exercise == row["exercise"]))
        self._answers = prepared(insert(response).values(row))

        came = {"participant": at["person"], "id": at["id"], "sequence": at["last"], "received": at["now"]}
        self._arrives = prepared(insert(submission).values(came).on_conflict_do_nothing())
        been = submission.c.participant == at["person"], submission.c.id == at["id"]
        self._arrived = prepared(select(submission.c.sequence).where(*been))
        since = func.coalesce(participant.c.joined, bindparam("now", type_=Moment()))
        stands = {"sequence": at["last"], "withdrawn": false(), "joined": since}
        self._stands = prepared(update(participant).where(participant.c.number == at["person"]).values(**stands))
        self._moment: Callable[[datetime], Any] = Moment().dialect_impl(dialect).bind_processor(dialect) or (
            lambda moment: moment
        )

    def join(self, connection: Connection, code: str, mark: str, now: datetime) -> Known:
        """The participant's row, made if it is not there. Joining twice is joining once, withdrawn or not.

        Args:
            connection: A transaction.
            code: The cohort.
            mark: The HMAC of the participant's key in it.
            now: The time now.

        Raises:
            CohortError: If there is no such cohort.
        """
        with Runs(connection) as runs:
            return self._join(runs, code, mark, now)

    def _join(self, runs: Runs, code: str, mark: str, now: datetime) -> Known:
        who = {"code": code, "mark": mark}
        # A row that is there, and is locked, keeps its cohort too: to erase that one has to wait for the row.
        found = runs.rows(self._person, who)
        if not found:
            if not runs.rows(self._cohort, who):
                raise no_cohort(code)
            runs.count(self._joins, {**who, "now": self._moment(now)})
            found = runs.rows(self._person, who)
        if not found:
            raise LookupError("a participant vanished within a transaction")
        return Known(*found[0])

    def replace(self, connection: Connection, code: str, mark: str, new: Sharing, now: datetime) -> Receipt:
        """Let a submission replace all that the participant shared before, exactly once, unless a later one is there.

        The arguments are those of :meth:`join`, and the submission.
        """
        with Runs(connection) as runs:
            person = self._join(runs, code, mark, now)
            wanted = {one.exercise: one for one in new.responses}
            this = {"person": person.number, "id": new.id, "last": new.sequence, "now": self._moment(now)}
            late = new.sequence <= person.sequence
            if late or not runs.count(self._arrives, this):
                if known := runs.rows(self._arrived, this):
                    return Receipt(stored=True, id=new.id, sequence=known[0][0], responses=len(wanted))
                return Receipt(stored=False, id=new.id, sequence=person.sequence, responses=0)
            removed = self._write(runs, person.number, wanted)
            runs.count(self._stands, this)
            return Receipt(stored=True, id=new.id, sequence=new.sequence, responses=len(wanted), removed=removed)

    def _write(self, runs: Runs, person: int, wanted: dict[str, Answer]) -> bool:
        """Make a participant's answers those that are wanted; whether one of before is gone or another one."""
        here = {"participant": person}
        rows = {name: self._row(one) for name, one in wanted.items()}
        before = {name: tuple(rest) for name, *rest in runs.rows(self._before, here)}
        gone = [name for name, row in before.items() if rows.get(name) != row]
        fresh = [name for name, row in rows.items() if before.get(name) != row]
        if gone:
            runs.each(self._clears, [{**here, "exercise": name} for name in gone])
        if fresh:
            values = (dict(zip(_REST, rows[name], strict=True)) for name in fresh)
            runs.each(
                self._answers, [{**here, "exercise": name, **own} for name, own in zip(fresh, values, strict=True)]
            )
        return any(name not in rows or rows[name][2] != before[name][2] for name in gone)

    def _row(self, one: Answer) -> tuple[Any, ...]:
        return one.kind, one.instrument, json.dumps(one.answer), self._moment(one.changed)
