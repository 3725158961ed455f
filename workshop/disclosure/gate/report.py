"""The whole report: made of released parts, or not at all."""

from collections.abc import Iterable
from typing import Any

from workshop.disclosure.released import (
    SEAL,
    Figure,
    ReleasedChange,
    ReleasedComparison,
    ReleasedReport,
    ReleasedTable,
    Withheld,
)
from workshop.errors import DisclosureError

__all__ = ["release_report"]

_PARTS: dict[str, Any] = {
    "people": Figure,
    "participation": ReleasedTable | Withheld,
    "rubric": ReleasedTable | Withheld,
    "plans": ReleasedTable | Withheld,
    "competencies": ReleasedTable | Withheld | None,
    "usefulness": ReleasedTable | Withheld | None,
    "themes": ReleasedTable | Withheld | None,
}
_LISTS = {
    "changes": ReleasedChange,
    "choices": ReleasedTable,
    "withheld": Withheld,
    "others": ReleasedComparison,
    "attempts": ReleasedChange,
    "follow_up": ReleasedChange,
}


def release_report(**fields: Any) -> ReleasedReport:
    """Put a report together from parts that passed the gate.

    Args:
        **fields: The fields of `ReleasedReport`, all but the seal.

    Raises:
        DisclosureError: If a part did not pass the gate.
    """
    for name, kind in _PARTS.items():
        _check(name, [fields.get(name)], kind)
    for name, kind in _LISTS.items():
        if not isinstance(fields.get(name), Withheld | None):
            _check(name, fields[name], kind)
    return ReleasedReport(**fields, seal=SEAL)


def _check(name: str, parts: Iterable[object], kind: Any) -> None:
    for part in parts:
        if not isinstance(part, kind):
            raise DisclosureError(f"the report's {name} did not pass the gate: it is a {type(part).__name__}")
