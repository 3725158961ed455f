"""``workshop report``."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.fixtures.reports.cohorts import LESSONS, fill_store
from workshop.cli.main import app
from workshop.errors import CohortError, ReportError, StoreError

REPOSITORY = LESSONS.parents[1]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder of its own, and the place where commands are run."""
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("WORKSHOP_DATABASE_URL", raising=False)
    monkeypatch.chdir(REPOSITORY)


def test_report_says_where_its_files_are(tmp_path: Path) -> None:
    """The code may be typed in lower case; both files and the snapshot are there and named."""
    cohort = fill_store(8)
    result = CliRunner().invoke(app, ["report", cohort.code.lower(), "--out", str(tmp_path / "out")])
    assert result.exit_code == 0, result.output
    for ending in ("pdf", "ipynb"):
        assert (tmp_path / "out" / f"{cohort.code}.{ending}").exists()
        assert f"{cohort.code}.{ending}" in result.output
    assert len(list((tmp_path / "home" / "snapshots").glob("*.parquet"))) == 1


def test_unknown_cohort_and_missing_database_are_one_line(tmp_path: Path) -> None:
    """Both say what to do next."""
    runner = CliRunner()
    assert isinstance(runner.invoke(app, ["report", "ABCDEF"]).exception, StoreError)
    fill_store(0)
    assert isinstance(runner.invoke(app, ["report", "ABCDEF"]).exception, CohortError)


def test_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """A bad --out ends in a sentence that names it."""
    cohort = fill_store(0)
    (tmp_path / "file").write_text("x")
    result = CliRunner().invoke(app, ["report", cohort.code, "--out", str(tmp_path / "file")])
    assert isinstance(result.exception, ReportError)
    assert str(tmp_path / "file") in str(result.exception)
