"""The plain limit: the same rows by the same statements, one SQLite transaction each, no HTTP and no checks."""

import json
import sqlite3
import tempfile
import time
from pathlib import Path

from tests.benchmarks.room.ground import Ground, key_of, submission
from workshop.store import open_store

__all__ = ["plain_rate"]


def plain_rate(where: Ground, number: int) -> float:
    """Submissions a second that SQLite takes, synced to the disk like the room's."""
    with tempfile.TemporaryDirectory(prefix="workshop-bench-", dir=where.home.parent) as name:
        folder = Path(name)
        with open_store(f"sqlite:///{folder / 'w.sqlite'}", folder / "s", create=True) as store:
            store.check()
        rows = [json.loads(submission(where, at % 200, at // 200 + 1)) for at in range(number)]
        connection = sqlite3.connect(folder / "w.sqlite", isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = OFF", "secure_delete = ON"):
            connection.execute(f"PRAGMA {pragma}")
        started = time.perf_counter()
        for at, data in enumerate(rows):
            _one(connection, at % 200 + 1, data)
        return number / (time.perf_counter() - started)


def _one(connection: sqlite3.Connection, person: int, data: dict[str, object]) -> None:
    now = "2026-11-23 10:00:00.000000"
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        "INSERT INTO participant (number, cohort, key_hmac, joined, sequence, withdrawn) "
        "VALUES (?, 'ABCDEF', ?, ?, 0, 0) ON CONFLICT DO NOTHING",
        (person, key_of(person), now),
    )
    connection.execute("DELETE FROM response WHERE participant = ?", (person,))
    connection.executemany(
        "INSERT INTO response (participant, exercise, kind, instrument, answer, changed) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (person, one["exercise"], one["kind"], one["instrument"], json.dumps(one["answer"]), now)
            for one in data["responses"]  # type: ignore[attr-defined]
        ],
    )
    connection.execute("INSERT INTO submission VALUES (?, ?, ?, ?)", (person, data["id"], data["sequence"], now))
    connection.execute("UPDATE participant SET sequence = ? WHERE number = ?", (data["sequence"], person))
    connection.execute("COMMIT")
