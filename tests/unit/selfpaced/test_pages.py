"""The pages around a running notebook: what is shown, what is left out, and how far somebody is."""

from datetime import UTC, datetime
from pathlib import Path

import nbformat
import pytest

from workshop.lessons.built import read_built
from workshop.model.journal import Entry, Journal, WorkshopEntries
from workshop.selfpaced.pages import Pages
from workshop.selfpaced.progress import progress

BUILT = Path(__file__).parents[3] / "notebooks" / "bounce-back"


def journal(path: Path, exercise: str, answer: str) -> Path:
    """A journal file with one answer."""
    entry = Entry(kind="reflect", answer=answer, changed=datetime(2026, 11, 1, tzinfo=UTC), revision=1)
    kept = Journal(workshops={"bounce-back": WorkshopEntries(entries={exercise: entry})})
    path.write_text(kept.model_dump_json(by_alias=True), "utf-8")
    return path


def test_the_start_page(tmp_path: Path) -> None:
    """It lists every lesson, says where the answers are, and loads nothing from elsewhere."""
    text = Pages(BUILT, tmp_path / "journal.json").start()
    for lesson in read_built(BUILT / "workshop.json").lessons:
        assert f'href="{lesson.stem}.html"' in text
    assert str(tmp_path / "journal.json") in text
    assert 'src="http' not in text
    assert "<link" not in text


@pytest.mark.parametrize("stem", sorted(path.stem for path in BUILT.glob("*.ipynb")))
def test_a_lesson_keeps_its_code_and_drops_what_is_for_others(tmp_path: Path, stem: str) -> None:
    """Every code cell stays to be run; prose for a room, the notebook's own title and end are not shown."""
    notebook = nbformat.read(BUILT / f"{stem}.ipynb", as_version=4)
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    prepared = Pages(BUILT, tmp_path / "journal.json").prepare(notebook)
    assert [cell.source for cell in prepared.cells if cell.cell_type == "code"] == code
    assert not [cell for cell in prepared.cells if cell.metadata.get("workshop", {}).get("audience") == "room"]
    page = prepared.metadata["workshop_page"]
    assert page["head"].count("<h1>") == 1
    assert page["tail"].rstrip().endswith("</html>")
    assert all(cell.metadata["workshop_html"] for cell in prepared.cells if cell.cell_type == "markdown")


def test_progress(tmp_path: Path) -> None:
    """A lesson with an answer is begun; without a journal, or with a broken one, none is."""
    workshop = read_built(BUILT / "workshop.json")
    path = journal(tmp_path / "journal.json", "last-setback", "It hurt.")
    assert progress(workshop, path) == {"confront": "begun"}
    assert 'data-state="begun">begun<' in Pages(BUILT, path).start()
    path.write_text("{")
    assert progress(workshop, path) == {}
    assert progress(workshop, tmp_path / "none.json") == {}


def test_the_way_on(tmp_path: Path) -> None:
    """The first button leads to where one stopped, and the page says what is left; once all is done there is none."""
    pages, path = Pages(BUILT, tmp_path / "journal.json"), tmp_path / "journal.json"
    assert ">Begin with lesson 1</a>" in pages.start()
    assert "7 lessons to go." in pages.start()
    journal(path, "last-setback", "It hurt.")
    assert '<a class="ws-begin" href="01-welcome.html">Go on with lesson 1: Welcome</a>' in pages.start()
    workshop = read_built(BUILT / "workshop.json")
    skipped = {
        one.id: Entry(kind=one.kind, skipped=True, changed=datetime(2026, 11, 1, tzinfo=UTC), revision=1)
        for lesson in workshop.lessons[1:]
        for one in lesson.exercises
    }
    path.write_text(Journal(workshops={workshop.id: WorkshopEntries(entries=skipped)}).model_dump_json(), "utf-8")
    assert "1 lesson to go." in pages.start()
    everything = {name: next(iter(skipped.values())) for name in workshop.exercises}
    path.write_text(Journal(workshops={workshop.id: WorkshopEntries(entries=everything)}).model_dump_json(), "utf-8")
    assert "ws-begin" not in pages.start().partition("<body")[2]
    assert "All lessons are done." in pages.start()
