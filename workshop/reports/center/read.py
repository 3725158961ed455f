"""From the snapshots of many cohorts to the sums of each, some snapshots at a time."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic_core import from_json

from workshop.errors import ReportError
from workshop.reports.center.asked import Asked
from workshop.reports.center.count import Counts, count
from workshop.reports.center.data import CenterData, Earlier, Sums
from workshop.reports.center.people import AT_ONCE, Part, joined, whole_people
from workshop.reports.snapshot import VERSION, read_definitions

__all__ = ["gather"]

_THREADS = 4
"""At most so many snapshots are looked at together: each holds some rows, and more would wait for each other."""


@dataclass(frozen=True)
class _File:
    """A snapshot, and the little of its description that is needed of every one."""

    path: Path
    rows: int
    version: int
    cohort: str
    workshop: str
    term: str
    mode: str
    sample: bool
    created: datetime


def gather(
    paths: Sequence[Path],
    *,
    earlier: Sequence[Earlier] = (),
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> CenterData:
    """Sum up every cohort of one workshop.

    Snapshots of another workshop than the newest one's are left out, and so are answers to another version of its
    measure or rubric: they are not the same figures.

    Args:
        paths: The snapshots, one for each cohort.
        earlier: The center reports before this one.
        progress: Told how many snapshots are done, and of how many.

    Raises:
        ReportError: If there is no snapshot, or one cannot be read.
    """
    with ThreadPoolExecutor(min(_THREADS, os.cpu_count() or 1)) as threads:
        files = list(threads.map(_look, paths))
        if not files:
            raise ReportError("There is no cohort to report on yet. `workshop cohort new` makes one.")
        newest = read_definitions(max(files, key=lambda one: (one.created, one.cohort)).path)
        files = [one for one in files if one.workshop == newest.workshop]
        asked, done = Asked.of(newest), 0
        sums: list[Sums] = []
        for batch, found in threads.map(lambda batch: (batch, _sum(batch, asked)), _batches(files)):
            sums += found
            done += len(batch)
            progress(done, len(files))
    begun: dict[str, Any] = {}
    for one in files:
        begun[one.term] = min(begun.get(one.term, one.created), one.created)
    return CenterData(
        title=newest.title,
        workshop=newest.workshop,
        created=newest.created,
        sample=any(one.sample for one in files),
        terms=tuple(sorted(begun, key=lambda term: (begun[term], term))),
        cohorts=tuple(sorted(sums, key=lambda one: one.code)),
        measure=asked.measure,
        rubric=asked.rubric,
        plans=bool(asked.plans),
        earlier=tuple(earlier),
    )


def _look(path: Path) -> _File:
    try:
        footer = pq.read_metadata(path)
        about = from_json(footer.metadata[b"workshop"])
        found = _File(
            path,
            int(footer.num_rows),
            int(about["version"]),
            created=datetime.fromisoformat(about["created"]),
            **{name: about[name] for name in ("cohort", "workshop", "term", "mode", "sample")},
        )
    except (OSError, pa.ArrowException, KeyError, TypeError, ValueError):
        raise _none(path) from None
    if found.version > VERSION:
        read_definitions(path)  # which says so
    return found


def _none(path: Path) -> ReportError:
    return ReportError(f"{path}: this is not a whole snapshot. Make a new one with `workshop report`.")


def _batches(files: Sequence[_File]) -> Iterator[list[_File]]:
    """Small ones together, since each step costs the same for few rows as for many."""
    batch: list[_File] = []
    rows = 0
    for one in files:
        if batch and rows + one.rows > AT_ONCE:
            yield batch
            batch, rows = [], 0
        batch.append(one)
        rows += one.rows
    if batch:
        yield batch


def _sum(batch: Sequence[_File], asked: Asked) -> list[Sums]:
    """The sums of each cohort that has anybody in it."""
    labels: dict[int, tuple[str, int]] = {}
    counts = [count(rows, asked, len(batch)) for rows in joined(_parts(batch, labels))]
    whole = reduce(add, counts) if counts else None
    return [_named(batch[at], *label, whole.of(at), asked) for at, label in labels.items() if whole]


def _parts(batch: Sequence[_File], labels: dict[int, tuple[str, int]]) -> Iterator[tuple[int, Part]]:
    """The people of each snapshot, and for each that has any, its digest and how many they are so far."""
    for at, file in enumerate(batch):
        try:
            data = file.path.read_bytes()
            digest = hashlib.sha256(data).hexdigest()
            for part in whole_people(pa.BufferReader(data), file.version, file.path):
                labels[at] = digest, part.last
                yield at, part
        except (OSError, pa.ArrowException):
            raise _none(file.path) from None


def _named(file: _File, digest: str, size: int, counts: Counts, asked: Asked) -> Sums:
    finished, paired, finished_only, paired_only, planned, dated = counts.steps.tolist()
    scales: Sequence[Any] = asked.measure.scales if asked.measure else ()
    criteria: Sequence[Any] = asked.rubric.criteria if asked.rubric else ()
    return Sums(
        digest=digest,
        code=file.cohort,
        term=file.term,
        mode="alone" if file.mode == "alone" else "room",
        size=size,
        finished=finished,
        paired=paired,
        finished_only=finished_only,
        paired_only=paired_only,
        planned=planned,
        dated=dated,
        scales={one.id: tuple(five) for one, five in zip(scales, counts.scales.tolist(), strict=True)},
        levels={one.id: tuple(n) for one, n in zip(criteria, counts.levels.tolist(), strict=True) if any(n)},
    )
