"""``workshop new``: a workshop that works at once, and never one written over another."""

import re
import sys
from pathlib import Path

import pytest

from workshop.cli.main import main
from workshop.lessons.check import check_workshop
from workshop.lessons.reader import read_workshop
from workshop.lessons.run_of_show import run_of_show
from workshop.lessons.schemas import schema_files
from workshop.model.lesson import FacilitatorBlock, PauseBlock
from workshop.notebooks.export import pages_of


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, where the command runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _new(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["workshop", "new", *arguments])
    with pytest.raises(SystemExit) as stop:
        main()
    return int(stop.value.code or 0)


def test_it_is_complete_and_works(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Not a mistake in it, nothing to look at but the contacts, and a page for each lesson."""
    assert _new(monkeypatch, "salary-talks", "--title", 'Pay: "how to ask"') == 0
    assert "workshop preview lessons/salary-talks" in capsys.readouterr().out
    folder = Path("lessons/salary-talks")
    checked = check_workshop(folder)
    assert checked.mistakes == ()
    assert [one for one in checked.warnings if "is blank" not in one.message] == []
    workshop = read_workshop(folder)
    assert (workshop.id, workshop.title) == ("salary-talks", 'Pay: "how to ask"')
    assert {"index.html", "01-where-you-stand.html", "02-next-step.html"} <= set(pages_of(folder))


def test_it_shows_what_a_workshop_can_have(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every directive, every way of sharing, a measure before and after, and a run of show for each run."""
    _new(monkeypatch, "small-steps")
    workshop = read_workshop(Path("lessons/small-steps"))
    assert workshop.title == "Small steps"
    assert {exercise.share for exercise in workshop.exercises.values()} == {"private", "ask", "offer"}
    blocks = [block for lesson in workshop.lessons for block in lesson.blocks]
    assert {block.audience for block in blocks if block.type == "prose"} == {"all", "room", "alone"}
    assert any(isinstance(block, PauseBlock) for block in blocks)
    assert sum(isinstance(block, FacilitatorBlock) for block in blocks) == len(workshop.lessons)
    assert all(slot.parts for run in workshop.runs for slot in run_of_show(workshop, run))


def test_its_comments_stay_with_the_author(monkeypatch: pytest.MonkeyPatch) -> None:
    """What teaches the format is on no page."""
    _new(monkeypatch, "small-steps")
    text = "".join(path.read_text("utf-8") for path in Path("lessons/small-steps").glob("*.md"))
    comments = re.findall(r"<!-- (.*?) -->", text)
    assert len(comments) > 5
    pages = b"".join(pages_of(Path("lessons/small-steps"), room=True).values()).decode()
    assert [comment for comment in comments if comment in pages] == []


def test_editors_find_the_schemas(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first line of each YAML file names a schema that is there."""
    _new(monkeypatch, "small-steps")
    for path in (project / "lessons" / "small-steps").rglob("*.yaml"):
        hint = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text("utf-8"))
        assert hint
        assert (path.parent / hint[1]).read_bytes() == schema_files()[Path(hint[1]).name]


@pytest.mark.parametrize("name", ["Salary talks", "1st", "a" * 61, "../away"])
def test_a_name_that_cannot_be_an_id(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """The message gives one that can, and nothing is written."""
    assert _new(monkeypatch, name) == 1
    assert 'Try "workshop new ' in capsys.readouterr().err
    assert list(project.iterdir()) == []


def test_nothing_is_written_over(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is there stays as it is."""
    _new(monkeypatch, "small-steps")
    path = Path("lessons/small-steps/workshop.yaml")
    path.write_text("mine", "utf-8")
    assert _new(monkeypatch, "small-steps") == 1
    assert "is there already, and nothing was changed" in capsys.readouterr().err
    assert path.read_text("utf-8") == "mine"
