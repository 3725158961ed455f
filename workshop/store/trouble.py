"""Say in one line what is wrong with a database and what to do, instead of what its driver says."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from workshop.errors import StoreError

__all__ = ["in_plain_words"]

# The driver's words (SQLite's and PostgreSQL's), and ours.
WORDS = (
    (
        ("password authentication", "no password supplied", 'role "', "no pg_hba.conf entry"),
        "refuses the name or password. Check WORKSHOP_DATABASE_URL.",
    ),
    (
        ('" does not exist',),
        "is not there. Make it with the database server's own tools, or check WORKSHOP_DATABASE_URL.",
    ),
    (
        ("database is locked", "database table is locked", "lock timeout", "deadlock detected"),
        "is locked: another program is writing to it. Close other runs of `workshop`, then try again.",
    ),
    (
        ("file is not a database", "file is encrypted"),
        "is not a database. Move it away and run `workshop cohort new`, or set WORKSHOP_DATABASE_URL to the right one.",
    ),
    (
        ("malformed", "disk i/o error"),
        "is damaged, perhaps cut short when it was copied. Keep the file and bring back a copy from a backup.",
    ),
    (
        ("readonly", "read-only", "permission denied"),
        "cannot be written: the file or its folder is read-only. Change that, or set WORKSHOP_HOME to another folder.",
    ),
    (("unable to open",), "cannot be opened. Check that the folder is there and that you may write to it."),
    (("disk is full", "no space left"), "cannot grow: the disk is full. Make room, then try again."),
    (
        (
            "connection refused",
            "could not connect",
            "connection failed",
            "could not translate host name",
            "timeout expired",
            "server closed the connection",
            "terminating connection",
            "connection to server",
            "connection is closed",
            "connection already closed",
            "consuming input failed",
            "shutting down",
            "starting up",
            "not yet accepting connections",
            "no route to host",
            "network is unreachable",
        ),
        "does not answer. Start the database server, or check WORKSHOP_DATABASE_URL.",
    ),
    (
        ("too many connections", "too many clients", "connection slots"),
        "has no connection left. Start fewer workers, or raise max_connections in its settings.",
    ),
)


def _all_that_was_said(error: BaseException | None) -> str:
    """The error's words, and those of the errors behind it: a full disk also undoes what a rollback looks for."""
    words = []
    while error is not None:
        if isinstance(error, DBAPIError):
            words.append(str(error.orig).lower())
        error = error.__context__
    return " ".join(reversed(words))


@contextmanager
def in_plain_words(where: str) -> Iterator[None]:
    """Turn what a database driver raises into a StoreError that names the database and says what to do.

    The driver's own text stays out of it: it can hold the values of a statement, which are people's answers.
    """
    try:
        yield
    except DBAPIError as error:
        said = _all_that_was_said(error)
        for signs, words in WORDS:
            if any(sign in said for sign in signs):
                raise StoreError(f"{where}: the database {words}") from error
        raise StoreError(
            f"{where}: the database refused ({type(error.orig).__name__}). Run `workshop doctor`, then try again."
        ) from error
    except PoolTimeout as error:
        raise StoreError(f"{where}: the database is too busy to answer. Wait a moment and try again.") from error
