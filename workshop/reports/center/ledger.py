"""What center reports took together, kept in the ledger and asked for before the next one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from workshop.disclosure.released import Figure, ReleasedTable
from workshop.errors import WorkshopError
from workshop.reports.center.analysis import analyse_center, told
from workshop.reports.center.data import CenterData, Earlier

if TYPE_CHECKING:
    from workshop.store import Store

__all__ = ["earlier", "releasing_center"]


def earlier(store: "Store") -> list[Earlier]:
    """The center reports that were made before, whichever profile they had."""
    entries = store.ledger.entries("center")
    return [Earlier(groups=one.content["groups"], cohorts=one.content["cohorts"]) for one in entries]


@contextmanager
def releasing_center(store: "Store", data: CenterData, profile: str, *, now: datetime) -> Iterator[None]:
    """Write a center report down in the ledger before it is made; if it fails, take that back.

    Reports on made-up participants are left out.
    """
    if data.sample:
        yield
        return
    groups = told(data)
    counted = {digest for group in groups.values() for digests in group.values() for digest in digests}
    content = {
        "groups": groups,
        "cohorts": {one.digest: one.model_dump(mode="json") for one in data.cohorts if one.digest in counted},
        "cells": _cells(analyse_center(data, profile)),
    }
    number = store.ledger.release("center", profile, now, snapshots=sorted(counted), content=content)
    try:
        yield
    except WorkshopError:
        store.ledger.take_back(number)
        raise


def _cells(part: Any) -> list[list[str]]:
    """Every released figure with its table, row and column."""
    if isinstance(part, ReleasedTable):
        return [
            [part.id, row.id, column, figure.text]
            for row in part.rows
            for column, figure in zip(part.columns, row.figures, strict=True)
        ]
    if isinstance(part, tuple):
        return [cell for one in part for cell in _cells(one)]
    if is_dataclass(part) and not isinstance(part, Figure):
        return [cell for one in fields(part) for cell in _cells(getattr(part, one.name))]
    return []
