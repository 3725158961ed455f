"""Python that a document shows runs, and the page that one describes is the page that is made."""

import json
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest

from tests.contracts.docs.blocks import ROOT, only
from workshop.notebooks.export import export_pages

NOTEBOOKS = ROOT / "notebooks" / "bounce-back"


def test_the_first_cell_of_a_notebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is the first code cell of that lesson, and it opens the lesson."""
    source = only("python", "docs/architecture.md").text
    notebook = nbformat.read(NOTEBOOKS / "03-confront.ipynb", as_version=4)
    assert source.strip() == next(cell.source for cell in notebook.cells if cell.cell_type == "code")
    monkeypatch.chdir(NOTEBOOKS)
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path))
    exec(compile(source, "docs/architecture.md", "exec"), made := {})  # noqa: S102 - that is what a cell does
    assert "Traceback" not in capsys.readouterr().out
    assert "control-sort" not in made
    assert callable(made["share"])


class _Elements(HTMLParser):
    """The elements of a text, each with its attributes, and what the script holds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.data = ""
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.inside = dict(attrs).get("id") == "workshop-data"

    def handle_data(self, data: str) -> None:
        self.data += data if self.inside else ""

    def handle_endtag(self, tag: str) -> None:
        self.inside = False


def _fits(shown: dict[str, str | None], made: dict[str, str | None]) -> bool:
    """Whether an element has all that is shown; a bar stands between values that it may have."""
    return all(
        name in made and (value == made[name] or (made[name] or "") in (value or "").split("|"))
        for name, value in shown.items()
    )


def test_the_page_holds_what_is_shown(tmp_path: Path) -> None:
    """Every element of the sketch is on the page of a room, with these attributes."""
    export_pages(ROOT / "lessons" / "bounce-back", tmp_path / "bounce-back", assets="linked", room=True)
    shown = _Elements(only("html", "docs/architecture.md").text)
    assert len(shown.found) >= 5
    pages = [path.read_text("utf-8") for path in tmp_path.glob("bounce-back/*.html")]
    [page] = [_Elements(page) for page in pages if 'data-exercise="control-sort"' in page]
    for tag, attributes in shown.found:
        assert any(tag == made and _fits(attributes, has) for made, has in page.found), (tag, attributes)
    data = json.loads(page.data)
    assert all(f'"{key}": ' in shown.data for key in data)
    assert not {"banks", "rubrics"} & set(data["workshop"])
