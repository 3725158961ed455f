"""The HTML twin: the same content as the PDF, nothing from elsewhere, and nothing that runs."""

from html.parser import HTMLParser

import pytest

from tests.fixtures.reports.notebooks import document_of, notebook_of, report_notebook
from tests.fixtures.reports.released import full_report, small_report
from workshop.reports.companions import companions
from workshop.reports.sheets import sheets_of
from workshop.reports.twin.exporter import TwinExporter

EVERY_SCRIPT = "Ωμέγα Привет שלום مرحبا नमस्ते ไทย 你好 日本語 한국어 ñ ø ß 👩‍💻🎉"


class Reader(HTMLParser):
    """What a page holds: its cells, all its words, and the names of its elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._cell = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element, and begin a row or a cell."""
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")
            self._cell = True

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        self._cell = self._cell and tag not in {"td", "th"}

    def handle_data(self, data: str) -> None:
        """Note the words."""
        self.words.append(data)
        if self._cell:
            self.rows[-1][-1] += data


def made(notebook: object) -> dict[str, bytes]:
    """What goes with a PDF."""
    return companions(document_of(notebook))  # type: ignore[arg-type]


@pytest.mark.parametrize("report", [full_report(), small_report()], ids=["full", "small"])
def test_same_tables_as_the_pdf(report: object) -> None:
    """Each row of each table of the document stands on the page, cell by cell, and nowhere is there another table."""
    notebook = report_notebook(report)  # type: ignore[arg-type]
    page = Reader(made(notebook)["html"].decode())
    document = document_of(notebook)
    wanted = [list(row) for sheet in sheets_of(document) for row in (sheet.columns, *sheet.rows)]
    assert page.rows == wanted
    assert [value for tag, found in page.tags if tag == "html" for value in found.values()] == ["en"]


def test_charts_keep_their_alt_text() -> None:
    """Every chart is an image with the words of its alt text."""
    page = Reader(made(report_notebook(full_report()))["html"].decode())
    alts = [str(found["alt"]) for tag, found in page.tags if tag == "img"]
    assert any("Confidence, 0 to 100: 54.2 before, 66.9 after" in alt for alt in alts)
    assert all(alts)


def test_nothing_runs_and_nothing_is_fetched() -> None:
    """Words that look like markup stay words; there is no script, and no address but those of links."""
    notebook = notebook_of("# <img src=x onerror=1>\n\nA [link](https://example.org) & \u202ewords")
    page = Reader(made(notebook)["html"].decode())
    assert not {"script", "link", "iframe", "img"} & {tag for tag, _ in page.tags}
    assert [found["href"] for tag, found in page.tags if tag == "a"] == ["#content", "https://example.org"]
    assert "\u202e" not in "".join(page.words)


def test_every_script_is_shown() -> None:
    """A page shows what the PDF's fonts may not have: every letter, and emoji with their joiners."""
    page = Reader(made(notebook_of(f"# {EVERY_SCRIPT}"))["html"].decode())
    assert EVERY_SCRIPT in page.words


def test_by_nbconvert() -> None:
    """The exporter gives the same page from any notebook."""
    notebook = notebook_of("# Title\n\nWords")
    page, resources = TwinExporter().from_notebook_node(notebook, {"metadata": {"name": "x", "path": "."}})
    assert (page.encode(), resources["output_extension"]) == (made(notebook)["html"], ".html")
