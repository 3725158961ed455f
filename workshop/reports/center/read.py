"""From the snapshots of many cohorts to the sums of each, by DuckDB, some snapshots at a time."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from workshop.errors import ReportError
from workshop.reports.center.data import CenterData, Earlier, Sums
from workshop.reports.center.sql import levels_query, people_query, sizes_query
from workshop.reports.definitions import Definitions
from workshop.reports.snapshot import read_definitions

__all__ = ["gather"]

_ROWS_AT_ONCE = 1_500_000
"""So many rows are looked at together: what is needed of memory does not grow with the number of cohorts."""

_MEMORY = "256MB"
_COLUMNS = "participant, exercise, kind, occasion, instrument, item, number"


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
    files = [_look(path) for path in paths]
    if not files:
        raise ReportError("There is no cohort to report on yet. `workshop cohort new` makes one.")
    newest = read_definitions(max(files, key=lambda one: (one.created, one.cohort)).path)
    files = [one for one in files if one.workshop == newest.workshop]
    measure = next((one for one in newest.measures if _asked_twice(newest, one.instrument)), None)
    rubric = next(
        (one for one in newest.rubrics if any(e.instrument == one.instrument for e in newest.exercises)), None
    )
    plans = [one.id for one in newest.exercises if one.kind == "plan"]
    sums: list[Sums] = []
    for batch in _batches(files):
        sums += _sum(batch, newest, plans=plans, measure=measure, rubric=rubric)
        progress(len(sums), len(files))
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
        measure=measure,
        rubric=rubric,
        plans=bool(plans),
        earlier=tuple(earlier),
    )


def _look(path: Path) -> _File:
    try:
        whole = pq.read_metadata(path)
        about = json.loads(whole.metadata[b"workshop"])
        return _File(
            path,
            int(whole.num_rows),
            int(about["version"]),
            created=datetime.fromisoformat(about["created"]),
            **{name: about[name] for name in ("cohort", "workshop", "term", "mode", "sample")},
        )
    except (OSError, pa.ArrowException, KeyError, TypeError, ValueError):
        raise ReportError(f"{path}: this is not a whole snapshot. Make a new one with `workshop report`.") from None


def _asked_twice(about: Definitions, instrument: str) -> bool:
    return {"before", "after"} <= {one.occasion for one in about.exercises if one.instrument == instrument}


def _batches(files: Sequence[_File]) -> Iterator[list[_File]]:
    batch: list[_File] = []
    for one in sorted(files, key=lambda file: (file.version, file.cohort)):
        if batch and (batch[0].version != one.version or sum(file.rows for file in batch) + one.rows > _ROWS_AT_ONCE):
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch


def _sum(batch: Sequence[_File], newest: Definitions, *, plans: Sequence[str], measure: Any, rubric: Any) -> list[Sums]:
    # The first version knew only people's own ratings of one attempt.
    rated = "rater, attempt" if batch[0].version > 1 else "'self' AS rater, 1 AS attempt"
    names = [str(one.path) for one in batch]
    rows = f"SELECT file_index AS cohort, {_COLUMNS}, {rated} FROM read_parquet(getvariable('files'))"  # noqa: S608 - fixed words
    sizes = dict(_ask(sizes_query(rows), names))
    people = {
        at: rest for at, *rest in _ask(people_query(rows, finish=newest.finish, plans=plans, measure=measure), names)
    }
    levels: dict[int, dict[str, list[int]]] = {}
    if rubric is not None:
        exercise = next(one.id for one in newest.exercises if one.instrument == rubric.instrument)
        for at, item, level, count in _ask(levels_query(rows, exercise=exercise, instrument=rubric.instrument), names):
            levels.setdefault(at, {}).setdefault(item, [0, 0, 0, 0])[level - 1] = count
    nobody = [0] * (6 + 5 * (len(measure.scales) if measure else 0))
    known = {one.id for one in rubric.criteria} if rubric else set()
    scales = [one.id for one in measure.scales] if measure else []
    return [
        Sums(
            digest=hashlib.sha256(batch[at].path.read_bytes()).hexdigest(),
            code=batch[at].cohort,
            term=batch[at].term,
            mode="alone" if batch[at].mode == "alone" else "room",
            size=size,
            finished=finished,
            paired=paired,
            finished_only=finished_only,
            paired_only=paired_only,
            planned=planned,
            dated=dated,
            scales={name: tuple(rest[5 * place : 5 * place + 5]) for place, name in enumerate(scales)},
            levels={item: tuple(counts) for item, counts in levels.get(at, {}).items() if item in known},
        )
        for at, size in sizes.items()
        for finished, paired, finished_only, paired_only, planned, dated, *rest in [people.get(at, nobody)]
    ]


def _ask(query: str, files: list[str]) -> list[tuple[Any, ...]]:
    import duckdb

    with duckdb.connect(config={"memory_limit": _MEMORY, "threads": 2}) as database:
        try:
            database.execute("SET VARIABLE files = $files", {"files": files})
            return database.execute(query).fetchall()
        except duckdb.Error as error:
            raise ReportError(
                f"The snapshots cannot be summed up ({str(error).splitlines()[0]}). "
                "Make the report of each cohort again, then this one."
            ) from error
