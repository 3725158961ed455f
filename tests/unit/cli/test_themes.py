"""``workshop themes``."""

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.fixtures.reports.cohorts import LESSONS, NOW, fill_store
from workshop.cli.main import app
from workshop.config import settings
from workshop.errors import ReportError
from workshop.model.submission import Response, Submission
from workshop.store import open_store


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A cohort in which twelve people shared a text."""
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("WORKSHOP_DATABASE_URL", raising=False)
    monkeypatch.chdir(LESSONS.parents[1])
    cohort, here = fill_store(0), settings()
    with open_store(here.database_url, here.secret_path, create=False) as store:
        for at in range(12):
            key = f"{at:026d}"
            store.join(cohort.code, key, NOW)
            said = Response(exercise="note", kind="reflect", instrument=None, answer=f"words {at}", changed=NOW)
            submission = Submission(
                id=f"{at:032x}", sequence=1, workshop="bounce-back", workshop_version=1, cohort=cohort.code,
                mode="room", created=NOW, responses=(said,),
            )  # fmt: skip
            store.accept(cohort.code, key, submission, NOW)
    return cohort.code


def test_out_and_back(tmp_path: Path, code: str) -> None:
    """Texts go out after a question and are noted in the audit; only counts come back, for the next report."""
    run = CliRunner().invoke
    out = tmp_path / "out"
    asked = ["themes", "export", code, "--exercise", "note", "--out", str(out)]
    assert run(app, asked, input="n\n").exit_code == 1
    assert not out.exists()
    assert run(app, [*asked, "--yes"]).exit_code == 0
    path = out / f"{code}-note-texts.csv"
    assert path.stat().st_mode & 0o077 == 0
    lines = list(csv.reader(path.open(encoding="utf-8-sig")))
    assert sorted(line[1] for line in lines[1:]) == sorted(f"words {at}" for at in range(12))
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([lines[0], *([*line[:2], "money"] for line in lines[1:])])
    (tmp_path / "book.yaml").write_text("id: b\nversion: 1\nthemes: [{id: money, label: Money}]\n")
    given = ["themes", "import", code, str(path), "--exercise", "note", "--codebook", str(tmp_path / "book.yaml")]
    assert run(app, given).exit_code == 0
    kept = (tmp_path / "home" / "snapshots" / f"{code}-themes.json").read_text()
    assert '"people": 12' in kept
    assert "words" not in kept
    audit = run(app, ["cohort", "audit", code]).output
    assert "export-texts" in audit
    assert "import-themes" in audit


def test_nothing_to_read(code: str) -> None:
    """An exercise in which nobody shared words is named."""
    asked = ["themes", "export", code, "--exercise", "control-sort", "--yes"]
    assert isinstance(CliRunner().invoke(app, asked).exception, ReportError)
