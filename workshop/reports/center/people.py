"""Read the rows of a snapshot, some of its people after the other, each with all of theirs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from workshop.errors import ReportError
from workshop.reports.center.rows import Rows, Words
from workshop.reports.snapshot import COLUMNS
from workshop.reports.upgrade import ADDED, upgraded

__all__ = ["AT_ONCE", "Part", "joined", "whole_people"]

AT_ONCE = 1 << 18
"""Rows that are looked at together: enough that each step is worth its while, and few enough to hold."""

_WORDS = ("exercise", "kind", "occasion", "instrument", "item", "rater")
_NUMBERS = ("participant", "number", "attempt")
_COLUMNS = {
    **{name: COLUMNS.field(name).type for name in _NUMBERS},
    **dict.fromkeys(_WORDS, pa.dictionary(pa.int32(), pa.string())),
}


@dataclass(frozen=True)
class Part:
    """Some people of a snapshot with all of their rows.

    Attributes:
        table: The rows, in the columns that are needed.
        first: The lowest number of a participant in it.
        last: The highest.
    """

    table: pa.Table
    first: int
    last: int


def whole_people(file: pa.NativeFile, version: int, path: Path, at_once: int = AT_ONCE) -> Iterator[Part]:
    """Read a snapshot, some of its people after the other.

    Args:
        file: The snapshot.
        version: Its version.
        path: What to call it.
        at_once: So many rows are held at a time, however large the cohort.

    Raises:
        ReportError: If it lacks a column, a column holds what it should not, or people are in no order.
        pyarrow.ArrowException: If it is no whole Parquet file.
    """
    names = [name for name in _COLUMNS if name not in ADDED.get(version, ())]
    try:
        source = pq.ParquetFile(file, read_dictionary=[name for name in names if name in _WORDS])
    except KeyError as missing:
        raise _lacks(path, missing.args[0].decode()) from None
    rest, seen, before = None, 0, 0
    for batch in source.iter_batches(at_once, columns=names, use_threads=False):
        table, seen = _checked(pa.Table.from_batches([batch]), version, path), seen + len(batch)
        whole = table if rest is None else pa.concat_tables([rest, table])
        # The rows of the last person may go on in the next part.
        cut = len(whole) if seen == source.metadata.num_rows else _begin_of_last(whole)
        rest = whole.slice(cut)
        if cut:
            yield (part := _part(whole.slice(0, cut), before, path))
            before = part.last


def joined(parts: Iterable[tuple[int, Part]], at_once: int = AT_ONCE) -> Iterator[Rows]:
    """The rows of several parts together, as far as they can be held.

    Args:
        parts: Each with the number of its cohort, from 0.
        at_once: So many rows, or one part.
    """
    held: list[tuple[int, Part]] = []
    rows = 0
    for cohort, part in parts:
        if held and rows + len(part.table) > at_once:
            yield _rows(held)
            held, rows = [], 0
        held.append((cohort, part))
        rows += len(part.table)
    if held:
        yield _rows(held)


def _rows(parts: Sequence[tuple[int, Part]]) -> Rows:
    persons, cohorts, people = [], [], 0
    for cohort, part in parts:
        persons.append(_numbers(part.table, "participant") - (part.first - people))
        cohorts.append(np.full(part.last - part.first + 1, cohort))
        people += len(cohorts[-1])
    table = pa.concat_tables([part.table for _, part in parts])
    return Rows(
        cohort=np.concatenate(cohorts),
        person=np.concatenate(persons),
        words={name: _words(table[name]) for name in _WORDS},
        number=_numbers(table, "number"),
        attempt=_numbers(table, "attempt"),
    )


def _checked(table: pa.Table, version: int, path: Path) -> pa.Table:
    """The columns that are needed, as they have to be."""
    table = upgraded(table, version)
    for name, kind in _COLUMNS.items():
        if name not in table.column_names:
            raise _lacks(path, name)
        column = table[name]
        if column.null_count and not COLUMNS.field(name).nullable:
            raise ReportError(f'{path}: the column "{name}" of the snapshot has gaps. Make a new one.')
        if column.type != kind:
            table = table.set_column(table.column_names.index(name), name, _cast(column, name, path))
    return table.select(list(_COLUMNS))


def _cast(column: pa.ChunkedArray, name: str, path: Path) -> pa.ChunkedArray:
    try:
        plain = column.cast(COLUMNS.field(name).type)
    except (pa.ArrowException, ValueError):
        raise ReportError(f"{path}: a column of the snapshot holds the wrong type. Make a new one.") from None
    return plain.dictionary_encode() if name in _WORDS else plain


def _lacks(path: Path, name: str) -> ReportError:
    return ReportError(f'{path}: the snapshot has no column "{name}". Make a new one with `workshop report`.')


def _begin_of_last(table: pa.Table) -> int:
    """Where the rows of the last person begin."""
    people = _numbers(table, "participant")
    return int(np.argmax(people == people[-1]))


def _part(table: pa.Table, before: int, path: Path) -> Part:
    people = _numbers(table, "participant")
    first, last = int(people.min()), int(people.max())
    # Everyone has a row, and they are numbered one after the other.
    if first <= before or last - first >= len(people):
        raise ReportError(f"{path}: the people of the snapshot are in no order. Make a new one with `workshop report`.")
    return Part(table, first, last)


def _numbers(table: pa.Table, name: str) -> NDArray[Any]:
    """The numbers of a column, NaN for gaps. Arrow's own way would import the whole of pandas."""
    whole = _one(table[name])
    bare = pa.Array.from_buffers(whole.type, len(whole), [None, whole.buffers()[1]], offset=whole.offset)
    values = np.from_dlpack(bare)
    return np.where(np.from_dlpack(whole.is_valid().cast(pa.uint8())), values, np.nan) if whole.null_count else values


def _words(column: pa.ChunkedArray) -> Words:
    whole = _one(column)
    places: NDArray[Any] = np.from_dlpack(whole.indices)
    return Words(whole.dictionary.to_pylist(), places)


def _one(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
