"""Read an authored file whatever editor it came from: a byte order mark and Windows line ends are no mistake."""

from pathlib import Path

from workshop.lessons.mistakes import Place

__all__ = ["normalised", "read_source"]


def normalised(data: bytes) -> str:
    """Authored text with Unix line ends and without a byte order mark.

    Raises:
        UnicodeDecodeError: If it is not UTF-8.
    """
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def read_source(path: Path, place: Place) -> str | None:
    """The text of a file, or None with a mistake if it cannot be read."""
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
