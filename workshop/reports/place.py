"""Where reports go: found out before the work whether they can be kept, and written whole or not at all."""

import os
import tempfile
from pathlib import Path

from workshop.errors import ReportError

__all__ = ["check_folder", "place"]


def check_folder(folder: Path) -> None:
    """Make a folder and find out whether files can be written there.

    Raises:
        ReportError: If they cannot.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise ReportError(
            f"{folder}: the report cannot be written there ({error.strerror}). Choose another folder with --out."
        ) from error


def place(path: Path, data: bytes) -> None:
    """Write beside it, then rename: a reader sees the old file or the whole new one.

    Raises:
        ReportError: If it cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise ReportError(f"{path}: it cannot be written ({error.strerror}). Close it if it is open.") from error
