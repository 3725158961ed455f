"""Read an authored file whatever editor it came from: a byte order mark and Windows line ends are no mistake."""

import os
import stat
from pathlib import Path

from workshop.lessons.mistakes import Place

__all__ = ["is_there", "normalised", "odd", "read_source"]


def normalised(data: bytes) -> str:
    """Authored text with Unix line ends and without a byte order mark.

    Raises:
        UnicodeDecodeError: If it is not UTF-8.
    """
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def is_there(path: Path) -> bool:
    """Whether anything has this name, be it a link that leads nowhere."""
    return os.path.lexists(path)


def odd(path: Path) -> str:
    """What stands in the place of a file, with what to do about it; empty if it is a file.

    Nothing is opened: a pipe would wait for ever, and a device may never end.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        if path.is_symlink() and isinstance(error, FileNotFoundError):
            return f'is a link to "{path.readlink()}", which is not there. Put the file itself in its place.'
        return f"cannot be read ({error.strerror or error}). Check that it is a file and that you may open it."
    if stat.S_ISDIR(mode):
        return "is a folder, but a file is needed here. Rename the folder, or move it away."
    if not stat.S_ISREG(mode):
        return "is not a file (it is a pipe, a device or the like). Move it away, and save a file in its place."
    return ""


def read_source(path: Path, place: Place) -> str | None:
    """The text of a file, or None with a mistake if it cannot be read."""
    if trouble := odd(path):
        place.add(0, trouble)
        return None
    try:
        data = path.read_bytes()
    except OSError as error:
        place.add(0, f"cannot be read ({error.strerror or error}). Check that it is a file and that you may open it.")
        return None
    try:
        return normalised(data)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        place.add(line, 'is not UTF-8 text. In your editor choose "Save with encoding" and UTF-8.')
        return None
