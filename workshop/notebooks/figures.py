"""The figures of a workshop: small pictures in its folder ``figures``, carried along to notebooks and pages."""

import base64
from pathlib import Path

from workshop.lessons.figures import TYPES

__all__ = ["TYPES", "data_address", "figures"]


def figures(folder: Path) -> dict[str, bytes]:
    """The pictures of a workshop by their path below it, ``figures/path.svg``."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted((folder / "figures").glob("*"))
        if path.suffix.lower() in TYPES and path.is_file()
    }


def data_address(name: str, data: bytes) -> str:
    """A picture as a ``data:`` address, for a page that is one file."""
    kind = TYPES[Path(name).suffix.lower()]
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"
