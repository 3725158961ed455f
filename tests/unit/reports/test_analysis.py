"""From a snapshot to a released report: every figure worked out a second time, and what is withheld."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from random import Random

import pytest

from tests.fixtures.snapshots import recount
from tests.fixtures.snapshots.made import NOW, cohort, people, workshop
from workshop.disclosure.released import Figure, ReleasedChange, ReleasedReport, ReleasedTable, Row, Withheld
from workshop.errors import DisclosureError
from workshop.reports.analysis import analyse
from workshop.reports.snapshot import Snapshot, read_snapshot, take_snapshot
from workshop.store.records import Cohort, Person, StoredResponse


def freeze(path: Path, persons: list[Person], whom: Cohort | None = None) -> Snapshot:
    """Take a snapshot and read it back."""
    take_snapshot(persons, whom or cohort(), workshop(), path / "s.parquet", created=NOW, rng=Random(5))
    return read_snapshot(path / "s.parquet")


def report(path: Path, persons: list[Person], profile: str = "internal", whom: Cohort | None = None) -> ReleasedReport:
    """Analyse what they shared."""
    return analyse(freeze(path, persons, whom), profile)


def table(part: object) -> ReleasedTable:
    """A part that must be a table."""
    assert isinstance(part, ReleasedTable)
    return part


def row(part: object, label: str) -> Row:
    """A row of a table by its label."""
    return next(one for one in table(part).rows if one.label == label)


def agrees(figure: Figure, expected: float) -> bool:
    """True if a figure that is shown is the expected number; a figure that is withheld agrees with a small one only."""
    return figure.value == expected if figure.value is not None else figure.reason is not None or "%" in figure.text


@pytest.mark.parametrize(("number", "seed"), [(150, 1), (64, 2), (37, 3), (10_000, 4)])
def test_every_figure_worked_out_a_second_time(tmp_path: Path, number: int, seed: int) -> None:
    """Participation, changes, ratings, plans, choices and sorts are those of an independent way of counting."""
    persons = people(number, seed)
    found = report(tmp_path, persons)
    assert (found.people.value, found.people.text) == (number, f"{number:,}")
    steps = found.participation
    assert row(steps, "Started").figures[0].value == number
    assert agrees(row(steps, "Finished the workshop").figures[0], recount.completed(persons))
    paired = row(steps, "Answered the Check before and after").figures[0]
    assert agrees(paired, len(recount.pairs(persons)))
    assert isinstance(found.changes, tuple)
    assert [change.id for change in found.changes] == ["confidence", "view"]
    for change in found.changes:
        same_change(change, persons)
        assert change.n == paired
    same_rubric(found, persons)
    complete, dated = recount.planned(persons)
    assert agrees(row(found.plans, "Made a complete if-then plan").figures[0], complete)
    assert agrees(row(found.plans, "Also set a date for it").figures[0], dated)
    same_choices(found, persons)


def same_change(change: ReleasedChange, persons: list[Person]) -> None:
    """All means of a change agree."""
    again = recount.changes(persons, change.id)
    for name, places in (("before", 1), ("after", 1), ("change", 1), ("effect", 2)):
        assert getattr(change, name).value == recount.half_up(again[name], places)
    ends = [end.value for end in change.interval]
    assert ends == [recount.half_up(again["low"], 1), recount.half_up(again["high"], 1)]


def same_rubric(found: ReleasedReport, persons: list[Person]) -> None:
    """All ratings agree, whether they are shown one by one or together with their neighbours."""
    rubric = table(found.rubric)
    for label in ("Story", "Fit", "Close"):
        levels = recount.ratings(persons, label.lower())
        shown = dict(zip(rubric.columns, row(rubric, label).figures, strict=True))
        mean = shown.pop("Mean")
        assert agrees(mean, recount.half_up(sum(levels) / len(levels), 1))
        for heading, figure in shown.items():
            wanted = {int(word) for word in heading.split() if word.isdecimal()}
            count = sum(level in wanted for level in levels) if wanted else len(persons) - len(levels)
            assert agrees(figure, count)
            assert not (0 < count < 5 and figure.value is not None)


def same_choices(found: ReleasedReport, persons: list[Person]) -> None:
    """All options and all cards agree, and shares are of the base that the heading names."""
    assert isinstance(found.choices, tuple)
    tables = {one.id: one for one in found.choices}
    for exercise, labels in (("reasons", ("Teacher", "Door", "None")), ("next", ("Rest", "Ask", "Apply"))):
        for label in labels if exercise in tables else ():
            count, base = recount.chosen(persons, exercise, label.lower())
            shown, share = row(tables[exercise], label).figures
            whole = base if tables[exercise].columns[1].endswith("answered") else len(persons)
            assert agrees(shown, count)
            assert share.value is None or share.value == recount.half_up(100 * count / whole, 0)
            assert tables[exercise].base.value in {None, base}
    for label in ("Effort", "Weather") if "control" in tables else ():
        mine, theirs, _ = row(tables["control"], label).figures
        assert agrees(mine, recount.sorted_into(persons, label.lower(), "mine"))
        assert agrees(theirs, recount.sorted_into(persons, label.lower(), "theirs"))


def test_a_large_cohort_shows_nearly_everything(tmp_path: Path) -> None:
    """With 150 people and answers that spread, nothing is withheld, so the test above compares real figures."""
    found = report(tmp_path, people(150, 1))
    assert [one.id for one in found.choices if isinstance(one, ReleasedTable)] == ["reasons", "control", "next"]
    assert table(found.rubric).columns == ("1", "2", "3", "4", "No rating", "Mean")
    figures = [
        one for part in (found.rubric, found.plans, *found.choices) for line in table(part).rows for one in line.figures
    ]
    assert all(figure.reason is None for figure in figures)
    assert all(change.reliability and change.reliability.value is not None for change in found.changes)  # type: ignore[union-attr]


def everything(part: object) -> Iterator[str]:
    """Every text and number in a report, however deep."""
    if is_dataclass(part):
        for field in fields(part):
            yield from everything(getattr(part, field.name))
    elif isinstance(part, tuple):
        for one in part:
            yield from everything(one)
    elif isinstance(part, str | int | float):
        yield str(part)


@pytest.mark.parametrize("profile", ["internal", "public"])
def test_a_cohort_under_ten_says_why_it_says_nothing(tmp_path: Path, profile: str) -> None:
    """With nine people every section is withheld in plain words, and no number of people is told, invited or not."""
    found = report(tmp_path, people(9), profile, cohort(invited=777))
    sections = (
        found.participation,
        found.changes,
        found.rubric,
        found.plans,
        found.choices,
        found.others,
        found.attempts,
    )
    assert all(isinstance(one, Withheld) and one.reason == "small-group" for one in sections)
    assert found.withheld == sections
    assert all("Fewer than 10 people took part" in one.text for one in found.withheld)
    assert (found.people.value, found.people.reason) == (None, "small-group")
    said = " ".join(everything(replace(found, code="", seal=found.seal)))
    assert "777" not in said
    assert "9" not in said.split()


def test_reports_of_nine_and_of_none_are_the_same(tmp_path: Path) -> None:
    """Nobody can tell from a report whether nine people took part, or one, or none."""
    assert report(tmp_path, people(9)) == report(tmp_path, []) == report(tmp_path, people(1))


def test_fewer_than_ten_pairs_have_no_change(tmp_path: Path) -> None:
    """If few answered both times the change is withheld as a whole, while the rest of the report stays."""
    persons = [
        replace(one, responses=tuple(a for a in one.responses if a.exercise != "check-after" or one.number <= 8))
        for one in people(40)
    ]
    found = report(tmp_path, persons)
    assert isinstance(found.changes, Withheld)
    assert "Fewer than 10 people answered the Check in full before and after" in found.changes.text
    assert isinstance(found.plans, ReleasedTable)
    assert any(one.section == "Change in the Check" for one in found.withheld)


def test_answers_to_another_version_are_left_out(tmp_path: Path) -> None:
    """Answers to an older version of the measure are not mixed with those to the one that the workshop has."""
    persons = [
        replace(
            one,
            responses=tuple(
                replace(a, instrument="check/1") if a.instrument == "check/2" else a for a in one.responses
            ),
        )
        for one in people(40)
    ]
    assert isinstance(report(tmp_path, persons).changes, Withheld)


def test_pairs_close_to_everyone_are_not_counted_out(tmp_path: Path) -> None:
    """If all but two were scored both times, the number of pairs is a limit wherever it stands."""
    whole = {"steady": 5, "apply": 6, "verdict": 2, "useful": 4}
    persons = [
        Person(
            at,
            NOW,
            tuple(
                StoredResponse(when, "scale", "check/2", {**whole, "steady": (at * k) % 11, "useful": 1 + at % 5}, NOW)
                for k, when in enumerate(("check-before", "check-after"), start=1)
                if at > 2 or when == "check-before"
            ),
        )
        for at in range(1, 41)
    ]
    found = report(tmp_path, persons)
    paired = row(found.participation, "Answered the Check before and after").figures[0]
    assert (paired.value, paired.text) == (None, "35 or more")
    assert isinstance(found.changes, tuple)
    assert {change.n.text for change in found.changes} == {"35 or more"}
    assert not any("38" in said.split() for said in everything(found))


def test_what_is_left_out_is_listed(tmp_path: Path) -> None:
    """Every table with gaps and every section that is withheld is in the list for the methods page, in plain words."""
    found = report(tmp_path, people(24, 4))
    sections = [one.section for one in found.withheld]
    tables = [
        found.participation,
        found.rubric,
        found.plans,
        *(found.choices if isinstance(found.choices, tuple) else ()),
    ]
    for part in tables:
        if isinstance(part, Withheld):
            assert part in found.withheld
        elif any(figure.reason for line in part.rows for figure in line.figures):
            assert part.title in sections
    assert all(one.text.endswith(".") for one in found.withheld)


def test_an_unknown_profile_is_refused(tmp_path: Path) -> None:
    """Without thresholds there is no report."""
    with pytest.raises(DisclosureError, match="choose one of"):
        report(tmp_path, people(20), "open")


@pytest.mark.parametrize("profile", ["internal", "public"])
@pytest.mark.parametrize("number", [10, 13, 19, 26, 41, 55])
def test_no_small_count_is_shown_in_any_report(tmp_path: Path, number: int, profile: str) -> None:
    """Whatever the size of a cohort, no count of people from one to the threshold is in its report."""
    found = report(tmp_path, people(number, number), profile)
    threshold = 5 if profile == "internal" else 10
    parts = [
        found.participation,
        found.rubric,
        found.plans,
        *(found.choices if isinstance(found.choices, tuple) else ()),
    ]
    for part in parts:
        if isinstance(part, ReleasedTable):
            counted = [at for at, heading in enumerate(part.columns) if heading != "Mean" and "Share" not in heading]
            shown = [
                line.figures[at].value for line in part.rows for at in counted if line.figures[at].value is not None
            ]
            assert all(value == 0 or value >= threshold for value in shown)


@pytest.mark.parametrize("profile", ["internal", "public"])
def test_people_who_shared_nothing(tmp_path: Path, profile: str) -> None:
    """A cohort in which everyone joined and nobody shared has a report: who took part, and reasons for the rest."""
    found = report(tmp_path, [Person(at, NOW, ()) for at in range(1, 31)], profile)
    assert row(found.participation, "Started").figures[0].value == 30
    assert all(isinstance(one, Withheld) for one in (found.changes, found.rubric, found.choices))


def test_people_who_all_gave_the_same_answers(tmp_path: Path) -> None:
    """If everyone answers alike, no figure tells what that answer is: only limits are given, and no mean."""
    one = next(person for person in people(60, 1) if len(person.responses) == 8 and recount.pairs([person]))
    found = report(tmp_path, [replace(one, number=at) for at in range(1, 41)])
    assert isinstance(found.changes, tuple)
    assert all(change.before.value is change.change.value is None for change in found.changes)
    for part in (found.rubric, found.plans, *(found.choices if isinstance(found.choices, tuple) else ())):
        if isinstance(part, ReleasedTable):
            assert all(figure.value in {None, 0} for line in part.rows for figure in line.figures)
