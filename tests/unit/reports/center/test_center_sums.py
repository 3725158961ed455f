"""The sums of a center report, against plain Python on the same answers."""

from pathlib import Path
from statistics import mean

import pytest

from tests.fixtures.reports.center import Plan, freeze_all
from tests.fixtures.snapshots import recount
from workshop.disclosure.released import ReleasedTable
from workshop.errors import ReportError
from workshop.reports.center import read
from workshop.reports.center.analysis import analyse_center
from workshop.reports.center.data import CenterData, read_center, write_center
from workshop.reports.center.read import gather
from workshop.scoring.change import paired_change
from workshop.scoring.summed import change_from_sums

PLAN: Plan = [
    ("Fall 2025", "room", 24),
    ("Fall 2025", "room", 31),
    ("Fall 2025", "alone", 40),
    ("Spring 2026", "room", 45),
    ("Spring 2026", "room", 30),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the snapshots are."""
    return tmp_path_factory.mktemp("center")


@pytest.fixture(scope="module")
def made(folder: Path) -> list:
    """Snapshots with the people in them."""
    return freeze_all(folder, PLAN)


@pytest.fixture(scope="module")
def data(made: list) -> CenterData:
    """The sums."""
    return gather([path for path, _ in made])


def test_counts_are_those_of_plain_python(made: list, data: CenterData) -> None:
    """People, finished, scored twice and plans agree for each cohort."""
    for (_, persons), sums in zip(made, data.cohorts, strict=True):
        assert sums.size == len(persons)
        assert sums.finished == recount.completed(persons)
        assert sums.paired == len(recount.pairs(persons))
        assert (sums.planned, sums.dated) == recount.planned(persons)
        assert sums.paired - sums.paired_only == sums.finished - sums.finished_only


def test_sums_of_scores_are_those_of_plain_python(made: list, data: CenterData) -> None:
    """The five sums of each scale agree, reversed items included."""
    for (_, persons), sums in zip(made, data.cohorts, strict=True):
        pairs = recount.pairs(persons)
        for scale in ("confidence", "view"):
            before, after = [one[scale] for one, _ in pairs], [other[scale] for _, other in pairs]
            expected = (
                sum(before),
                sum(after),
                sum(b * b for b in before),
                sum(a * a for a in after),
                sum((a - b) ** 2 for a, b in zip(after, before, strict=True)),
            )
            assert sums.scales[scale] == pytest.approx(expected)


def test_levels_are_those_of_plain_python(made: list, data: CenterData) -> None:
    """How many rated themselves at each level agrees for each criterion."""
    for (_, persons), sums in zip(made, data.cohorts, strict=True):
        for criterion in ("story", "fit", "close"):
            given = recount.ratings(persons, criterion)
            assert sums.levels[criterion] == tuple(given.count(level) for level in (1, 2, 3, 4))


def test_a_change_from_sums_is_the_change_of_the_people() -> None:
    """Means, interval and size agree with the formula on single scores to nine digits."""
    before, after = [40.0, 52.5, 61.0, 48.0, 77.5, 30.0], [55.0, 50.0, 70.0, 66.0, 80.0, 31.5]
    sums = [
        sum(before),
        sum(after),
        sum(b * b for b in before),
        sum(a * a for a in after),
        sum((a - b) ** 2 for a, b in zip(after, before, strict=True)),
    ]
    one, other = change_from_sums(6, sums), paired_change(before, after)
    for name in ("before", "after", "change", "sd_before", "sd_after", "sd_change", "low", "high", "effect"):
        assert getattr(one, name) == pytest.approx(getattr(other, name), abs=1e-9)
    same = [[50.0] * 12, [50.0] * 12]
    flat = change_from_sums(12, [600.0, 600.0, 30000.0, 30000.0, 0.0])
    assert (
        (flat.sd_before, flat.sd_change) == (paired_change(*same).sd_before, paired_change(*same).sd_change) == (0, 0)
    )


def test_figures_by_term_are_those_of_plain_python(made: list, data: CenterData) -> None:
    """The table of changes has, term by term, the means of the people of that term and mode, and of no other."""
    room = next(mode for mode in analyse_center(data, "internal").modes if mode.id == "room")
    tables = [table for table in room.changes if isinstance(table, ReleasedTable)]
    assert len(tables) == 2
    people = {
        term: [one for (_, some), plan in zip(made, PLAN, strict=True) if plan[:2] == (term, "room") for one in some]
        for term in ("Fall 2025", "Spring 2026")
    }
    for term, persons in people.items():
        again = recount.changes(persons, "confidence")
        (row,) = [row for row in tables[0].rows if row.label == term]
        n, before, after, change, interval, effect = row.figures
        assert n.value == again["n"]
        assert before.value == recount.half_up(again["before"], 1)
        assert after.value == recount.half_up(again["after"], 1)
        assert change.value == recount.half_up(again["change"], 1)
        assert interval.value == recount.half_up(again["low"], 1)
        assert effect.value == recount.half_up(again["effect"], 2)
    assert isinstance(room.competencies, ReleasedTable)
    levels = recount.ratings(people["Fall 2025"], "story"), recount.ratings(people["Fall 2025"], "fit")
    close = recount.ratings(people["Fall 2025"], "close")
    expected = mean([mean(given) for given in (*levels, close)])
    assert room.competencies.rows[0].figures[0].value == recount.half_up(expected, 1)


def test_the_order_of_the_files_changes_nothing(made: list, data: CenterData, monkeypatch: pytest.MonkeyPatch) -> None:
    """In whatever order the files come and however many are looked at together, the sums are the same."""
    seen: list[tuple[int, int]] = []
    again = gather([path for path, _ in reversed(made)], progress=lambda done, of: seen.append((done, of)))
    assert again == data
    assert seen == [(5, 5)]
    monkeypatch.setattr(read, "AT_ONCE", 1)
    seen.clear()
    assert gather([path for path, _ in made], progress=lambda done, of: seen.append((done, of))) == data
    assert seen == [(done, 5) for done in range(1, 6)]


def test_a_cohort_with_nobody_is_left_out(tmp_path: Path) -> None:
    """A snapshot without a row has no sums, and does not stop the others."""
    made = freeze_all(tmp_path, [("Fall 2025", "room", 0), ("Fall 2025", "room", 12)])
    assert [one.size for one in gather([path for path, _ in made]).cohorts] == [12]


def test_a_snapshot_of_the_first_version_is_counted(tmp_path: Path) -> None:
    """Snapshots that know neither raters nor attempts hold people's own ratings of one attempt."""
    old = gather([Path(__file__).parents[3] / "fixtures" / "snapshots" / "version-1.parquet"])
    assert old.cohorts[0].size > 0
    assert any(sum(levels) for levels in old.cohorts[0].levels.values())


def test_the_file_of_sums_is_read_back(data: CenterData, tmp_path: Path) -> None:
    """What is frozen for the report is what was summed up, and another file is refused."""
    write_center(data, tmp_path / "center.json")
    assert read_center(tmp_path / "center.json") == data
    (tmp_path / "other.json").write_text('{"format": "something"}')
    with pytest.raises(ReportError, match="not the sums"):
        read_center(tmp_path / "other.json")


def test_without_cohorts_and_with_a_broken_one_there_is_no_report(tmp_path: Path) -> None:
    """The message says what to do."""
    with pytest.raises(ReportError, match="no cohort"):
        gather([])
    (tmp_path / "x.parquet").write_bytes(b"PAR1")
    with pytest.raises(ReportError, match="not a whole snapshot"):
        gather([tmp_path / "x.parquet"])
