"""A report's PDF is PDF/UA-1 by two independent checkers, and reads well to someone who hears it."""

from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import page
import pdfua
import pikepdf
import pypdf
import pytest

from tests.fixtures.reports.notebooks import pdf_of, report_notebook
from tests.fixtures.reports.released import full_report, small_report
from workshop.disclosure.released import Figure, ReleasedReport, ReleasedTable

REPORTS = {"full": full_report, "small": small_report}


@pytest.fixture(scope="module", params=sorted(REPORTS))
def made(request: pytest.FixtureRequest) -> tuple[ReleasedReport, bytes]:
    """A report and its PDF."""
    report = REPORTS[request.param]()
    return report, pdf_of(report_notebook(report))


def elements(opened: pikepdf.Pdf) -> list[Any]:
    """Every structure element in reading order."""
    found: list[Any] = []

    def walk(element: Any) -> None:
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                found.append((str(kid.S), kid))
                walk(kid)

    walk(opened.Root.StructTreeRoot)
    return found


def text_of(pdf: bytes) -> str:
    """All the text of a PDF."""
    return "\n".join(sheet.extract_text() for sheet in pypdf.PdfReader(BytesIO(pdf)).pages)


def test_both_checkers_find_nothing(made: tuple[ReleasedReport, bytes], tmp_path: Path) -> None:
    """Two independent programs find no breach of any rule of PDF/UA-1 that a machine can check."""
    path = tmp_path / "report.pdf"
    path.write_bytes(made[1])
    first = page.validate_pdf(path, profile="ua1")
    assert [f"{one.rule_id}: {one.message}" for one in first.failures] == []
    assert first.is_compliant
    assert first.rules.total > 100
    second = pdfua.validate(str(path))
    assert [f"{one.rule_id}: {one.message}" for one in second.findings] == []


def test_document_says_what_it_is(made: tuple[ReleasedReport, bytes]) -> None:
    """The PDF is tagged, names its language, and shows its title in the window: workshop, cohort and term."""
    report, pdf = made
    opened = pikepdf.open(BytesIO(pdf))
    root = opened.Root
    assert root.MarkInfo.Marked
    assert str(root.Lang).startswith("en")
    assert root.ViewerPreferences.DisplayDocTitle
    title = pypdf.PdfReader(BytesIO(pdf)).metadata.title
    assert title == f"{report.title}: cohort report, {report.cohort}, {report.term}"


def _bookmarks(pdf: bytes) -> list[str]:
    def titles(outline: list[Any]) -> list[str]:
        return [one for item in outline for one in (titles(item) if isinstance(item, list) else [item.title])]

    return titles(pypdf.PdfReader(BytesIO(pdf)).outline)


def test_headings_skip_no_level(made: tuple[ReleasedReport, bytes]) -> None:
    """There is one heading of level 1, it comes first, and no level is skipped on the way down."""
    opened = pikepdf.open(BytesIO(made[1]))
    levels = [int(role[2:]) for role, _ in elements(opened) if role in {"/H1", "/H2", "/H3", "/H4"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(_bookmarks(made[1])) == len(levels)


def test_bookmarks_lead_to_the_sections(made: tuple[ReleasedReport, bytes]) -> None:
    """The bookmarks name every section."""
    assert {"What to do next", "Who took part", "What changed", "How this report was made"} <= set(_bookmarks(made[1]))


def test_every_figure_has_its_words(made: tuple[ReleasedReport, bytes]) -> None:
    """Each figure carries alt text; the full report has one for each of its charts."""
    report, pdf = made
    opened = pikepdf.open(BytesIO(pdf))
    alts = [str(element.get("/Alt", "")) for role, element in elements(opened) if role == "/Figure"]
    assert all(len(alt) > 20 for alt in alts)
    assert len(alts) == (2 if isinstance(report.changes, tuple) else 0)
    assert any("from +8.4 to +17.0" in alt for alt in alts) == isinstance(report.changes, tuple)


def test_every_cell_has_its_headers() -> None:
    """In each table the first row and the first column are headers, and say which way they reach."""
    opened = pikepdf.open(BytesIO(pdf_of(report_notebook(full_report()))))
    tables = [element for role, element in elements(opened) if role == "/Table"]
    assert len(tables) == 5
    for table in tables:
        sections = {str(kid.S): kid for kid in table.K if "/S" in kid}
        assert [str(cell.S) for row in sections["/THead"].K for cell in row.K] == ["/TH"] * len(
            sections["/THead"].K[0].K
        )
        for row in sections["/TBody"].K:
            first, *others = row.K
            assert first.S == "/TH"
            assert first.A[0].Scope == "/Row"
            assert {str(cell.S) for cell in others} == {"/TD"}


def figures_of(report: ReleasedReport) -> list[Figure]:
    """Every figure of a report that is not withheld."""
    tables = [part for part in (report.participation, report.rubric, report.plans) if isinstance(part, ReleasedTable)]
    tables += report.choices if isinstance(report.choices, tuple) else ()
    found = [figure for table in tables for row in table.rows for figure in (*row.figures, table.base)]
    for change in report.changes if isinstance(report.changes, tuple) else ():
        found += [change.n, change.before, change.after, change.change, *change.interval, change.effect]
    return [figure for figure in found if figure.reason is None]


def test_every_released_figure_is_printed() -> None:
    """Whatever was released can be read in the text of the PDF."""
    report = full_report()
    words = text_of(pdf_of(report_notebook(report)))
    missing = [figure.text for figure in figures_of(report) if figure.text not in words]
    assert missing == []
    assert len(figures_of(report)) > 70


def test_small_cohort_prints_no_figure() -> None:
    """A cohort under ten gets a report without any number about its people, that says what is withheld and why."""
    report = small_report()
    words = text_of(pdf_of(report_notebook(report)))
    assert words.count("Fewer than ten people took part") >= 6
    assert "Withheld: Changes" in words
    for number in ("48", "41", "60", "85%", "66.9"):
        assert number not in words


@pytest.mark.parametrize("sample", [True, False])
def test_sample_label_on_every_page(sample: bool) -> None:
    """A report on made-up participants says so on every page; a real one never does."""
    reader = pypdf.PdfReader(BytesIO(pdf_of(report_notebook(full_report(sample=sample)))))
    assert len(reader.pages) >= 4
    for place, sheet in enumerate(reader.pages, start=1):
        words = sheet.extract_text()
        assert ("Sample data: made-up participants" in words) == sample
        assert f"Page {place} of {len(reader.pages)}" in words


def test_same_report_same_bytes() -> None:
    """The same released values give the same PDF, byte for byte; its date is that of the data."""
    first, second = (pdf_of(report_notebook(full_report())) for _ in range(2))
    assert first == second
    assert pypdf.PdfReader(BytesIO(first)).metadata.creation_date.isoformat().startswith("2026-11-22T09:30")


def test_paper_is_a_choice() -> None:
    """Pages are US letter unless A4 is asked for."""
    notebook = report_notebook(full_report())
    widths = [float(pypdf.PdfReader(BytesIO(pdf_of(notebook, paper=paper))).pages[0].mediabox.width)
              for paper in ("us-letter", "a4")]  # fmt: skip
    assert [round(width) for width in widths] == [612, 595]
