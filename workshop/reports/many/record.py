"""What was made before: a small file beside the reports for each of them, written after the report is whole.

A batch that was ended at any moment, and then started again, makes what has no such file or does not fit it any more.
"""

import hashlib
from pathlib import Path

from pydantic import ValidationError

from workshop.model.base import Model
from workshop.reports.place import place

__all__ = ["FOLDER", "is_current", "note"]

FOLDER = ".made"
_VERSION = 1


class _Record(Model):
    """What was made, by name of the file with the digest of its content."""

    version: int
    digest: str
    files: dict[str, str]


def note(out: Path, name: str, digest: str, files: dict[str, bytes]) -> None:
    """Write down that a report was made.

    Args:
        out: The folder of the reports.
        name: Name of the report's files without extension.
        digest: What it was made from, by `workshop.reports.many.digest.report_digest`.
        files: Contents of its files by ending.

    Raises:
        ReportError: If it cannot be written.
    """
    folder = out / FOLDER
    folder.mkdir(exist_ok=True)
    found = {f"{name}{ending}": hashlib.sha256(data).hexdigest() for ending, data in files.items()}
    record = _Record(version=_VERSION, digest=digest, files=found)
    place(folder / f"{name}.json", record.model_dump_json(indent=1).encode())


def is_current(out: Path, name: str, digest: str) -> bool:
    """Whether this very report is there, whole and as it was made."""
    try:
        record = _Record.model_validate_json((out / FOLDER / f"{name}.json").read_bytes())
        return (
            record.version == _VERSION
            and record.digest == digest
            and all(hashlib.sha256((out / file).read_bytes()).hexdigest() == sha for file, sha in record.files.items())
        )
    except (OSError, ValidationError):  # none, or none that this version knows: the report is made again
        return False
