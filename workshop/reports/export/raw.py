"""Raw answers as one long table, and back: what a cohort's participants share now, without keys or names."""

import json
import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from workshop.store.records import Person

__all__ = ["COLUMNS", "raw_rows"]

COLUMNS = ("participant", "sequence", "exercise", "kind", "instrument", "changed", "answer")
"""A random id that is made for this file alone; the number of the submission, 1; the exercise and its kind; measure or
rubric with version, or empty; when the answer last changed; the shared answer as JSON."""


def raw_rows(people: Iterable[Person]) -> list[tuple[Any, ...]]:
    """A row for each shared answer, in the order of the random ids; who shares nothing has one without an answer."""
    rows: list[tuple[Any, ...]] = []
    for person in people:
        name = secrets.token_hex(8)
        if not person.responses:
            rows.append((name, 1, "", "", "", "", ""))
        for one in person.responses:
            answer = json.dumps(one.answer, ensure_ascii=False, sort_keys=True)
            rows.append((name, 1, one.exercise, one.kind, one.instrument or "", _moment(one.changed), answer))
    return sorted(rows, key=lambda row: (row[0], row[2]))


def _moment(moment: datetime) -> str:
    return moment.isoformat()
