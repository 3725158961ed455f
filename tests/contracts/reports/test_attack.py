"""An attack on everything that is released: several reports, cohorts and the center, withdrawals, and every file.

Each attack finds people or small numbers when the gate is switched off, so it is an attack, and none when it is on.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path
from random import Random

import pytest

from tests.fixtures.reports.subtract import Said, Subset, bounds_of, recovered
from tests.fixtures.snapshots.made import NOW, cohort, people, workshop
from workshop.disclosure import chain
from workshop.disclosure.chain import Step
from workshop.disclosure.gate import release_steps, trend
from workshop.disclosure.gate import steps as steps_gate
from workshop.disclosure.released import ReleasedReport, ReleasedTable
from workshop.reports import take as taking
from workshop.reports.analysis import analyse
from workshop.reports.center import analysis as center_analysis
from workshop.reports.center import pool as pooling
from workshop.reports.center.analysis import analyse_center, told
from workshop.reports.center.data import CenterData, Earlier, Sums
from workshop.reports.run import make_report
from workshop.reports.snapshot import read_snapshot, take_snapshot
from workshop.reports.take import releasing, take
from workshop.store import Store, open_store

SEEDS = range(14)
T = 5


def world(seed: int) -> tuple[list[Sums], list[Sums]]:
    """Cohorts of one term, and some that come after the first center report; many small, most people finish."""
    random = Random(seed)
    cohorts = []
    for at in range(random.randint(4, 8)):
        size = random.choice([4, 6, 8, 9, 11, 12, 14, 15, 18, 22, 30])
        finished = sum(random.random() < random.choice([0.5, 0.85]) for _ in range(size))
        cohorts.append(
            Sums(
                digest=f"c{at}",
                code=f"c{at}",
                term="Fall",
                mode="room",
                size=size,
                finished=finished,
                paired=0,
                finished_only=finished,
                paired_only=0,
                planned=0,
                dated=0,
                scales={},
                levels={},
            )
        )
    later = random.randint(1, 2)
    return cohorts[:-later], cohorts


def center(cohorts: list[Sums], earlier: tuple[Earlier, ...] = ()) -> CenterData:
    """What a center report of them is made of."""
    return CenterData(
        title="Small",
        workshop="small",
        created=datetime(2026, 1, 1, tzinfo=UTC),
        sample=False,
        terms=("Fall",),
        cohorts=tuple(cohorts),
        measure=None,
        rubric=None,
        plans=False,
        earlier=earlier,
    )


def printed(seed: int, profile: str) -> tuple[list[Sums], list[Said], list[Subset]]:
    """Every report of a world: each cohort's own, the center's, and the center's again when more cohorts came."""
    first, second = world(seed)
    said: list[Said] = []
    nearest = 5 if profile == "hesa" else 1
    for one in second:
        everyone = frozenset(range(one.size))
        steps = [Step("Finished", frozenset(range(one.finished)), id="finished")]
        report = release_steps(steps, everyone, profile, id="p", title="P", label_heading="S", answers=False)
        if isinstance(report, ReleasedTable):
            mine = frozenset([one.code])
            said += [Said(mine, *bounds_of(figure.text, one.size, nearest)) for figure in report.rows[0].figures]
    earlier: tuple[Earlier, ...] = ()
    pools: list[Subset] = []
    for cohorts in (first, second):
        data = center(cohorts, earlier)
        groups = {key: {what: tuple(them) for what, them in group.items()} for key, group in told(data).items()}
        earlier = (*earlier, Earlier(groups=groups, cohorts={one.digest: one for one in cohorts}))
        for mode in analyse_center(data, profile).modes:
            if isinstance(mode.participation, ReleasedTable):
                inside = frozenset(groups["room|Fall"]["people"])
                size = sum(one.size for one in cohorts if one.digest in inside)
                pools.append(inside)
                said.append(Said(inside, *bounds_of(mode.participation.rows[0].figures[1].text, size)))
    return second, said, pools


def attack(seed: int, profile: str) -> set[Subset]:
    """What the reader finds: of one cohort, of the small ones of a pool, or of those that came between two reports."""
    cohorts, said, pools = printed(seed, profile)
    sizes, true = {one.code: one.size for one in cohorts}, {one.code: one.finished for one in cohorts}
    small = frozenset(code for code, size in sizes.items() if size < 10)
    wanted = {frozenset([code]) for code in sizes} | {pool & small for pool in pools}
    wanted |= {one ^ other for one, other in combinations(pools, 2)}
    return recovered(sizes, true, said, [group for group in wanted if group], T)


@pytest.mark.parametrize("profile", ["internal", "public", "hesa"])
def test_cohorts_and_the_center_side_by_side_tell_of_nobody(profile: str) -> None:
    """Whoever has every cohort's report and two center reports learns no small number of any group."""
    assert {seed: attack(seed, profile) for seed in SEEDS if attack(seed, profile)} == {}
    shown = [one for seed in SEEDS for one in printed(seed, profile)[1] if one.high - one.low <= 4]
    assert len(shown) > 20


