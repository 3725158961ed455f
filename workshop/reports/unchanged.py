"""Whether two snapshots say the same of the same people, however they are numbered."""

import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

__all__ = ["content"]

_KEY = b"workshop"
_NUMBER = "participant"
_PASSING = "created"  # a moment changes no figure


def content(path: Path, members: Mapping[int, str]) -> tuple[Any, ...]:
    """Everything in a snapshot but when it was taken and how people are numbered in it.

    Args:
        path: The snapshot.
        members: By number in it, who that is.

    Returns:
        What is equal for two snapshots exactly if everyone's rows and all that is said about them are.

    Raises:
        OSError: If it cannot be read.
        pyarrow.ArrowException: If it is no whole Parquet file.
    """
    table = pq.read_table(path.open("rb"))
    about = json.loads((table.schema.metadata or {}).get(_KEY, b"{}"))
    about.pop(_PASSING, None)
    names = [name for name in table.column_names if name != _NUMBER]
    rows: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for number, *row in zip(*(table[name].to_pylist() for name in (_NUMBER, *names)), strict=True):
        rows[members[number]].append(tuple(row))
    return about, names, rows
