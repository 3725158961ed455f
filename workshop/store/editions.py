"""The lessons that cohorts began with, packed, so that every machine over one database has the same ones."""

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from workshop.errors import StoreError
from workshop.store.tables import edition

__all__ = ["EditionStore"]

Open = Callable[[], AbstractContextManager[Connection]]


class EditionStore:
    """One edition for each version of a workshop; the first one that is kept stays."""

    def __init__(self, reading: Open, writing: Open) -> None:
        self._reading = reading
        self._writing = writing

    def keep(self, workshop: str, version: int, packed: bytes, now: datetime) -> bytes:
        """Keep an edition, unless there is one.

        Args:
            workshop: Id of the workshop.
            version: Its version.
            packed: Its files as one archive.
            now: The time now.

        Returns:
            The archive that is kept: this one, or that of whoever came first.
        """
        row = {"workshop": workshop, "version": version, "packed": packed, "kept": now}
        if (there := self.find(workshop, version)) is not None:
            return there
        try:
            with self._writing() as connection:
                connection.execute(insert(edition).values(digest=hashlib.sha256(packed).hexdigest(), **row))
        except (IntegrityError, StoreError):  # another machine was first
            if (there := self.find(workshop, version)) is None:
                raise
            return there
        return packed

    def find(self, workshop: str, version: int) -> bytes | None:
        """The archive of an edition, or None if none is kept.

        Raises:
            StoreError: If it is not what was kept.
        """
        query = select(edition.c.packed, edition.c.digest)
        with self._reading() as connection:
            row = connection.execute(
                query.where(edition.c.workshop == workshop, edition.c.version == version)
            ).one_or_none()
        if row is None:
            return None
        packed = bytes(row.packed)
        if hashlib.sha256(packed).hexdigest() != row.digest:
            raise StoreError(
                f"The kept lessons of {workshop} version {version} are damaged. Bring the database back from a backup."
            )
        return packed
