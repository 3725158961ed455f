"""Snapshots of very many made-up participants: a few groups of people, each under many names."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pyarrow.parquet as pq

from workshop.lessons.reader import read_workshop
from workshop.reports.snapshot import read_definitions, take_snapshot
from workshop.sample.submissions import make_people, make_submission
from workshop.store.records import Cohort, Person, StoredResponse

__all__ = ["write_cohorts"]

_GROUPS = 3
_BEGIN = datetime(2022, 9, 1, tzinfo=UTC)
_LESSONS = Path(__file__).parents[3] / "lessons" / "bounce-back"
_LETTERS = "ABCDEFGHJK"


def write_cohorts(folder: Path, people: int, size: int) -> int:
    """Write snapshots of ``size`` people each, in eight terms and both modes.

    Returns:
        How many rows they have.
    """
    workshop, rows = read_workshop(_LESSONS), 0
    tables = []
    for group in range(_GROUPS):
        members = []
        for number, (person, random) in enumerate(make_people(size, group), start=1):
            shared = make_submission(person, random, workshop, "ABCDEF", _BEGIN)
            responses = shared.responses if shared else ()
            answers = (StoredResponse(a.exercise, a.kind, a.instrument, a.answer, a.changed) for a in responses)
            members.append(Person(number, _BEGIN, tuple(answers)))
        cohort = Cohort(
            code="ABCDEF",
            label="Measured",
            workshop=workshop.id,
            workshop_version=workshop.version,
            term="",
            mode="room",
            invited=None,
            sample=True,
            created=_BEGIN,
            erase_after=None,
        )
        path = take_snapshot(members, cohort, workshop, folder / "group", created=_BEGIN, rng=Random(group))
        tables.append((pq.read_table(path.open("rb")), read_definitions(path)))
        path.unlink()
    for at in range(people // size):
        table, about = tables[at % _GROUPS]
        mine = about.model_copy(
            update={
                "cohort": "".join(_LETTERS[int(digit)] for digit in f"{at:06d}"),
                "term": f"Term {at % 8 + 1}",
                "mode": "alone" if at % 5 == 0 else "room",
                "created": _BEGIN + timedelta(days=180 * (at % 8), minutes=at),
            }
        )
        named = table.replace_schema_metadata({"workshop": mine.model_dump_json(by_alias=True)})
        pq.write_table(named, folder / f"{mine.cohort}.parquet")
        rows += named.num_rows
    return rows
