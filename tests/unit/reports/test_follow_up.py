"""The change that is left some weeks later, beside that of the end."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.fixtures.snapshots import recount
from tests.fixtures.snapshots.made import NOW, cohort, people, workshop
from workshop.disclosure.released import ReleasedReport, ReleasedTable, Withheld
from workshop.reports.analysis import analyse
from workshop.reports.snapshot import Snapshot, read_snapshot, take_snapshot
from workshop.store.records import Person


def later(person: Person) -> Person:
    """The same person with the check answered once more, some weeks later, if they answered it at the end."""
    again = [replace(one, exercise="check-later") for one in person.responses if one.exercise == "check-after"]
    return replace(person, responses=(*person.responses, *again)) if person.number % 3 else person


def follow_up(path: Path, persons: list[Person]) -> ReleasedReport:
    """A report on a workshop that asks the measure a third time."""
    take_snapshot(persons, cohort(), workshop(), path / "s.parquet", created=NOW, rng=Random(5))
    snapshot = read_snapshot(path / "s.parquet")
    before = next(one for one in snapshot.definitions.exercises if one.id == "check-before")
    asked = before.model_copy(update={"id": "check-later", "occasion": "follow-up"})
    rows = snapshot.rows.copy()
    rows.loc[rows["exercise"] == "check-later", "occasion"] = "follow-up"
    about = snapshot.definitions.model_copy(update={"exercises": (*snapshot.definitions.exercises, asked)})
    return analyse(Snapshot(about, rows))


def test_some_weeks_later(tmp_path: Path) -> None:
    """The change that is left weeks later is of those who answered both, and their number is in the flow."""
    persons = [later(person) for person in people(120, 1)]
    found = follow_up(tmp_path, persons)
    assert isinstance(found.follow_up, tuple)
    assert isinstance(found.participation, ReleasedTable)
    steps = {row.id: row.figures[0].value for row in found.participation.rows}
    both = [person for person in persons if recount.answer(person, "check-later") and recount.pairs([person])]
    assert [change.id for change in found.follow_up] == ["confidence", "view"]
    assert steps["later-check"] == len(both)
    for change in found.follow_up:
        again = recount.changes(both, change.id)
        assert (change.before.value, change.after.value) == tuple(
            recount.half_up(again[name], 1) for name in ("before", "after")
        )
        assert change.change.value == recount.half_up(again["change"], 1)


def test_later_beside_the_end_gives_nobody_away(tmp_path: Path) -> None:
    """If all but a few who answered at the end answered again, the two changes do not stand side by side."""
    persons = [later(replace(person, number=1)) if person.number > 3 else person for person in people(60, 1)]
    persons = [replace(person, number=at) for at, person in enumerate(persons, start=1)]
    found = follow_up(tmp_path, persons)
    assert isinstance(found.follow_up, Withheld)
    assert isinstance(found.changes, tuple)
    assert found.follow_up in found.withheld


def test_who_skipped_the_end_costs_nobody_the_figures(tmp_path: Path) -> None:
    """A few who came back weeks later and had not answered at the end are in neither change; the others are shown."""
    persons = [later(person) for person in people(120, 1)]
    few = [person.number for person in persons if recount.answer(person, "check-later")][:3]
    skipped = [
        replace(one, responses=tuple(it for it in one.responses if it.exercise != "check-after"))
        if one.number in few
        else one
        for one in persons
    ]
    found, before = follow_up(tmp_path, skipped), follow_up(tmp_path, [one for one in persons if one.number not in few])
    assert isinstance(found.follow_up, tuple)
    assert found.follow_up == before.follow_up
    assert found.changes == before.changes


@pytest.mark.parametrize("seed", range(12))
def test_two_changes_side_by_side_never_differ_by_a_few(tmp_path: Path, seed: int) -> None:
    """Whoever skipped or came back: if both changes are shown, nobody or at least five are in the larger group only."""
    random = Random(seed)
    back, skip = random.choice((0.3, 0.8, 0.95, 1.0)), random.choice((0.0, 0.05, 0.3))
    persons = []
    for person in people(70, seed):
        again = [replace(one, exercise="check-later") for one in person.responses if one.exercise == "check-after"]
        stays = [one for one in person.responses if one.exercise != "check-after" or random.random() >= skip]
        persons.append(replace(person, responses=(*stays, *(again if random.random() < back else ()))))
    found = follow_up(tmp_path, persons)
    end = {one.number for one in persons if recount.pairs([one])}
    weeks = {one.number for one in persons if one.number in end and recount.pairs([at_the_end(one)])}
    shown = isinstance(found.changes, tuple), isinstance(found.follow_up, tuple)
    assert shown == (True, len(weeks) >= 10 and len(end - weeks) not in range(1, 5))
    for changes, members in ((found.changes, end), (found.follow_up, weeks)):
        assert isinstance(changes, Withheld) or {one.n.value for one in changes or ()} <= {len(members), None}


def at_the_end(person: Person) -> Person:
    """The same person as if they had answered at the end what they answered weeks later."""
    kept = [one for one in person.responses if one.exercise != "check-after"]
    moved = [replace(one, exercise="check-after") if one.exercise == "check-later" else one for one in kept]
    return replace(person, responses=tuple(moved))
