"""Write a file, and say in one line why it cannot be written."""

from pathlib import Path

from workshop.errors import SetupError
from workshop.lessons.mistakes import shown

__all__ = ["write_file"]


def write_file(path: Path, data: bytes) -> None:
    """Write a file and make the folders above it.

    Raises:
        SetupError: If that is not possible.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise SetupError(
            f"{shown(path)}: cannot be written ({error.strerror or error}). Check the folder and its permissions."
        ) from error
