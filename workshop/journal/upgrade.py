"""From an older version of the journal to this one, a step at a time."""

from collections.abc import Callable, Mapping

from workshop.model.base import JsonValue
from workshop.model.journal import JOURNAL_VERSION

__all__ = ["STEPS", "Document", "upgrade"]

Document = dict[str, JsonValue]
Step = Callable[[Document], Document]

STEPS: Mapping[int, Step] = {1: lambda document: document}
"""From each older version to the next one. Version 2 has more fields, all of them optional; version 1 is the first."""


def upgrade(
    document: Document, version: int, *, steps: Mapping[int, Step] = STEPS, to: int = JOURNAL_VERSION
) -> Document:
    """Take a document from its version to ``to``; each step is handed a copy and its result is stamped.

    Args:
        document: The journal as it was stored.
        version: Its version, at most ``to``.
        steps: What leads from each version to the next.
        to: The version wanted.

    Raises:
        ValueError: If no step leads on from a version, so nobody can have written it.
    """
    while version < to:
        if version not in steps:
            raise ValueError(f"there never was a version {version}")
        document = {**steps[version](dict(document)), "version": version + 1}
        version += 1
    return document
