"""From a store to the printed page: what is printed is what was released, row by row, and nothing that was withheld."""

import csv
import html
import io
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import page
import pypdf
import pytest

from tests.fixtures.reports.cohorts import LESSONS, fill_store
from workshop.config import settings
from workshop.disclosure.released import Figure, ReleasedReport, ReleasedTable
from workshop.errors import CohortError
from workshop.lessons.reader import read_workshop
from workshop.reports.analysis import analyse
from workshop.reports.run import ReportFiles, make_report
from workshop.reports.snapshot import read_snapshot
from workshop.reports.take import freeze
from workshop.store import open_store

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Made:
    """A report with what it was made from."""

    report: ReleasedReport
    files: ReportFiles
    words: str


@pytest.fixture(
    scope="module", params=[(48, "internal"), (48, "public"), (8, "internal")], ids=lambda p: f"{p[1]}-{p[0]}"
)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A made-up cohort, reported on as the command does."""
    people, profile = request.param
    folder = tmp_path_factory.mktemp("report")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKSHOP_HOME", str(folder))
        patch.delenv("WORKSHOP_DATABASE_URL", raising=False)
        cohort, here = fill_store(people), settings()
    with open_store(here.database_url, here.secret_path, create=False) as store:
        snapshot = freeze(store, cohort, read_workshop(LESSONS), here.snapshots_path, now=NOW)
    files = make_report(snapshot, folder / "out", name="x", profile=profile)
    sheets = pypdf.PdfReader(BytesIO(files.pdf.read_bytes())).pages
    words = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    return Made(analyse(read_snapshot(snapshot), profile), files, words)


def rows_of(report: ReleasedReport) -> list[str]:
    """Each row of each table as it must be printed: its label and its figures, a dash for what is withheld."""
    tables = [part for part in (report.participation, report.rubric, report.plans) if isinstance(part, ReleasedTable)]
    tables += report.choices if isinstance(report.choices, tuple) else ()
    return [
        " ".join(" ".join([row.label, *(figure.text for figure in row.figures)]).split())
        for table in tables
        for row in table.rows
    ]


def test_every_row_is_printed_as_released(made: Made) -> None:
    """Each row stands in the PDF with exactly its figures; a withheld one is a dash and not a number."""
    rows = rows_of(made.report)
    assert [row for row in rows if row not in made.words] == []
    assert len(rows) > 30 or made.report.people.value is None


def test_changes_are_printed_with_interval_and_size(made: Made) -> None:
    """Each released change has its line, with the interval and the size."""
    for one in made.report.changes if isinstance(made.report.changes, tuple) else ():
        low, high = one.interval
        line = f"{one.label} {one.n.text} {one.before.text} {one.after.text} {one.change.text}"
        assert f"{line} {low.text} to {high.text} {one.effect.text}" in made.words


def test_comparisons_are_printed_as_released(made: Made) -> None:
    """Each criterion of self against others has its line with exactly what was released; columns of dashes are left out."""  # noqa: E501
    for one in made.report.others if isinstance(made.report.others, tuple) else ():
        rows = [
            (
                row.label,
                row.own.text,
                row.other.text,
                row.difference.text,
                ends(row.interval),
                row.distance.text,
                row.close.text,
            )
            for row in one.rows
        ]
        kept = [at for at in range(7) if at == 0 or any(row[at] != "\N{EN DASH}" for row in rows)]
        lines = [" ".join(row[at] for at in kept) for row in rows]
        assert [line for line in lines if line not in made.words] == []


def ends(interval: tuple[Figure, Figure]) -> str:
    """An interval as it is printed."""
    low, high = interval
    return low.text if low.value is None else f"{low.text} to {high.text}"


def test_spreadsheet_and_page_hold_the_same(made: Made) -> None:
    """Every row of every released table is in the web page and in the CSV, figure by figure."""
    assert made.files.html is not None
    assert made.files.csv is not None
    table = made.files.csv.read_text("utf-8-sig")
    lines = list(csv.reader(io.StringIO(table)))
    shown = {(line[1], line[2], line[3].removeprefix("'")) for line in lines[1:]}
    page_words = made.files.html.read_text("utf-8")
    for part in (made.report.participation, made.report.plans, *tables_of(made.report.choices)):
        if isinstance(part, ReleasedTable):
            for row in part.rows:
                assert html.escape(row.label) in page_words
                for column, figure in zip(part.columns, row.figures, strict=True):
                    assert (row.label, column, figure.text) in shown


def tables_of(part: object) -> tuple[object, ...]:
    """A part that may be several tables."""
    return part if isinstance(part, tuple) else ()


def test_nothing_claims_a_cause(made: Made) -> None:
    """A report says change, and never claims to know what brought it about."""
    assert not re.search(r"\b(impact|effective|thanks to|proves?)\b", made.words, re.IGNORECASE)


def test_everything_withheld_is_named(made: Made) -> None:
    """The methods name each section that was left out, and why."""
    for one in made.report.withheld:
        assert " ".join(one.section.split()) in made.words
        assert " ".join(one.text.split()) in made.words


def test_page_is_accessible(made: Made) -> None:
    """The finished file is PDF/UA-1 with the real lessons' words in it."""
    assert [one.message for one in page.validate_pdf(made.files.pdf, profile="ua1").failures] == []


def test_nothing_of_this_machine_is_kept(made: Made) -> None:
    """Neither file tells where it was made."""
    folder = str(made.files.pdf.parents[1])
    assert folder not in made.files.notebook.read_text()
    assert folder.encode() not in made.files.pdf.read_bytes()


def test_lessons_of_another_version_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers are read with the lessons that asked for them, or not at all."""
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path))
    cohort, here = fill_store(0), settings()
    newer = read_workshop(LESSONS).model_copy(update={"version": 99})
    with (
        open_store(here.database_url, here.secret_path, create=False) as store,
        pytest.raises(CohortError, match="version 99"),
    ):
        freeze(store, cohort, newer, tmp_path, now=NOW)
