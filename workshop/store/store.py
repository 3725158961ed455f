"""The store: keeps cohorts and what participants share. Every method is one transaction; the clock is handed in."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import date, datetime

from sqlalchemy import Connection, Engine, select

from workshop.model.submission import Mode
from workshop.store import cohorts, keys, people, places
from workshop.store.attempts import AttemptStore
from workshop.store.copy import copy_all
from workshop.store.editions import EditionStore
from workshop.store.engine import CONNECTIONS, Writer, reading, scrub, writing
from workshop.store.keeping import Keeping
from workshop.store.ledger import LedgerStore
from workshop.store.live import LiveStore
from workshop.store.records import Cohort, Counts, Person, Receipt
from workshop.store.shared import Shared, Sharing
from workshop.store.tables import cohort
from workshop.store.together import Apart, Together
from workshop.store.tries import TryStore
from workshop.store.trouble import in_plain_words

__all__ = ["Store"]


class Store:
    """An open database. Make one with ``open_store``; close it, or use it as a context manager.

    Any method may raise StoreError (locked, disk full, damaged), and each that takes a code raises CohortError if there
    is no such cohort. Methods may be called from several threads and processes at once.
    """

    def __init__(self, engine: Engine, secret: bytes, *, where: str) -> None:
        self._engine = engine
        self._secret = secret
        self.where = where
        self._shared = Shared(engine.dialect)
        self._writer = Writer(engine)
        # SQLite has one writer, so there people share a transaction.
        alone = engine.dialect.name == "sqlite"
        self._writes = (
            Together(self._one_after_another, self._settle) if alone else Apart(self._writing, 2 * CONNECTIONS)
        )
        self.live = LiveStore(self._reading, self._writing)
        self.attempts = AttemptStore(self._reading, self._writing, self._hmac)
        self.keeping = Keeping(self._reading, self._writing)
        self.editions = EditionStore(self._reading, self._writing)
        self.ledger = LedgerStore(self._reading, self._writing, secret)
        self.tries = TryStore(self._reading, self._writes.submit, secret, engine.dialect)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Finish what is being written, and close every connection."""
        self._writes.close()
        self._writer.close()
        self._engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with in_plain_words(self.where), writing(self._engine) as connection:
            yield connection

    @contextmanager
    def _one_after_another(self) -> Iterator[Connection]:
        with in_plain_words(self.where), self._writer() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with in_plain_words(self.where), reading(self._engine) as connection:
            yield connection

    def check(self) -> None:
        """Ask the database something small, so that a health check is about more than this process."""
        with self._reading() as connection:
            connection.execute(select(cohort.c.code).limit(1)).all()

    def new_cohort(
        self,
        *,
        label: str,
        workshop: str,
        workshop_version: int,
        now: datetime,
        term: str = "",
        mode: Mode = "room",
        invited: int | None = None,
        sample: bool = False,
        erase_after: datetime | None = None,
    ) -> tuple[Cohort, str]:
        """Make a cohort. The facilitator's key is given back this once; only its hash is kept."""
        with self._writing() as connection:
            return cohorts.insert_cohort(
                connection,
                now=now,
                label=label,
                workshop=workshop,
                workshop_version=workshop_version,
                term=term,
                mode=mode,
                invited=invited,
                sample=sample,
                erase_after=erase_after,
            )

    def cohort(self, code: str) -> Cohort:
        """The cohort with this code."""
        with self._reading() as connection:
            return cohorts.find(connection, code)[0]

    def cohorts(self) -> list[Cohort]:
        """Every cohort, the oldest first."""
        with self._reading() as connection:
            return cohorts.list_all(connection)

    def is_facilitator(self, code: str, key: str) -> bool:
        """Whether this is the facilitator's key of this cohort, compared in constant time."""
        with self._reading() as connection:
            return keys.same(cohorts.find(connection, code)[1], keys.key_hash(key))

    def join(self, code: str, key: str, now: datetime) -> int:
        """Let a participant join; joining twice is joining once.

        Returns:
            The number of their last submission here, 0 if there is none.
        """
        return self.join_soon(code, key, now).result()

    def join_soon(self, code: str, key: str, now: datetime) -> "Future[int]":
        """The same for whoever must not wait: it holds once there is a result."""
        mark = self._hmac(code, key)
        return self._writes.submit(lambda connection: self._shared.join(connection, code, mark, now).sequence)

    def accept(self, code: str, key: str, submission: Sharing, now: datetime) -> Receipt:
        """Store a submission in place of all that the participant shared before.

        The same id is stored once and acknowledged again. A number that is not larger than the last one is not stored.
        When this returns, it is on disk, and what it took away is not.
        """
        return self.accept_soon(code, key, submission, now).result()

    def accept_soon(self, code: str, key: str, submission: Sharing, now: datetime) -> "Future[Receipt]":
        """The same for whoever must not wait: what :meth:`accept` says holds once there is a result."""
        mark = self._hmac(code, key)
        return self._writes.submit(lambda connection: self._shared.replace(connection, code, mark, submission, now))

    def withdraw(self, code: str, key: str, sequence: int, now: datetime) -> int:
        """Delete all that a participant shared. Only a larger number shares again.

        Returns:
            The number that the room keeps: the larger of this one and the last one.
        """
        with self._writing() as connection:
            cohorts.find(connection, code, hold="stay")
            mark = self._hmac(code, key)
            kept = people.forget(connection, self._shared.join(connection, code, mark, now), code, mark, sequence)
        self._scrub()
        return kept

    def raw_counts(self, code: str, finish: str) -> Counts:
        """Exact counts, for the disclosure gate only: who joined, and who shares the exercise ``finish`` now."""
        with self._reading() as connection:
            cohorts.find(connection, code)
            return cohorts.count(connection, code, finish)

    def people(self, code: str) -> list[Person]:
        """Everyone who joined and did not withdraw, with what they share now, without keys. For the snapshot only."""
        with self._reading() as connection:
            cohorts.find(connection, code)
            return list(people.everyone(connection, code))

    def room_key(self, code: str, day: date) -> str:
        """The facilitator's key of a room that is opened on a day: the same each time, so that a restart goes on."""
        return keys.room_key(self._secret, code, day)

    def reached(self, code: str, place: str, now: datetime) -> None:
        """Keep that a cohort was reached from a network address: as an HMAC, for a day."""
        with self._writing() as connection:
            cohorts.find(connection, code, hold="stay")
            places.remember(connection, self._secret, code, place, now)

    def has_reached(self, code: str, place: str, now: datetime) -> bool:
        """Whether a cohort was reached from a network address within a day."""
        with self._reading() as connection:
            return places.knows(connection, self._secret, code, place, now)

    def erase(self, code: str, now: datetime) -> None:
        """Delete a cohort with everything in it. The audit keeps that it happened, and when."""
        with self._writing() as connection:
            cohorts.delete_cohort(connection, code, now)
        self._scrub()

    def copy_to(self, other: "Store") -> dict[str, int]:
        """Copy everything into another, empty store, as it is at one moment; how many rows, by table."""
        with self._reading() as source, other._writing() as target:
            return copy_all(source, target)

    def _hmac(self, code: str, key: str) -> str:
        return keys.key_hmac(self._secret, code, key)

    def _settle(self, done: Iterable[object]) -> None:
        if any(isinstance(one, Receipt) and one.removed for one in done):
            self._scrub()

    def _scrub(self) -> None:
        with in_plain_words(self.where):
            scrub(self._engine)
