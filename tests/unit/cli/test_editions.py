"""Which lessons a cohort is given: today's while only words differ, else those that it began with."""

import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from workshop.cli.find import find_edition
from workshop.errors import SetupError
from workshop.lessons.editions import keep_edition
from workshop.lessons.reader import read_workshop

SMALL = Path(__file__).parents[2] / "fixtures" / "lessons" / "small"
COHORT: Any = SimpleNamespace(workshop="small", workshop_version=1)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which a cohort has begun."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "lessons" / "small"))
    keep_edition(folder, read_workshop(folder), tmp_path / "editions")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def edit(project: Path) -> Callable[[str, str, str], None]:
    """Change a lesson file."""

    def replace(name: str, old: str, new: str) -> None:
        path = project / "lessons" / "small" / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return replace


def _found(project: Path) -> tuple[bool, str, list[str]]:
    folder, workshop, said = find_edition(COHORT, project / "editions")
    return folder.is_relative_to(project / "editions"), said, list(workshop.exercises)


def test_better_words_reach_a_running_cohort(project: Path, edit: Callable[[str, str, str], None]) -> None:
    """A mended sentence is shown at once, and nothing is said."""
    edit("02-end.md", "What will you do next?", "What comes next?")
    kept, said, _ = _found(project)
    assert (kept, said) == (False, "")


@pytest.mark.parametrize("raised", [True, False])
def test_other_exercises_do_not(project: Path, edit: Callable[[str, str, str], None], *, raised: bool) -> None:
    """With a new version or without, the cohort keeps its exercises; help contacts are today's."""
    edit("02-end.md", "} next-step", "} the-next-step")
    edit("workshop.yaml", 'contact: ""', 'contact: "555-0100"')
    if raised:
        edit("workshop.yaml", "version: 1", "version: 2")
    kept, said, exercises = _found(project)
    assert kept
    assert "next-step" in exercises
    assert said.endswith("this cohort stays on version 1, which it began with.")
    assert find_edition(COHORT, project / "editions")[1].blank_contacts == ()


def test_an_author_in_the_middle_of_a_sentence_closes_no_room(
    project: Path, edit: Callable[[str, str, str], None]
) -> None:
    """While today's lessons have mistakes, the cohort goes on with its edition."""
    edit("02-end.md", "kind: plan", "kind: paln")
    kept, said, _ = _found(project)
    assert kept
    assert said.startswith("The lessons of today cannot be read")


def test_without_an_edition_it_is_as_it_was(project: Path) -> None:
    """A cohort of before editions were kept gets today's lessons, whose version is checked by the room."""
    shutil.rmtree(project / "editions")
    assert _found(project)[0] is False
    shutil.rmtree(project / "lessons" / "small")
    with pytest.raises(SetupError, match='no workshop "small"'):
        find_edition(COHORT, project / "editions")
