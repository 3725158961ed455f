"""Open the store: find the database, bring its tables up to date, and check that the secret belongs to it."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, text

from workshop.errors import StoreError
from workshop.store import keys
from workshop.store.engine import connect, database_file, writing
from workshop.store.schema import bring_up_to_date
from workshop.store.secret import make_secret, read_secret
from workshop.store.store import Store
from workshop.store.tables import meta, participant
from workshop.store.trouble import in_plain_words

__all__ = ["open_store"]

PATIENCE = 10.0  # seconds; a write takes milliseconds, so ten seconds mean that something else holds the file
OPENING = 0x626F756E6365  # names our advisory lock among those of a PostgreSQL server


def open_store(url: str, secret: Path, *, create: bool, patience: float = PATIENCE) -> Store:
    """Open the database, upgraded to this code's tables. Any number of processes may open one at the same moment.

    Args:
        url: An SQLAlchemy URL, from ``settings().database_url``.
        secret: The file of the secret behind participant keys; it is made on first use.
        create: Whether a missing database may be made.
        patience: Seconds to wait for another writer before giving up.

    Raises:
        StoreError: If the database is missing, locked, damaged, newer than the code or not ours, if its folder cannot
            be written, or if the secret is missing or another one while there are participants.
    """
    file = database_file(url)
    where = str(file) if file else connect(url, patience=patience).url.render_as_string(hide_password=True)
    if file is not None and not file.exists():
        if not create:
            raise StoreError(f"{where}: there is no database yet. `workshop cohort new` makes it.")
        try:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise StoreError(
                f"{file.parent}: cannot make this folder ({error.strerror}). Set WORKSHOP_HOME to another."
            ) from error
        with suppress(OSError):  # SQLite says better than we could why a file cannot be made
            file.touch(mode=0o600)  # what people shared is no business of others on this machine
    elif file is not None:
        _owner_only(file, secret)
    engine = connect(url, patience=patience)
    try:
        with in_plain_words(where), writing(engine) as connection:
            _take_turns(connection)
            bring_up_to_date(connection, where, create=create)
            value = _secret(connection, secret, alone=file is not None)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, value, where=where)


def _owner_only(file: Path, secret: Path) -> None:
    """Close a database that an older version, a copy or an umask left open to others on this machine."""
    for path in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm", "-journal")), secret):
        with suppress(OSError):  # not ours, or not there: then there is nothing that we may change
            mode = stat.S_IMODE(path.stat().st_mode)
            if os.name == "posix" and mode & 0o077:
                path.chmod(mode & 0o700)


def _take_turns(connection: Connection) -> None:
    """Let one process at a time set up the tables and the secret; SQLite's own lock does that for a file."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = 0"))  # a long migration is worth waiting for
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": OPENING})


def _secret(connection: Connection, path: Path, *, alone: bool) -> bytes:
    """The secret, made if nobody has joined yet; another one than before would make everyone a stranger.

    A database server may have other machines at work already, before anyone joined: their secret counts (``alone`` is
    false).
    """
    anyone = connection.execute(select(participant.c.number).limit(1)).first() is not None
    known = connection.execute(select(meta.c.value).where(meta.c.name == "secret")).scalar_one_or_none()
    fixed = anyone or (known is not None and not alone)
    value = read_secret(path)
    if value is None:
        if anyone:
            raise StoreError(
                f"{path}: the secret behind participant keys is missing, and people have joined already. "
                "Bring the file back from a backup; with a new one nobody could change or withdraw what they shared."
            )
        if fixed:
            raise StoreError(
                f"{path}: the secret behind participant keys is missing here. Copy the file from the machine that "
                "set up this database; all machines need the same one."
            )
        value = make_secret(path)
    mark = keys.fingerprint(value)
    if mark != known:
        if fixed:
            raise StoreError(
                f"{path}: this secret belongs to another database. Bring back the one that was kept "
                "with this database, or set WORKSHOP_HOME to its folder."
            )
        connection.execute(delete(meta).where(meta.c.name == "secret"))
        connection.execute(insert(meta).values(name="secret", value=mark))
    return value
