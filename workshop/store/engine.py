"""Connect: SQLite and PostgreSQL set up so that what is acknowledged is on disk, and nobody waits for ever."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from workshop.errors import StoreError

__all__ = ["CONNECTIONS", "Writer", "connect", "database_file", "reading", "scrub", "writing"]

CONNECTIONS = 10
"""Connections to a database server that one process keeps; it opens up to twice as many while many come at once."""

_TURNS: WeakKeyDictionary[Engine, Lock] = WeakKeyDictionary()


def database_file(url: str) -> Path | None:
    """The file of an SQLite URL; None for other databases and for one in memory.

    Raises:
        StoreError: If it is no database URL.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:  # the second for a port that is no number
        raise StoreError(
            "WORKSHOP_DATABASE_URL is not a database URL. Leave it empty for SQLite, or give one like "
            "postgresql+psycopg://name@host/workshop."
        ) from error
    name = parsed.database
    if parsed.get_backend_name() != "sqlite" or not name or name == ":memory:":
        return None
    return Path(name.removeprefix("file:"))


def connect(url: str, *, patience: float) -> Engine:
    """An engine for a URL; nothing is opened yet.

    Args:
        url: An SQLAlchemy URL.
        patience: Seconds to wait for another writer before giving up.

    Raises:
        StoreError: If it is neither SQLite nor PostgreSQL, or the driver is not known or not installed.
    """
    try:
        engine = _engine(url, patience)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(
            f"WORKSHOP_DATABASE_URL names a database driver that is not installed ({error}). "
            "Install it with pip, or leave the setting empty for SQLite."
        ) from error
    if engine.dialect.name == "sqlite":
        _set_up_sqlite(engine, patience)
    return engine


def _engine(url: str, patience: float) -> Engine:
    parsed = make_url(url)
    backend = parsed.get_backend_name()
    if backend == "sqlite":
        return create_engine(parsed)
    if backend != "postgresql":
        raise StoreError(
            f"WORKSHOP_DATABASE_URL names a database of the kind {backend}. Leave it empty for SQLite, or give a "
            "PostgreSQL one like postgresql+psycopg://name@host/workshop."
        )
    if parsed.drivername not in ("postgresql", "postgresql+psycopg"):
        return create_engine(parsed, pool_pre_ping=True)
    milliseconds = max(1, round(patience * 1000))
    options = f"-c lock_timeout={milliseconds} -c idle_in_transaction_session_timeout=60000 -c TimeZone=UTC"
    return create_engine(
        parsed.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,  # a server that was restarted meanwhile costs nobody their answer
        pool_size=CONNECTIONS,
        max_overflow=CONNECTIONS,
        pool_timeout=patience,
        connect_args={
            "connect_timeout": max(2, round(patience)),
            "options": options,
            "keepalives_idle": 10,
            "keepalives_interval": 5,
            "keepalives_count": 3,
            "tcp_user_timeout": 20_000,  # a cut network is noticed while someone still waits
        },
    )


def _set_up_sqlite(engine: Engine, patience: float) -> None:
    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves: the driver's own comes too late to be safe
        for pragma in (
            f"busy_timeout = {round(patience * 1000)}",
            "journal_mode = WAL",
            "synchronous = FULL",  # an acknowledged submission survives a power cut
            "foreign_keys = ON",
            "secure_delete = ON",  # what is withdrawn or erased is overwritten, not only unlinked
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # Two that read first and write later would both fail; a writer takes its turn at the start.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that changes something: all of it happens, or none."""
    with _turn(engine), engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


class Writer:
    """Writes one transaction after another over one connection, for the one thread that writes all the time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: Connection | None = None

    @contextmanager
    def __call__(self) -> Iterator[Connection]:
        """One transaction that changes something, as :func:`writing` gives it."""
        with _turn(self._engine):
            connection = self._kept or self._engine.connect().execution_options(writes=True)
            self._kept = None  # after a failure there is a new one
            try:
                with connection.begin():
                    yield connection
            except BaseException:
                connection.close()
                raise
            self._kept = connection

    def close(self) -> None:
        """Give the connection back."""
        if self._kept is not None:
            self._kept.close()
            self._kept = None


def _turn(engine: Engine) -> AbstractContextManager[object]:
    """Threads that write to SQLite take turns here, and wait for the file's own lock only against other processes.

    That lock is tried again and again at growing intervals, so that in a room of two hundred someone would lose every
    time and be sent away. Other databases let many write at once.
    """
    return _TURNS.setdefault(engine, Lock()) if engine.dialect.name == "sqlite" else nullcontext()


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view, whatever others write meanwhile."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


def scrub(engine: Engine) -> None:
    """Empty SQLite's write-ahead log, in which deleted answers would linger. Elsewhere there is nothing to do."""
    if engine.dialect.name == "sqlite":
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()