def test_without_the_audit_of_sums_the_same_attack_succeeds(monkeypatch: pytest.MonkeyPatch) -> None:
    """If every center report tells all that is no small number by itself, subtraction finds small cohorts."""
    monkeypatch.setattr(center_analysis, "safe", lambda *_, **__: True)
    monkeypatch.setattr(pooling, "together", lambda cohorts, *_: list(cohorts))
    assert sum(bool(attack(seed, "internal")) for seed in SEEDS) >= 3


def test_with_the_gate_off_the_same_attack_succeeds_nearly_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """If every number is told, nearly every world has a small one in it."""
    monkeypatch.setattr(center_analysis, "safe", lambda *_, **__: True)
    monkeypatch.setattr(pooling, "together", lambda cohorts, *_: list(cohorts))
    monkeypatch.setattr(steps_gate, "visible", lambda steps, *_, **__: frozenset(range(len(steps))))
    monkeypatch.setattr(trend, "_tellable", lambda *_, **__: True)
    assert chain.visible is not steps_gate.visible
    assert sum(bool(attack(seed, "internal")) for seed in SEEDS) >= 10


def numbers(report: ReleasedReport) -> dict[tuple[str, str, str], float]:
    """Every number of people in a report, by table, row and column."""
    tables = [report.participation, report.rubric, report.plans]
    tables += report.choices if isinstance(report.choices, tuple) else ()
    return {
        (table.id, row.label, column): figure.value
        for table in tables
        if isinstance(table, ReleasedTable)
        for row in table.rows
        for column, figure in zip(table.columns, row.figures, strict=True)
        if figure.value is not None and "Share" not in column and column != "Mean"
    }


class Room:
    """A store with forty people who answered, and a clock."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.folder, self.now = store, folder, NOW
        self.cohort = store.new_cohort(label="Tuesday", workshop="small", workshop_version=3, now=NOW)[0]
        for person in people(60, 3):
            self.put(f"key-{person.number:022d}", person.responses, 1)

    def put(self, key: str, responses: tuple, sequence: int) -> None:
        """Somebody shares, in place of what they shared before."""
        from workshop.model.submission import Response, Submission

        self.store.join(self.cohort.code, key, NOW)
        fields = ("exercise", "kind", "instrument", "answer", "changed")
        shared = [
            Response(**{name: getattr(one, name) for name in fields}) for one in responses if one.kind != "reflect"
        ]
        submission = Submission(
            id=f"{Random(f'{key}{sequence}').getrandbits(128):032x}",
            sequence=sequence,
            workshop="small",
            workshop_version=3,
            cohort=self.cohort.code,
            mode="room",
            created=NOW,
            responses=tuple(shared),
        )
        self.store.accept(self.cohort.code, key, submission, NOW)

    def report(self) -> ReleasedReport:
        """Report on them, an hour later each time."""
        self.now += timedelta(hours=1)
        taken = take(self.store, self.cohort, workshop(), self.folder, now=self.now)
        with releasing(self.store, self.cohort, taken, "internal", now=self.now):
            return analyse(read_snapshot(taken.path), "internal")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """A room of its own."""
    with open_store(f"sqlite:///{tmp_path / 'w.sqlite'}", tmp_path / "secret.key", create=True) as store:
        yield Room(store, tmp_path / "snapshots")


def changes_between(room: Room) -> list[float]:
    """Small differences between the figures of three reports: before and after someone withdraws and someone joins."""
    reports = [numbers(room.report())]
    room.store.withdraw(room.cohort.code, f"key-{7:022d}", 5, NOW)
    reports.append(numbers(room.report()))
    room.put("key-" + "9" * 22, people(3, 8)[1].responses, 1)
    reports.append(numbers(room.report()))
    gaps = [one[key] - other[key] for one, other in combinations(reports, 2) for key in one.keys() & other.keys()]
    return [gap for gap in gaps if 0 < abs(gap) < 10]


def test_reports_before_and_after_a_withdrawal_tell_nothing_of_who_left(room: Room) -> None:
    """Someone withdraws between two reports and another joins: no figure of one differs from that of the next."""
    assert changes_between(room) == []


def test_without_the_ledger_they_would_tell(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """If new figures followed at once, the answers of whoever left would be the differences."""
    monkeypatch.setattr(taking, "tells_too_much", lambda *_: False)
    assert len(changes_between(room)) > 5


def files_of(folder: Path, number: int, seed: int) -> dict[str, bytes]:
    """Every file of the report on some people of the same cohort."""
    path = take_snapshot(
        people(number, seed), cohort(), workshop(), folder / f"{number}.parquet", created=NOW, rng=Random(seed)
    )
    make_report(path, folder / str(number), name="ABCDEF")
    return {one.name: one.read_bytes() for one in sorted((folder / str(number)).iterdir())}


def test_no_file_of_a_small_group_differs_with_its_answers(tmp_path: Path) -> None:
    """Six people and nine others who answered otherwise: PDF, page, tables and notebook are the same, byte for byte.

    So neither text, alt text, metadata nor the order of anything in them can tell of anyone.
    """
    six = files_of(tmp_path, 6, 1)
    assert {Path(name).suffix for name in six} >= {".pdf", ".html", ".csv", ".xlsx", ".ipynb"}
    assert six == files_of(tmp_path, 9, 2)
