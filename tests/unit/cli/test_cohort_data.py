"""Exports pass the gate or are asked for and written down; imports take each file in once; data goes on its day."""

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pyarrow.parquet as pq
import pytest

from tests.unit.cli.conftest import Run, make
from workshop.config import settings
from workshop.lessons.reader import read_workshop
from workshop.sample.submissions import make_people, make_submission
from workshop.store import Store, open_store

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)


def opened() -> Store:
    """The store of the project."""
    return open_store(settings().database_url, settings().secret_path, create=False)


def take_part(code: str, number: int) -> int:
    """Made-up people join, and share if they stayed long enough; how many shared."""
    workshop = read_workshop(Path("lessons/bounce-back"))
    shared = 0
    with opened() as store:
        for person, random in make_people(number, 7):
            store.join(code, person.key, NOW)
            if submission := make_submission(person, random, workshop, code, NOW):
                shared += store.accept(code, person.key, submission, NOW).stored
    return shared


def file_of(person: int, folder: Path, **changes: object) -> Path:
    """What a participant saved to hand over."""
    workshop = read_workshop(Path("lessons/bounce-back"))
    one, random = list(make_people(person + 1, 3))[person]
    submission = make_submission(one, random, workshop, "AAAAAA", NOW)
    assert submission is not None
    data = submission.model_dump(mode="json") | {
        "format": "workshop-handover",
        "key": one.key,
        "cohort": None,
        "mode": "alone",
    }
    path = folder / f"{person}-{Random(str(changes)).random()}.json"
    path.write_text(json.dumps(data | changes))
    return path


def audit(run: Run, code: str) -> list[str]:
    """The actions written down for a cohort."""
    return [line.split()[3] for line in run("cohort", "audit", code)[1].splitlines()]


def test_an_export_holds_what_a_report_shows(run: Run) -> None:
    """Released figures only, in both formats, and in the ledger and the audit like a report."""
    code, _ = make(run)
    take_part(code, 40)
    assert run("cohort", "export", code)[0] == 0
    rows = list(csv.DictReader(Path(f"out/{code}-internal.csv").read_text("utf-8").splitlines()))
    assert {"participation", "changes", "choices"} <= {row["section"] for row in rows}
    counts = [float(row["value"]) for row in rows if row["section"] == "choices" and row["value"]]
    assert counts
    status, out, _ = run("cohort", "export", code, "--format", "parquet", "--profile", "public", "--out", "there")
    assert (status, Path(f"there/{code}-public.parquet").is_file()) == (0, True), out
    assert audit(run, code)[-2:] == ["release", "export"]


def test_an_export_of_a_small_group_says_nothing(run: Run) -> None:
    """Below ten every section is withheld, the number of people included."""
    code, _ = make(run)
    take_part(code, 9)
    run("cohort", "export", code)
    rows = list(csv.DictReader(Path(f"out/{code}-internal.csv").read_text("utf-8").splitlines()))
    assert rows
    assert all(not row["value"] for row in rows)


