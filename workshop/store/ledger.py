"""The ledger: which snapshots were released, who was in them, and what each release said. It is confidential."""

import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update

from workshop.errors import DisclosureError
from workshop.store import cohorts
from workshop.store.tables import frozen, participant, released

__all__ = ["VERSION", "Entry", "Frozen", "LedgerStore"]

VERSION = 1
_ID = 16
Open = Callable[[], AbstractContextManager[Connection]]
_MARKED = update(participant).where(participant.c.number == bindparam("person")).values(mark=bindparam("fresh"))


@dataclass(frozen=True)
class Frozen:
    """A snapshot that is known to the ledger.

    Attributes:
        digest: SHA-256 of the file.
        cohort: Code of the cohort.
        name: Name of the file in the folder of snapshots.
        at: When it was taken.
        members: By the snapshot's own number, who it is: an HMAC, 16 hex digits, no name and no key.
        released: Number of the first release that was made from it, or None.
    """

    digest: str
    cohort: str
    name: str
    at: datetime
    members: dict[int, str]
    released: int | None


@dataclass(frozen=True)
class Entry:
    """One release.

    Attributes:
        number: Grows by one with each release.
        at: When.
        kind: ``report``, ``center`` or ``reveal``.
        cohort: Code of the cohort, or None if it covers several.
        profile: Name of the disclosure profile.
        content: What was released and from which snapshots, with a version.
    """

    number: int
    at: datetime
    kind: str
    cohort: str | None
    profile: str
    content: dict[str, Any]


class LedgerStore:
    """The part of the store that remembers what was released. Each method is one transaction."""

    def __init__(self, reading: Open, writing: Open, secret: bytes) -> None:
        self._reading = reading
        self._writing = writing
        self._secret = secret

    def members(self, code: str) -> dict[int, str]:
        """By participant number, the id under which the ledger knows everyone who takes part now.

        It is made from a random mark that a withdrawal deletes and from the store's secret. So an id leads to a person
        only as long as they take part, and only for whoever has both the database and the secret.
        """
        here = (participant.c.cohort == code) & participant.c.withdrawn.is_(False)
        with self._writing() as connection:
            rows = connection.execute(select(participant.c.number, participant.c.mark).where(here)).all()
            fresh = {row.number: secrets.token_hex(16) for row in rows if row.mark is None}
            if fresh:
                connection.execute(_MARKED, [{"person": number, "fresh": mark} for number, mark in fresh.items()])
            marks = {row.number: row.mark or fresh[row.number] for row in rows}
        return {number: self._id(mark) for number, mark in marks.items()}

    def keep(self, digest: str, code: str, name: str, members: Iterable[str], now: datetime) -> None:
        """Remember who is in a new snapshot, in the order of its numbers. It is not released by that."""
        with self._writing() as connection:
            after = connection.execute(select(func.coalesce(func.max(released.c.number), 0))).scalar_one()
            values = {"digest": digest, "cohort": code, "name": name, "at": now, "version": VERSION, "after": after}
            connection.execute(insert(frozen).values(**values, members="".join(members)))

    def standing(self, code: str) -> list[Frozen]:
        """The snapshots of a cohort from which something was released, the latest first."""
        here = (frozen.c.cohort == code) & frozen.c.released.is_not(None)
        with self._reading() as connection:
            return [_frozen(row) for row in connection.execute(select(frozen).where(here).order_by(frozen.c.at.desc()))]

    def release(
        self,
        kind: str,
        profile: str,
        now: datetime,
        *,
        cohort: str | None = None,
        snapshots: Iterable[str] = (),
        content: dict[str, Any] | None = None,
    ) -> int:
        """Write down a release before it leaves, and in the audit that it did.

        Args:
            kind: ``report``, ``center`` or ``reveal``.
            profile: Name of the disclosure profile.
            now: When, with time zone.
            cohort: Code of the cohort, or None if it covers several.
            snapshots: Digests of the snapshots behind it.
            content: What is released, as plain JSON.

        Returns:
            The number of the release.

        Raises:
            DisclosureError: If a snapshot is not known, or something else of its cohort was released since it was
                compared with what had been released before.
        """
        digests = list(snapshots)
        with self._writing() as connection:
            known = [connection.execute(select(frozen).where(frozen.c.digest == one)).one_or_none() for one in digests]
            data = {"version": VERSION, "snapshots": digests, **(content or {})}
            values = {"at": now, "kind": kind, "cohort": cohort, "profile": profile, "content": data}
            number = connection.execute(insert(released).values(**values).returning(released.c.number)).scalar_one()
            for row in known:
                if row is None:
                    raise DisclosureError("A snapshot is not known to this database. Make the report again.")
                _refuse_if_overtaken(connection, row)
                first = (frozen.c.digest == row.digest) & frozen.c.released.is_(None)
                connection.execute(update(frozen).where(first).values(released=number))
            cohorts.note(connection, "release", cohort, now, f"{kind} {number}, {profile}")
        return int(number)

    def take_back(self, number: int) -> None:
        """Forget a release that failed before anything of it left."""
        with self._writing() as connection:
            connection.execute(update(frozen).where(frozen.c.released == number).values(released=None))
            connection.execute(delete(released).where(released.c.number == number))

    def entries(self, kind: str | None = None) -> list[Entry]:
        """Every release, the oldest first."""
        query = select(released).order_by(released.c.number)
        with self._reading() as connection:
            rows = connection.execute(query if kind is None else query.where(released.c.kind == kind))
            return [Entry(**row._mapping) for row in rows]

    def _id(self, mark: str) -> str:
        return hmac.new(self._secret, f"ledger:{mark}".encode(), hashlib.sha256).hexdigest()[:_ID]


def _frozen(row: Row[Any]) -> Frozen:
    ids = [row.members[at : at + _ID] for at in range(0, len(row.members), _ID)]
    return Frozen(row.digest, row.cohort, row.name, row.at, dict(enumerate(ids, start=1)), row.released)


def _refuse_if_overtaken(connection: Connection, row: Row[Any]) -> None:
    """Two reports made at the same moment were not compared with each other: the second one has to look again."""
    if row.released is not None:
        return
    other = (frozen.c.cohort == row.cohort) & (frozen.c.digest != row.digest) & (frozen.c.released > row.after)
    if connection.execute(select(frozen.c.digest).where(other)).first() is not None:
        raise DisclosureError(
            f"Another report of the cohort {row.cohort} was made at the same moment. Run this one again."
        )
