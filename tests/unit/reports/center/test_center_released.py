"""What a center report shows of cohorts of any kind: the same as from sums that plain Python made of the people."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fixtures.reports.center import Plan, freeze_all
from tests.fixtures.snapshots import recount
from tests.fixtures.snapshots.made import RUBRIC
from workshop.disclosure.profiles import PROFILES
from workshop.disclosure.released import ReleasedTable
from workshop.model.rubric import LEVELS
from workshop.reports.center.analysis import analyse_center, told
from workshop.reports.center.data import CenterData, Earlier, Sums
from workshop.reports.center.read import gather
from workshop.store.records import Person

COHORTS = st.lists(
    st.tuples(
        st.sampled_from(["Fall 2025", "Spring 2026"]),
        st.sampled_from(["room", "room", "alone"]),
        st.one_of(st.integers(1, 12), st.integers(10, 70)),
    ),
    min_size=1,
    max_size=6,
)


def plainly(one: Sums, people: list[Person]) -> Sums:
    """The sums of a cohort again, from its people; only what is on its label is taken over."""
    twice = [bool(recount.pairs([person])) for person in people]
    done = [recount.completed([person]) > 0 for person in people]
    planned, dated = recount.planned(people)
    levels = {criterion.id: recount.ratings(people, criterion.id) for criterion in RUBRIC.criteria}
    return Sums(
        **one.model_dump(include={"digest", "code", "term", "mode"}),
        size=len(people),
        finished=sum(done),
        paired=sum(twice),
        finished_only=sum(a and not b for a, b in zip(done, twice, strict=True)),
        paired_only=sum(b and not a for a, b in zip(done, twice, strict=True)),
        planned=planned,
        dated=dated,
        scales={name: _five(people, name) for name in one.scales},
        levels={name: tuple(map(given.count, LEVELS)) for name, given in levels.items()},
    )


def _five(people: list[Person], scale: str) -> tuple[float, float, float, float, float]:
    both = [(before[scale], after[scale]) for before, after in recount.pairs(people)]
    return (
        sum(b for b, _ in both),
        sum(a for _, a in both),
        sum(b * b for b, _ in both),
        sum(a * a for _, a in both),
        sum((a - b) ** 2 for b, a in both),
    )


def centers(plan: Plan, seed: int) -> tuple[CenterData, CenterData]:
    """The sums of all cohorts, as they are made and as plain Python makes them."""
    with tempfile.TemporaryDirectory() as folder:
        made = freeze_all(Path(folder), plan, seed)
        data = gather([path for path, _ in made])
    assert [one.code for one in data.cohorts] == [path.stem for path, _ in made]
    plain = [plainly(one, people) for one, (_, people) in zip(data.cohorts, made, strict=True)]
    return data, data.model_copy(update={"cohorts": tuple(plain)})


def reported(data: CenterData) -> Earlier:
    """What the ledger keeps of a report on these cohorts."""
    return Earlier.model_validate({"groups": told(data), "cohorts": {one.digest: one for one in data.cohorts}})


@settings(max_examples=15)
@given(COHORTS, st.integers(0, 999), st.integers(0, 5))
def test_the_same_is_released(plan: Plan, seed: int, before: int) -> None:
    """In each profile, and beside an earlier report on some of the cohorts, every released value is the same."""
    data, plain = centers(plan, seed)
    earlier = [reported(one.model_copy(update={"cohorts": one.cohorts[:before]})) for one in (data, plain)]
    beside = [one.model_copy(update={"earlier": (old,)}) for one, old in zip((data, plain), earlier, strict=True)]
    assert told(data) == told(plain)
    assert told(beside[0]) == told(beside[1])
    for profile in PROFILES:
        assert analyse_center(data, profile) == analyse_center(plain, profile)
        assert analyse_center(beside[0], profile) == analyse_center(beside[1], profile)


def test_there_is_something_to_compare() -> None:
    """Of such cohorts figures of every part are released: the property above does not compare dashes only."""
    data, _ = centers([("Fall 2025", "room", 70), ("Fall 2025", "room", 60), ("Spring 2026", "room", 65)], 3)
    (room,) = analyse_center(data).modes
    tables = [room.participation, room.competencies, *room.changes]
    assert all(isinstance(one, ReleasedTable) for one in tables)
    assert all(any(cell.value is not None for row in one.rows for cell in row.figures) for one in tables)
