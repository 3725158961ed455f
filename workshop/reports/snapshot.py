"""A snapshot: one cohort's shared answers, pseudonymous, frozen in one Parquet file. A report gets this file only."""

import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import ValidationError

from workshop.errors import ReportError
from workshop.model.lesson import Workshop
from workshop.reports.columns import table_of_rows
from workshop.reports.definitions import Definitions, Themes, define
from workshop.reports.explode import explode
from workshop.reports.upgrade import upgraded

if TYPE_CHECKING:  # taking one waits for no pandas, reading one for no database library
    import pandas as pd

    from workshop.store.records import Cohort, Person

__all__ = ["COLUMNS", "VERSION", "Snapshot", "read_definitions", "read_snapshot", "take_snapshot", "whole_table"]

VERSION = 2
COLUMNS = pa.schema(
    [
        pa.field("participant", pa.int32(), nullable=False),
        pa.field("exercise", pa.string(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
        pa.field("occasion", pa.string(), nullable=False),
        pa.field("instrument", pa.string(), nullable=False),
        pa.field("item", pa.string(), nullable=False),
        pa.field("number", pa.float64()),
        pa.field("label", pa.string(), nullable=False),
        pa.field("rater", pa.string(), nullable=False),
        pa.field("attempt", pa.int32()),
    ]
)
"""The columns of the file, in order; empty strings where a word does not apply."""

_KEY = b"workshop"


@dataclass(frozen=True)
class Snapshot:
    """One cohort, frozen.

    Attributes:
        definitions: What the rows mean.
        rows: A row for each answered item with the columns of `COLUMNS`. Someone who joined and shared nothing has one
            row with empty fields.
    """

    definitions: Definitions
    rows: "pd.DataFrame"


def take_snapshot(
    people: "Iterable[Person]",
    cohort: "Cohort",
    workshop: Workshop,
    path: Path,
    *,
    created: datetime,
    rng: Random | None,
    themes: tuple[Themes, ...] = (),
) -> Path:
    """Freeze what the participants of a cohort share now.

    Participants are numbered from 1 at random for this file, and rows are in the order of these numbers, so neither a
    number nor a place leads back to the order of joining or to another snapshot. Free text and times are left out.

    Args:
        people: Everyone who joined and did not withdraw.
        cohort: Their cohort.
        workshop: The workshop in the version that they answered.
        path: Where the file goes; its folder is made. A file of this name is replaced in one step.
        created: Now, with time zone.
        themes: Counts of what people wrote about, if somebody coded it (`workshop.reports.themes`).
        rng: Where the numbers come from: `random.SystemRandom` for real people, a seed for sample data. None if
            the people come in the order that their numbers are to have.

    Returns:
        The path.

    Raises:
        ReportError: If the file cannot be written.
    """
    definitions = define(cohort, workshop, created).model_copy(update={"themes": themes})
    occasions = {exercise.id: exercise.occasion for exercise in definitions.exercises}
    shuffled = list(people)
    if rng is not None:
        rng.shuffle(shuffled)
    rows = [row for number, person in enumerate(shuffled, start=1) for row in _rows(number, person, occasions)]
    metadata = {_KEY: definitions.model_dump_json(by_alias=True).encode()}
    _write(table_of_rows(rows, COLUMNS.with_metadata(metadata)), path)
    return path


def _rows(number: int, person: "Person", occasions: dict[str, str]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = [
        (
            number,
            response.exercise,
            response.kind,
            occasions.get(response.exercise, ""),
            response.instrument or "",
            answered.item,
            answered.number,
            answered.label,
            answered.rater,
            answered.attempt,
        )
        for response in sorted(person.responses, key=lambda one: one.exercise)
        for answered in explode(response.kind, response.answer)
    ]
    return rows or [(number, "", "", "", "", "", None, "", "", None)]


def _write(table: pa.Table, path: Path) -> None:
    """Write to a temporary file beside it, then rename: whoever reads sees the old file or the whole new one."""
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            pq.write_table(table, file)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        reason = error.strerror or error
        raise ReportError(
            f"{path}: the snapshot cannot be written ({reason}). Choose a folder you may write to."
        ) from None


def read_snapshot(path: Path) -> Snapshot:
    """Read a snapshot and check that it is one.

    Columns that this version does not know are left out: they can add to what a row says, but not change it.

    Raises:
        ReportError: If the file is missing, cut short, not a snapshot, from a newer version, or lacks a column.
    """
    try:
        table = whole_table(path)
    except FileNotFoundError:
        raise ReportError(f"{path}: there is no such snapshot. Make a new one with `workshop report`.") from None
    except OSError as error:
        raise ReportError(f"{path}: the snapshot cannot be read ({error.strerror or 'it is damaged'}).") from None
    except pa.ArrowException:
        raise ReportError(
            f"{path}: this is not a whole snapshot; it may have been cut short. Make a new one with `workshop report`."
        ) from None
    version, definitions = _definitions(path, table.schema.metadata or {})
    table = upgraded(table, version)
    missing = [name for name in COLUMNS.names if name not in table.column_names]
    if missing:
        raise ReportError(f'{path}: the snapshot has no column "{missing[0]}". Make a new one with `workshop report`.')
    try:
        table = table.select(COLUMNS.names).cast(COLUMNS)
    except (pa.ArrowException, ValueError):
        raise ReportError(f"{path}: a column of the snapshot holds the wrong type. Make a new one.") from None
    return Snapshot(definitions, table.to_pandas())


def whole_table(path: Path) -> pa.Table:
    """All rows of a Parquet file, without what ``pyarrow.parquet.read_table`` imports to read many files as one.

    Raises:
        OSError: If it cannot be read.
        pyarrow.ArrowException: If it is not a whole Parquet file.
    """
    with path.open("rb") as file:
        return pq.ParquetFile(file).read()


def read_definitions(path: Path) -> Definitions:
    """Read what a snapshot says about itself, without its rows.

    Raises:
        ReportError: If it cannot be read or is not a snapshot.
    """
    try:
        metadata = pq.read_schema(path).metadata
    except (OSError, pa.ArrowException):
        raise ReportError(f"{path}: the snapshot cannot be read. Make a new one with `workshop report`.") from None
    return _definitions(path, metadata or {})[1]


def _definitions(path: Path, metadata: dict[bytes, bytes]) -> tuple[int, Definitions]:
    try:
        data = json.loads(metadata[_KEY])
        version = data["version"] if data["format"] == "workshop-snapshot" else None
    except (KeyError, TypeError, ValueError):
        version = None
    if not isinstance(version, int):
        raise ReportError(f"{path}: this Parquet file is not a snapshot of a workshop. Give one that is.")
    if version > VERSION:
        raise ReportError(
            f"{path}: the snapshot has version {version} and this toolkit reads up to {VERSION}. Update the toolkit."
        )
    try:
        return version, Definitions.model_validate({**data, "version": VERSION})
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise ReportError(f"{path}: the snapshot's own description is damaged at {where}. Make a new one.") from None
