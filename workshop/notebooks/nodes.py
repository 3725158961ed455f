"""The typed edge to nbformat, which has no types of its own."""

from typing import Any

import nbformat
from nbformat import NotebookNode

__all__ = ["from_bytes", "node", "to_bytes"]


def node(data: dict[str, Any]) -> NotebookNode:
    """A notebook, a cell or an output from plain data."""
    made: NotebookNode = nbformat.from_dict(data)  # type: ignore[no-untyped-call]
    return made


def to_bytes(notebook: NotebookNode) -> bytes:
    """A notebook as a file: checked against the format, the same bytes for the same notebook."""
    nbformat.validate(notebook)
    text: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    return f"{text.rstrip()}\n".encode()


def from_bytes(data: bytes) -> NotebookNode:
    """Read a notebook of format 4.

    Raises:
        ValueError: If it is not one.
    """
    try:
        read: NotebookNode = nbformat.reads(data.decode(), as_version=4)  # type: ignore[no-untyped-call]
        nbformat.validate(read)
    except (nbformat.ValidationError, nbformat.reader.NotJSONError, AttributeError, KeyError, TypeError) as error:
        raise ValueError(str(error).split("\n", maxsplit=1)[0]) from error
    return read
