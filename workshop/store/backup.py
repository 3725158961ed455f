"""A backup: the database, its secret, the snapshots that reports were made from and the lessons that cohorts are on.

It is taken while the room goes on, from one moment of the database, whichever database that is; inside it is always
SQLite, so that a backup of a server opens on a laptop, and one of a laptop on a server.
"""

import json
import os
import re
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workshop.errors import StoreError
from workshop.store.engine import database_file
from workshop.store.open import open_store

__all__ = ["VERSION", "Sources", "restore", "save"]

VERSION = 1
DATABASE, SECRET, ABOUT, SNAPSHOTS, EDITIONS = "workshop.sqlite", "secret.key", "about.json", "snapshots/", "editions/"
_EDITION = re.compile(rf"{EDITIONS}(?!\.)[^/\\:]+(?:/(?!\.)[^/\\:]+){{2,3}}")  # nothing that leads out of the folder


@dataclass(frozen=True)
class Sources:
    """What belongs together: the database's URL, the file of its secret, the folders of snapshots and of editions."""

    url: str
    secret: Path
    snapshots: Path
    editions: Path


def save(what: Sources, out: Path, now: datetime) -> int:
    """Write a backup, whole or not at all, readable by its owner only.

    Returns:
        The number of cohorts in it.

    Raises:
        StoreError: If the database cannot be read, or the file cannot be written.
    """
    with _scratch(out.parent, out) as folder, open_store(what.url, what.secret, create=False) as store:
        number = len(store.cohorts())
        store.keeping.note("backup", None, now, f"{number} cohorts")
        copy = folder / DATABASE
        file = database_file(what.url)
        if file is None:
            with open_store(f"sqlite:///{copy}", what.secret, create=True) as target:
                store.copy_to(target)
        else:
            with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
                source.backup(target)
        _check(copy)
        made = folder / "backup.zip"
        with zipfile.ZipFile(made, "x", zipfile.ZIP_DEFLATED) as archive:
            about = {"format": "workshop-backup", "version": VERSION, "made": now.isoformat(), "cohorts": number}
            archive.writestr(ABOUT, json.dumps(about))
            archive.write(copy, DATABASE)
            archive.write(what.secret, SECRET)
            for path in sorted(what.snapshots.glob("*.parquet")):
                archive.write(path, SNAPSHOTS + path.name)
            for path in sorted(what.editions.rglob("*")):
                name = EDITIONS + path.relative_to(what.editions).as_posix()
                if path.is_file() and _EDITION.fullmatch(name):
                    archive.write(path, name)
        made.chmod(0o600)
        with made.open("rb") as written:
            os.fsync(written.fileno())
        made.replace(out)
    return number


def restore(file: Path, to: Sources) -> int:
    """Put a backup in place where nothing is yet.

    Returns:
        The number of cohorts that came back.

    Raises:
        StoreError: If the file is no whole backup, or something is in its place already; nothing is changed then.
    """
    there = database_file(to.url)
    if there is not None and there.exists():
        raise StoreError(f"{there}: there is a database already. Move it away, or set WORKSHOP_HOME to a new folder.")
    if to.secret.exists():
        raise StoreError(f"{to.secret}: there is a secret already. Move it away, or set WORKSHOP_HOME to a new folder.")
    with _scratch(to.secret.parent, to.secret) as folder:
        _unpack(file, folder)
        _check(folder / DATABASE)
        with open_store(f"sqlite:///{folder / DATABASE}", folder / SECRET, create=False) as source:
            number = len(source.cohorts())
            if there is None:
                with open_store(to.url, folder / SECRET, create=True) as target:
                    source.copy_to(target)
        (folder / SECRET).replace(to.secret)
        if there is not None:
            there.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            (folder / DATABASE).replace(there)
        to.snapshots.mkdir(parents=True, exist_ok=True)
        for path in folder.glob("*.parquet"):
            path.replace(to.snapshots / path.name)
        if (folder / EDITIONS).is_dir():
            shutil.copytree(folder / EDITIONS, to.editions, dirs_exist_ok=True)
    return number


@contextmanager
def _scratch(parent: Path, about: Path) -> Iterator[Path]:
    """A folder beside what is made, so that the last step is a rename."""
    try:
        parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".workshop-", dir=parent) as made:
            yield Path(made)
    except OSError as error:
        raise StoreError(
            f"{about}: cannot be written ({error.strerror or error}). Make room, or choose another place."
        ) from error


def _unpack(file: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            version = json.loads(archive.read(ABOUT))["version"]
            for name in archive.namelist():
                place = folder / Path(name).name  # whatever a name says, nothing is written elsewhere
                if name in (DATABASE, SECRET) or (name.startswith(SNAPSHOTS) and name.endswith(".parquet")):
                    place.write_bytes(archive.read(name))
                    place.chmod(0o600)
                elif _EDITION.fullmatch(name):
                    (folder / name).parent.mkdir(parents=True, exist_ok=True)
                    (folder / name).write_bytes(archive.read(name))
    except FileNotFoundError as error:
        raise StoreError(f"{file}: there is no such backup.") from error
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError) as error:
        raise StoreError(f"{file}: this is no whole backup; it may have been cut short. Give another one.") from error
    if version > VERSION:
        raise StoreError(f"{file}: this backup was made by a newer version. Install that, then restore again.")
    if not (folder / DATABASE).exists() or not (folder / SECRET).exists():
        raise StoreError(f"{file}: this is no whole backup; it may have been cut short. Give another one.")


def _check(file: Path) -> None:
    try:
        with closing(sqlite3.connect(file)) as connection:
            said = connection.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{file.name}: the copy of the database is damaged ({error}).") from error
    if said != "ok":
        raise StoreError(f"{file.name}: the copy of the database is damaged ({said}).")
