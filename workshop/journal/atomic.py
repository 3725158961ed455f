"""Writing a file whole or not at all: a kill or a power cut leaves the old one or the new one, never half of one."""

import contextlib
import os
import tempfile
from pathlib import Path

__all__ = ["set_aside", "write_atomically"]


def write_atomically(path: Path, text: str) -> None:
    """Write text to a temporary file in the same folder, force it to the disk, and rename it over ``path``.

    The folder is made if it is missing. What is written may be private, so only its owner can read it.

    Raises:
        OSError: If it cannot be written; ``path`` is then as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Force the rename itself to the disk, where the system lets a folder be opened (Windows does not)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def set_aside(path: Path, stamp: str) -> Path:
    """Rename an unreadable file to ``<stem>.broken-<stamp><suffix>``, never over another one.

    Args:
        path: The file.
        stamp: When, such as ``20261122T140500``.

    Returns:
        Its new path.

    Raises:
        OSError: If it cannot be renamed.
    """
    for number in range(1, 1000):
        again = "" if number == 1 else f"-{number}"
        target = path.with_name(f"{path.stem}.broken-{stamp}{again}{path.suffix}")
        if not target.exists():
            return path.rename(target)
    raise FileExistsError(f"{path.parent}: there are too many broken files here")
