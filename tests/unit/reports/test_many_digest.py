"""A report is made again if, and only if, something that it depends on has changed."""

from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from tests.fixtures.snapshots.made import NOW, cohort, people, workshop
from workshop.errors import ReportError
from workshop.reports.many.digest import code_digest, report_digest, snapshot_digest
from workshop.reports.many.record import FOLDER, is_current, note
from workshop.reports.snapshot import take_snapshot
from workshop.store.records import Person


def taken(path: Path, persons: list[Person], *, seed: int = 1, days: int = 0, **fields: object) -> Path:
    """A snapshot with its participants in an order of its own."""
    rng = Random(seed)
    return take_snapshot(persons, cohort(**fields), workshop(), path, created=NOW + timedelta(days), rng=rng)


def test_numbering_and_time_make_no_difference(tmp_path: Path) -> None:
    """The same answers, frozen again on another day with other numbers, are the same data."""
    one = taken(tmp_path / "a.parquet", people(20))
    other = taken(tmp_path / "b.parquet", people(20), seed=2, days=3)
    assert one.read_bytes() != other.read_bytes()
    assert snapshot_digest(one) == snapshot_digest(other)


def test_answers_people_and_the_cohort_make_one(tmp_path: Path) -> None:
    """Somebody more, somebody's other answers, another number of invited people: each is other data."""
    everyone = people(20)
    swapped = [Person(1, NOW, everyone[1].responses[:2]), Person(2, NOW, everyone[1].responses[2:])]
    joined = [Person(1, NOW, everyone[1].responses), Person(2, NOW, ())]
    found = [
        taken(tmp_path / "a.parquet", everyone),
        taken(tmp_path / "b.parquet", everyone[:-1]),
        taken(tmp_path / "c.parquet", people(20, seed=2)),
        taken(tmp_path / "d.parquet", everyone, invited=91),
        taken(tmp_path / "e.parquet", swapped),
        taken(tmp_path / "f.parquet", joined),
        taken(tmp_path / "g.parquet", []),
    ]
    assert len({snapshot_digest(path) for path in found}) == len(found)


def test_template_wishes_and_code_make_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another template, profile or paper, and another version of the toolkit, ask for another report."""
    path = taken(tmp_path / "a.parquet", people(3))
    found = {
        report_digest(path, "x", profile="internal", paper="a4"),
        report_digest(path, "y", profile="internal", paper="a4"),
        report_digest(path, "x", profile="public", paper="a4"),
        report_digest(path, "x", profile="internal", paper="us-letter"),
    }
    monkeypatch.setattr("workshop.reports.many.digest.code_digest", lambda: "another")
    found.add(report_digest(path, "x", profile="internal", paper="a4"))
    assert len(found) == 5


def test_the_code_is_every_file_of_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One character in one module or in the page's template is another version."""
    (tmp_path / "reports").mkdir()
    for file in ("__init__.py", "reports/page.typ"):
        (tmp_path / file).write_text("a")
    monkeypatch.setattr("workshop.__file__", str(tmp_path / "__init__.py"))
    found = []
    for file in (None, "__init__.py", "reports/page.typ"):
        if file:
            (tmp_path / file).write_text("b")
        code_digest.cache_clear()
        found.append(code_digest())
    code_digest.cache_clear()
    assert len(set(found)) == 3


def test_a_file_that_is_no_snapshot_is_named(tmp_path: Path) -> None:
    """It ends in a sentence."""
    (tmp_path / "x.parquet").write_bytes(b"PAR1")
    with pytest.raises(ReportError, match=r"x\.parquet: the snapshot cannot be read"):
        snapshot_digest(tmp_path / "x.parquet")


def test_a_record_counts_only_for_whole_files_of_its_own(tmp_path: Path) -> None:
    """Without a record, with a damaged or newer one, with a file that is gone or was changed: the report is due."""
    record = tmp_path / FOLDER / "x.json"
    assert not is_current(tmp_path, "x", "d")
    (tmp_path / "x.pdf").write_bytes(b"pdf")
    note(tmp_path, "x", "d", {".pdf": b"pdf"})
    assert is_current(tmp_path, "x", "d")
    assert not is_current(tmp_path, "x", "other")
    (tmp_path / "x.pdf").write_bytes(b"other")
    assert not is_current(tmp_path, "x", "d")
    (tmp_path / "x.pdf").unlink()
    assert not is_current(tmp_path, "x", "d")
    (tmp_path / "x.pdf").write_bytes(b"pdf")
    whole = record.read_text()
    for text in (whole.replace('"version": 1', '"version": 2'), whole[:20]):
        record.write_text(text)
        assert not is_current(tmp_path, "x", "d")
