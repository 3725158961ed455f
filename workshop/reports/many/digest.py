"""What a report was made from, as one short text: equal if nothing that it depends on has changed."""

import hashlib
import json
import sys
from collections import defaultdict
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pyarrow as pa

import workshop
from workshop.errors import ReportError
from workshop.reports.snapshot import whole_table

__all__ = ["code_digest", "report_digest", "snapshot_digest"]

_SUFFIXES = {".py", ".typ", ".ttf", ".otf", ".json", ".j2", ".css"}
_LIBRARIES = ("numpy", "pandas", "scipy", "pyarrow", "papermill", "nbconvert", "ipykernel", "typst", "pikepdf")
_KEY = b"workshop"
_NUMBER = "participant"
_PASSING = ("created",)  # a moment is no reason for another report


def report_digest(snapshot: Path, template: str, **wishes: str | bool) -> str:
    """The digest of a report.

    Args:
        snapshot: The frozen data.
        template: Text of the template.
        wishes: What else it depends on, such as the profile.

    Raises:
        ReportError: If the snapshot cannot be read.
    """
    return _of([snapshot_digest(snapshot), template, code_digest(), wishes])


def snapshot_digest(path: Path) -> str:
    """The digest of what a snapshot says, whenever it was taken and however its participants were numbered.

    Raises:
        ReportError: If it cannot be read.
    """
    try:
        table = whole_table(path)
    except (OSError, pa.ArrowException) as error:
        raise ReportError(f"{path}: the snapshot cannot be read. Make a new one with `workshop report`.") from error
    about: dict[str, Any] = json.loads((table.schema.metadata or {}).get(_KEY, b"{}"))
    facts = {name: value for name, value in about.items() if name not in _PASSING}
    names = [name for name in table.column_names if name != _NUMBER]
    people: defaultdict[object, list[str]] = defaultdict(list)
    for number, *row in zip(*(table[name].to_pylist() for name in (_NUMBER, *names)), strict=True):
        people[number].append(repr(row))
    return _of([facts, names, sorted(sorted(rows) for rows in people.values())])


@cache
def code_digest() -> str:
    """The digest of this package and of the libraries that a report's figures and pages come from."""
    found = hashlib.sha256(sys.version.encode())
    root = Path(workshop.__file__).parent
    for file in sorted(path for path in root.rglob("*") if path.suffix in _SUFFIXES):
        found.update(f"{file.relative_to(root).as_posix()}\0".encode() + file.read_bytes())
    found.update(repr([_version(name) for name in _LIBRARIES]).encode())
    return found.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _of(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
