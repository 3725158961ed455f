"""``workshop build``, ``check`` and ``pages`` on the command line."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from workshop.cli.main import main

SMALL = Path(__file__).parents[2] / "fixtures" / "lessons" / "small"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder with one workshop in it, where the command runs."""
    shutil.copytree(SMALL, tmp_path / "lessons" / "small")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["workshop", *arguments])
    with pytest.raises(SystemExit) as stop:
        main()
    return int(stop.value.code or 0)


def test_build_then_check(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Building all workshops puts notebooks beside the lessons; afterwards they are up to date."""
    assert _run(monkeypatch, "build", "--check") == 1
    assert "notebooks/small/01-begin.ipynb: is missing." in capsys.readouterr().err
    assert not (project / "notebooks").exists()
    assert _run(monkeypatch, "build") == 0
    assert capsys.readouterr().out == "notebooks/small: 4 files written.\n"
    assert _run(monkeypatch, "build", "lessons/small", "--check") == 0
    assert capsys.readouterr().out == "notebooks/small: up to date.\n"


def test_a_stale_notebook_fails(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``build --check`` names the notebook that an author forgot to build, and leaves it alone."""
    _run(monkeypatch, "build")
    path = project / "notebooks" / "small" / "02-end.ipynb"
    path.write_bytes(b"{}")
    capsys.readouterr()
    assert _run(monkeypatch, "build", "--check") == 1
    assert capsys.readouterr().err == 'notebooks/small/02-end.ipynb: differs from its lesson. Run "workshop build".\n'
    assert path.read_bytes() == b"{}"


@pytest.mark.parametrize("command", ["check", "build", "pages"])
def test_mistakes_are_printed_one_a_line(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """Every command that reads lessons prints all their mistakes as path:line and ends with 1."""
    path = project / "lessons" / "small" / "02-end.md"
    path.write_text(path.read_text("utf-8").replace("kind: plan", "kind: paln").replace("rubric: talk", "rubric: tlak"))
    assert _run(monkeypatch, command) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == 'lessons/small/02-end.md:26: unknown exercise kind "paln". Did you mean "plan"?'
    assert lines[1].startswith("lessons/small/02-end.md:34: ")
    assert len(lines) == 2


def test_check_says_what_a_room_still_needs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A good workshop with a blank help contact is good, and the author hears of the contact."""
    assert _run(monkeypatch, "check") == 0
    assert capsys.readouterr().out == (
        "lessons/small: no mistakes in 2 lessons with 7 exercises.\n"
        'lessons/small/workshop.yaml:8: warning: the contact of "Someone near" is blank. A room does not open until '
        "it is filled in.\n"
    )


def test_check_for_editors(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """With ``--format json`` everything is on standard output, and the code still says if there are mistakes."""
    assert _run(monkeypatch, "check", "--format", "json") == 0
    assert [one["severity"] for one in json.loads(capsys.readouterr().out)["findings"]] == ["warning"]
    (project / "lessons" / "small" / "workshop.yaml").write_text("- x\n", "utf-8")
    assert _run(monkeypatch, "check", "--format", "json") == 1
    assert json.loads(capsys.readouterr().out)["findings"][0]["path"] == "lessons/small/workshop.yaml"


def test_pages_are_exported(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Each workshop's pages go into a folder of their own, and the line says which to open."""
    assert _run(monkeypatch, "pages", "--out", "site") == 0
    assert capsys.readouterr().out == "site/small: 5 pages written. Open site/small/index.html in a browser.\n"
    assert (project / "site" / "small" / "01-begin.html").is_file()


def test_outside_of_a_project(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where there are no lessons, the line says where to run the command."""
    shutil.rmtree(project / "lessons")
    assert _run(monkeypatch, "check") == 1
    assert "Run this in the project's folder" in capsys.readouterr().err
