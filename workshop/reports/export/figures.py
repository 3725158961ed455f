"""A released report as one long table: a row for each figure, or for each part that is withheld."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from workshop.disclosure.released import Figure, ReleasedReport, ReleasedTable, Withheld

__all__ = ["COLUMNS", "figure_rows"]

COLUMNS = ("section", "part", "row", "figure", "value", "text", "withheld")
"""Section of the report; part of it, such as a scale or a table; row of a table; what the figure is; the rounded
number, empty if there is none to show; what a report prints; why it is withheld, empty if it is not."""

Cells = tuple[str, str, str, str, float | None, str, str]


def figure_rows(report: ReleasedReport) -> list[Cells]:
    """Every figure of a report that passed the gate, in the report's order. There is nothing in it that a PDF lacks."""
    found: list[Cells] = []
    for field in dataclasses.fields(report):
        found.extend(_of(getattr(report, field.name), field.name, ""))
    return list(dict.fromkeys(found))


def _of(value: Any, section: str, part: str) -> Iterator[Cells]:
    if isinstance(value, Figure):
        yield section, part, "", "n", value.value, value.text, value.reason or ""
    elif isinstance(value, Withheld):
        yield section, value.section, "", "", None, value.text, value.reason
    elif isinstance(value, ReleasedTable):
        yield section, value.title, "", "n", value.base.value, value.base.text, value.base.reason or ""
        for row in value.rows:
            for name, figure in zip(value.columns, row.figures, strict=True):
                yield section, value.title, row.label, name, figure.value, figure.text, figure.reason or ""
    elif dataclasses.is_dataclass(value):
        yield from _fields(value, section, part)
    elif isinstance(value, tuple):
        for one in value:
            yield from _of(one, section, part)


def _fields(value: Any, section: str, part: str) -> Iterator[Cells]:
    own = str(getattr(value, "label", "") or getattr(value, "role", "") or getattr(value, "title", ""))
    row = own if part and own != part else ""
    for field in dataclasses.fields(value):
        inner = getattr(value, field.name)
        if isinstance(inner, Figure):
            yield section, part or own, row, field.name, inner.value, inner.text, inner.reason or ""
        elif isinstance(inner, tuple) and inner and all(isinstance(one, Figure) for one in inner):
            for end, one in zip(("low", "high"), inner, strict=False):
                yield section, part or own, row, f"{field.name}_{end}", one.value, one.text, one.reason or ""
        else:
            yield from _of(inner, section, part or own)
