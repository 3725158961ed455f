"""Self against others, and change over attempts: every figure worked out a second time, and what is withheld."""

from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import mean
from typing import Any

import pytest

from tests.fixtures.snapshots import recount
from tests.fixtures.snapshots.made import NOW, cohort, people, workshop
from workshop.disclosure.released import Compared, ReleasedComparison, ReleasedReport, ReleasedTable, Withheld
from workshop.reports.analysis import analyse
from workshop.reports.sections.contributions import may_stand
from workshop.reports.snapshot import read_snapshot, take_snapshot
from workshop.store.records import Person, StoredResponse


def report(path: Path, persons: list[Person], profile: str = "internal") -> ReleasedReport:
    """Analyse what they shared."""
    take_snapshot(persons, cohort(), workshop(), path / "s.parquet", created=NOW, rng=Random(5))
    return analyse(read_snapshot(path / "s.parquet"), profile)


def comparisons(found: ReleasedReport) -> tuple[ReleasedComparison, ...]:
    """The comparisons, which must be there."""
    assert isinstance(found.others, tuple)
    return found.others


def practised(others: list[dict[str, Any]], number: int = 1) -> Person:
    """A person with one attempt that others rated."""
    own = {"story": 1 + number % 4, "fit": 2, "close": 3}
    answer = {"attempts": [{"self": own, "others": others} if others else {"self": own}]}
    return Person(number, NOW, (StoredResponse("mock-score", "rubric", "mock/1", answer, NOW),))  # type: ignore[arg-type]


@pytest.mark.parametrize(("number", "seed"), [(240, 1), (90, 2), (48, 3)])
def test_every_figure_worked_out_a_second_time(tmp_path: Path, number: int, seed: int) -> None:
    """Means, bias with interval, distance, share within one, ICC and kappa are those of other formulas."""
    persons = people(number, seed)
    shown = 0
    for comparison in comparisons(report(tmp_path, persons)):
        for row in comparison.rows:
            both = recount.views(persons, comparison.role, row.id)
            shown += same(row, recount.agreement(both), len(both))
    assert shown > 20


def same(row: Compared, again: dict[str, float], n: int) -> int:
    """Each figure of a row that is shown is the one worked out again; returns how many are shown."""
    figures = {
        "own": (row.own, 1),
        "other": (row.other, 1),
        "bias": (row.difference, 1),
        "low": (row.interval[0], 1),
        "high": (row.interval[1], 1),
        "distance": (row.distance, 1),
        "icc": (row.icc, 2),
        "kappa": (row.kappa, 2),
    }
    shown = {name: pair for name, pair in figures.items() if pair[0].value is not None}
    assert {name: figure.value for name, (figure, _) in shown.items()} == {
        name: recount.half_up(again[name], places) for name, (_, places) in shown.items()
    }
    if row.close.value is not None:
        assert row.close.value == recount.half_up(100 * (n - again["far"]) / n, 0)
        assert not 0 < again["far"] < 5
    assert (row.icc.value is None) <= (n < 20)
    return len(shown)


def test_change_over_attempts(tmp_path: Path) -> None:
    """The mean of first and of last totals, among those who have two, are those of a second way of counting."""
    persons = people(240, 1)
    found = report(tmp_path, persons).attempts
    assert isinstance(found, tuple)
    again = recount.totals(persons)
    expected = [recount.half_up(mean(each), 1) for each in zip(*again, strict=True)]
    assert [found[0].before.value, found[0].after.value] == expected
    assert found[0].n.value == len(again)


def test_competencies_are_means_of_their_criteria(tmp_path: Path) -> None:
    """The one competency of the small rubric is the mean of its criteria's means."""
    persons = people(240, 1)
    found = report(tmp_path, persons).competencies
    assert isinstance(found, ReleasedTable)
    means = [mean(recount.ratings(persons, name)) for name in ("story", "fit", "close")]
    assert [(row.label, row.figures[0].value) for row in found.rows] == [
        ("Communication", recount.half_up(mean(means), 1))
    ]


def test_a_rolled_up_mean_gives_away_no_other(tmp_path: Path) -> None:
    """Where the mean of one criterion is withheld, so is that of its competency."""
    persons = [practised([], at) for at in range(1, 41)]
    found = report(tmp_path, persons).competencies
    assert isinstance(found, ReleasedTable)
    assert found.rows[0].figures[0].value is None


def test_nobody_else_rated(tmp_path: Path) -> None:
    """Without ratings by others there is no such part, and no reason is made up for it."""
    found = report(tmp_path, [practised([], at) for at in range(1, 41)])
    assert (found.others, found.attempts) == (None, None)


@pytest.mark.parametrize("number", [1, 9])
def test_few_pairs_are_withheld(tmp_path: Path, number: int) -> None:
    """With fewer than ten people rated by others nothing is said of them, their number included."""
    peer = {"role": "peer", "ratings": {"story": 2, "fit": 3, "close": 4}}
    persons = [practised([peer] if at <= number else [], at) for at in range(1, 41)]
    found = report(tmp_path, persons)
    assert isinstance(found.others, Withheld)
    assert found.others in found.withheld
    assert str(number) not in found.others.text.split()


def test_all_the_same_gap(tmp_path: Path) -> None:
    """If everyone is one level above their peer, that would be said of each: it is withheld."""
    persons = [practised([{"role": "peer", "ratings": {"story": 2, "fit": 1, "close": 2}}], at) for at in range(1, 41)]
    for row in comparisons(report(tmp_path, persons))[0].rows[1:]:
        figures = (row.own, row.other, row.difference, *row.interval, row.distance, row.close, row.icc, row.kappa)
        assert {figure.value for figure in figures} == {None}


def test_means_that_differ_by_few_people_do_not_stand_together(tmp_path: Path) -> None:
    """If all but three were rated by a peer, the means beside the profile would give the three away."""
    random = Random(3)
    persons = people(60, 4)
    answered = []
    for one in persons:
        own = {name: random.randint(1, 4) for name in ("story", "fit", "close")}
        others = [{"role": "peer", "ratings": {name: random.randint(1, 4) for name in own}}] if one.number > 3 else []
        answer = {"attempts": [{"self": own, "others": others}]}
        kept = tuple(each for each in one.responses if each.exercise != "mock-score")
        answered.append(replace(one, responses=(*kept, StoredResponse("mock-score", "rubric", "mock/1", answer, NOW))))  # type: ignore[arg-type]
    (peers,) = comparisons(report(tmp_path, answered))
    assert peers.base.value is None
    assert all(row.own.value is None and row.difference.value is not None for row in peers.rows)


def test_sets_of_ratings_that_may_stand_together() -> None:
    """The same ratings may be shown twice; sets that differ by one to four people may not, on either side."""
    base = frozenset((person, 1) for person in range(20))
    assert may_stand(base, [base], 5)
    assert may_stand(base, [base | {(person, 1) for person in range(30, 35)}], 5)
    assert not may_stand(base, [base - {(0, 1)}], 5)
    assert not may_stand(base, [base | {(30, 1)}], 5)
    assert not may_stand(base, [base - {(0, 1)} | {(0, 2)}], 5)