def test_raw_answers_are_asked_for_and_written_down(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a yes nothing is written; with it the audit says so before the file is there, which holds no key."""
    code, _ = make(run)
    shared = take_part(code, 12)
    assert run("cohort", "export", code, "--raw")[0] == 1
    assert not list(Path().glob("out/*"))
    assert "export-raw" not in audit(run, code)
    run("cohort", "export", code, "--raw", "--yes", "--format", "parquet")
    path = Path(f"out/{code}-raw.parquet")
    rows = pq.read_table(path).to_pylist()
    assert len({row["participant"] for row in rows if row["exercise"]}) == shared
    assert path.stat().st_mode & 0o777 == 0o600
    assert "export-raw" in audit(run, code)
    with opened() as store:
        hashes = {row.key_hmac for row in store._engine.connect().exec_driver_sql("SELECT key_hmac FROM participant")}
    assert not any(value in str(rows) for value in hashes)


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_a_raw_export_comes_back_the_same(run: Run, format: str) -> None:  # noqa: A002
    """Taken into another cohort every answer is there, once, however often the file is taken in."""
    code, _ = make(run)
    shared = take_part(code, 15)
    run("cohort", "export", code, "--raw", "--yes", "--format", format)
    other, _ = make(run)
    for new, known in ((15, 0), (0, 15)):
        status, out, error = run("cohort", "import", other, f"out/{code}-raw.{format}")
        assert (status, f"{new} new, {known} known" in out) == (0, True), out + error
    with opened() as store:
        answers = [sorted(str(p.responses) for p in store.people(one)) for one in (code, other)]
    assert answers[0] == answers[1]
    assert shared > 10


def test_files_that_were_handed_over_are_merged_once(run: Run, tmp_path: Path) -> None:
    """Two people, one twice with a later file, in any order: the later one counts, and again changes nothing."""
    code, _ = make(run, "--mode", "alone")
    first, second = file_of(0, tmp_path), file_of(1, tmp_path)
    later = file_of(0, tmp_path, sequence=2, id="f" * 32, responses=[])
    for expected in ("3 new, 0 known already, 0 older", "0 new, 3 known already, 0 older"):
        status, out, error = run("cohort", "import", code, str(later), str(second), str(first))
        assert (status, expected in out) == (0, True), out + error
    with opened() as store:
        assert sorted(bool(person.responses) for person in store.people(code)) == [False, True]


def test_files_that_are_none_are_named_and_the_rest_is_taken(run: Run, tmp_path: Path) -> None:
    """One broken file among thirty must not cost the other twenty-nine."""
    code, _ = make(run)
    broken, foreign = tmp_path / "broken.json", file_of(1, tmp_path, workshop="other")
    broken.write_text("{")
    (table := tmp_path / "fake.parquet").write_bytes(b"PAR1")
    deep = tmp_path / "deep.csv"
    head = "participant,exercise,kind,instrument,changed,answer"
    deep.write_text(f"{head}\n1,reasons,choice,,2026-11-23T00:00:00Z,{'[' * 20_000}{']' * 20_000}\n")
    bad = [broken, foreign, table, deep, Path("none.json")]
    status, out, error = run("cohort", "import", code, *map(str, bad), str(file_of(0, tmp_path)))
    assert (status, "1 new" in out) == (1, True)
    assert all(path.name in error for path in bad)


def test_a_cohort_on_earlier_lessons_can_still_be_exported_and_taken_in(run: Run, tmp_path: Path) -> None:
    """The lessons moved on: files and figures are still read by those that the cohort began with."""
    code, _ = make(run)
    take_part(code, 12)
    file = file_of(0, tmp_path)
    path = Path("lessons/bounce-back/workshop.yaml")
    path.write_text(path.read_text("utf-8").replace("version: 1", "version: 2", 1), "utf-8")
    for words in (("import", code, str(file)), ("export", code)):
        status, _, error = run("cohort", *words)
        assert status == 0, error


def test_data_goes_on_its_day(run: Run) -> None:
    """Cohorts whose last day has passed are erased with their snapshots, others stay, and the audit outlives them."""
    old, _ = make(run, "--keep-until", "2026-01-31")
    kept, _ = make(run)
    assert run("cohort", "keep", kept, "--until", "2999-12-31")[0] == 0
    snapshots = settings().snapshots_path
    snapshots.mkdir()
    (snapshots / f"{old}-1.parquet").touch()
    (snapshots / f"{kept}-1.parquet").touch()
    status, out, _ = run("cohort", "erase", "--expired", "--yes")
    assert (status, old in out, kept in out) == (0, True, False)
    assert [path.name for path in snapshots.iterdir()] == [f"{kept}-1.parquet"]
    assert "kept until 2999-12-31" in run("cohort", "list")[1]
    assert audit(run, old) == ["new", "erase"]
    assert run("cohort", "erase", "--expired", "--yes")[1].startswith("No cohort")


@pytest.mark.parametrize(
    "words", [("erase",), ("erase", "ABCDEF", "--expired"), ("keep", "ABCDEF"), ("keep", "ABCDEF", "--until", "soon")]
)
def test_what_is_not_clear_is_asked_back(run: Run, words: tuple[str, ...]) -> None:
    """Nothing is erased by a slip."""
    make(run)
    status, _, error = run("cohort", *words)
    assert status == 1
    assert "\n" not in error.strip()


def test_backup_and_move_by_command(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The commands that the operators' page names do what it says."""
    code, _ = make(run)
    assert run("store", "backup", "--out", "b.zip")[0] == 0
    assert run("store", "restore", "b.zip")[0] == 1
    assert run("store", "move", "--to", f"sqlite:///{tmp_path / 'other.sqlite'}")[0] == 0
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path / "second"))
    assert run("store", "restore", "b.zip")[0] == 0
    assert code in run("cohort", "list")[1]
