"""From the store to the printed center report, by the command, twice."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pypdf
import pytest
from typer.testing import CliRunner

from tests.fixtures.reports.cohorts import LESSONS, NOW
from workshop.cli.find import find_edition
from workshop.cli.main import app
from workshop.config import settings
from workshop.disclosure.released import ReleasedTable
from workshop.lessons.reader import read_workshop
from workshop.model.lesson import Workshop
from workshop.reports.center.analysis import analyse_center
from workshop.reports.center.data import read_center
from workshop.sample.submissions import make_people, make_submission
from workshop.store import Cohort, Store, open_store

PLAN = [("Fall 2025", "room", 24), ("Fall 2025", "room", 8), ("Fall 2025", "room", 7), ("Spring 2026", "alone", 30)]


def fill(store: Store) -> dict[str, list[str]]:
    """Real participants in a few cohorts; their keys by cohort."""
    workshop = read_workshop(LESSONS)
    keys: dict[str, list[str]] = {}
    for at, (term, mode, size) in enumerate(PLAN):
        cohort, _ = store.new_cohort(
            label=f"Cohort {at}",
            workshop=workshop.id,
            workshop_version=workshop.version,
            now=NOW,
            term=term,
            mode="alone" if mode == "alone" else "room",
        )
        for person, random in make_people(size, at):
            submission = make_submission(person, random, workshop, cohort.code, NOW)
            store.join(cohort.code, person.key, NOW)
            if submission:
                store.accept(cohort.code, person.key, submission, NOW)
            keys.setdefault(cohort.code, []).append(person.key)
    return keys


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own, and the project's folder as the current one."""
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("WORKSHOP_DATABASE_URL", raising=False)
    monkeypatch.chdir(LESSONS.parents[1])
    return tmp_path / "home"


def run(folder: Path) -> bytes:
    """Run the command and give back the PDF."""
    result = CliRunner().invoke(app, ["center", "--out", str(folder), "--pdf-only"])
    assert result.exit_code == 0, result.output
    return (folder / "center.pdf").read_bytes()


def test_the_command_makes_one_report_on_all_cohorts(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every released figure is printed, the PDF is PDF/UA-1, and after a withdrawal the same pages come again.

    Cohorts on one edition have its lessons read once.
    """
    editions: list[str] = []

    def reading(cohort: Cohort, *others: Any) -> tuple[Path, Workshop, str]:
        editions.append(cohort.code)
        return find_edition(cohort, *others)

    monkeypatch.setattr("workshop.cli.find.find_edition", reading)
    here = settings()
    with open_store(here.database_url, here.secret_path, create=True) as store:
        keys = fill(store)
    first = run(tmp_path / "one")
    assert len(editions) == 1
    assert [one.message for one in page.validate_pdf(tmp_path / "one" / "center.pdf", profile="ua1").failures] == []
    words = " ".join(" ".join(sheet.extract_text() for sheet in pypdf.PdfReader(BytesIO(first)).pages).split())
    (frozen,) = home.glob("snapshots/center-*.json")
    report = analyse_center(read_center(frozen), "internal")
    assert [mode.id for mode in report.modes] == ["room", "alone"]
    tables = [
        part
        for mode in report.modes
        for part in (mode.participation, mode.competencies, *mode.changes)
        if isinstance(part, ReleasedTable)
    ]
    rows = [" ".join([row.label, *(figure.text for figure in row.figures)]) for table in tables for row in table.rows]
    assert len(rows) > 15
    assert [row for row in rows if row not in words] == []
    with open_store(here.database_url, here.secret_path, create=False) as store:
        (entry,) = store.ledger.entries("center")
        assert set(entry.content["groups"]) == {"room|Fall 2025", "alone|Spring 2026"}
        assert len(entry.content["cells"]) > len(rows)
        code = next(code for code, members in keys.items() if len(members) == 24)
        store.withdraw(code, keys[code][0], 9, NOW)
    assert run(tmp_path / "two") == first
    assert json.loads((tmp_path / "two" / "center.ipynb").read_text())["metadata"]["title"] == "Center report"


def test_without_cohorts_the_command_says_what_to_do(home: Path) -> None:
    """An empty store has no center report."""
    here = settings()
    open_store(here.database_url, here.secret_path, create=True).close()
    result = CliRunner().invoke(app, ["center"])
    assert result.exit_code == 1
    assert "no cohort" in str(result.exception)
