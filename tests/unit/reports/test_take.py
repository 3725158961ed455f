"""One cohort reported on again and again: what was shown once stands until enough has changed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.fixtures.reports.cohorts import LESSONS
from workshop.errors import DisclosureError, ReportError
from workshop.lessons.reader import read_workshop
from workshop.model.lesson import Workshop
from workshop.reports.analysis import analyse
from workshop.reports.snapshot import read_snapshot
from workshop.reports.take import Taken, releasing, take
from workshop.sample.submissions import make_people, make_submission
from workshop.store import Cohort, Store, open_store

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    """The real lessons."""
    return read_workshop(LESSONS)


class Center:
    """A store with one cohort of people who are not a sample, and a clock."""

    def __init__(self, store: Store, workshop: Workshop, folder: Path) -> None:
        self.store, self.workshop, self.folder, self.now = store, workshop, folder, NOW
        self.cohort: Cohort = store.new_cohort(
            label="Tuesday", workshop=workshop.id, workshop_version=workshop.version, now=NOW
        )[0]
        self.keys: list[str] = []

    def come(self, number: int, seed: int = 1) -> None:
        """More people share."""
        for person, random in make_people(number, seed):
            submission = make_submission(person, random, self.workshop, self.cohort.code, NOW)
            self.store.join(self.cohort.code, person.key, NOW)
            if submission:
                self.store.accept(self.cohort.code, person.key, submission, NOW)
            self.keys.append(person.key)

    def report(self) -> Taken:
        """Report on the cohort, an hour later each time."""
        taken = self.take()
        with releasing(self.store, self.cohort, taken, "internal", now=self.now):
            pass
        return taken

    def take(self) -> Taken:
        """Take a snapshot only."""
        self.now += timedelta(hours=1)
        return take(self.store, self.cohort, self.workshop, self.folder, now=self.now)


@pytest.fixture
def center(tmp_path: Path, workshop: Workshop) -> Iterator[Center]:
    """With 30 people who shared."""
    with open_store(f"sqlite:///{tmp_path / 'w.sqlite'}", tmp_path / "secret.key", create=True) as store:
        made = Center(store, workshop, tmp_path / "snapshots")
        made.come(30)
        yield made


def test_after_a_withdrawal_the_old_figures_stand(center: Center) -> None:
    """One person withdraws between two reports: the second is made from the first one's snapshot, byte for byte."""
    first = center.report()
    assert first.stands is None
    center.store.withdraw(center.cohort.code, center.keys[3], 9, NOW)
    again = center.report()
    assert (again.path, again.digest) == (first.path, first.digest)
    assert again.stands == NOW + timedelta(hours=1)
    assert analyse(read_snapshot(again.path)) == analyse(read_snapshot(first.path))
    assert [path.name for path in center.folder.iterdir()] == [first.path.name]


def test_a_latecomer_waits(center: Center) -> None:
    """One more person, and then three more: their answers are shown only once there are enough of them."""
    first = center.report()
    center.come(1, seed=7)
    assert center.report().path == first.path
    center.come(3, seed=8)
    assert center.report().path == first.path


def test_the_same_answers_give_the_same_file(center: Center) -> None:
    """With nothing new there is no new snapshot, so files can be compared."""
    first = center.report()
    assert center.report().path == first.path


def test_where_nothing_changed_nothing_is_counted(center: Center, monkeypatch: pytest.MonkeyPatch) -> None:
    """That all is as before is seen without counting who is where, which takes a hundred times as long."""
    first = center.report()

    def counted(*_: object) -> None:
        raise AssertionError("somebody counts")

    monkeypatch.setattr("workshop.reports.counted.counted", counted)
    assert center.report().path == first.path
    center.come(1, seed=2)
    with pytest.raises(AssertionError, match="somebody counts"):
        center.report()


def test_before_anything_was_released_nothing_stands(center: Center) -> None:
    """A report that failed, or a snapshot that nobody reported on, holds nobody up."""
    center.take()
    with pytest.raises(ReportError), releasing(center.store, center.cohort, center.take(), "public", now=NOW):
        raise ReportError("the template has a mistake")
    center.come(1, seed=7)
    assert center.report().stands is None


def test_a_group_too_small_for_a_report_holds_nobody_up(tmp_path: Path, workshop: Workshop) -> None:
    """Of eight people nothing was told but that they are fewer than ten, so a ninth to thirtieth may be shown."""
    with open_store(f"sqlite:///{tmp_path / 'w.sqlite'}", tmp_path / "secret.key", create=True) as store:
        made = Center(store, workshop, tmp_path / "snapshots")
        made.come(8)
        first = made.report()
        made.come(22, seed=7)
        second = made.report()
        assert second.stands is None
        assert second.path != first.path


def test_without_the_snapshot_that_stands_there_is_no_report(center: Center) -> None:
    """If the file is gone or was changed nothing can be compared, and the message says what to bring back."""
    first = center.report()
    first.path.write_bytes(first.path.read_bytes() + b" ")
    with pytest.raises(ReportError, match="Bring it back from a backup"):
        center.report()


def test_an_overtaken_snapshot_is_not_reported_on(center: Center) -> None:
    """Two commands at the same moment see the same answers or one of them has to look again."""
    slow = center.take()
    center.come(1, seed=7)
    center.report()
    with (
        pytest.raises(DisclosureError, match="at the same moment"),
        releasing(center.store, center.cohort, slow, "internal", now=NOW),
    ):
        pass


def test_a_snapshot_does_not_hold_the_ledgers_ids(center: Center) -> None:
    """The file stays pseudonymous: the ids that lead from one snapshot to the next are in the database only."""
    taken = center.report()
    (standing,) = center.store.ledger.standing(center.cohort.code)
    whole = taken.path.read_bytes()
    assert len(standing.members) == 30
    assert not any(member.encode() in whole for member in standing.members.values())
