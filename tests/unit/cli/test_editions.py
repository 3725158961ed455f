"""Which lessons a cohort is given: today's while only words differ, else those that it began with."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from workshop.cli.find import bring_edition, find_edition
from workshop.cli.serve import _editions
from workshop.config import settings
from workshop.errors import SetupError
from workshop.lessons.editions import keep_edition, kept_edition
from workshop.lessons.packed import pack
from workshop.lessons.reader import read_workshop
from workshop.notebooks.export import export_pages
from workshop.room.app import create_app
from workshop.store import Store, open_store

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


@pytest.fixture
def store(project: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The database of the center."""
    monkeypatch.setenv("WORKSHOP_HOME", str(project))
    here = settings()
    with open_store(here.database_url, here.secret_path, create=True) as opened:
        yield opened


def test_another_machine_has_the_same_lessons(
    project: Path, store: Store, edit: Callable[[str, str, str], None], tmp_path: Path
) -> None:
    """What a cohort began with comes from the database to a machine that never saw it, to the letter."""
    bring_edition(store, project / "editions", "small", 1)
    began = read_workshop(project / "editions" / "small-1" / "small")
    edit("02-end.md", "} next-step", "} the-next-step")
    other = tmp_path / "other"
    folder, workshop, said = find_edition(COHORT, other, store)
    assert folder == kept_edition(other, "small", 1)
    assert workshop.exercises == began.exercises
    assert said.endswith("which it began with.")
    assert pack(folder) == pack(project / "editions" / "small-1" / "small")


def test_the_database_decides_and_nothing_is_lost(project: Path, store: Store, tmp_path: Path) -> None:
    """Other files under the same number on this machine are set aside, and the first ones kept are used."""
    bring_edition(store, project / "editions", "small", 1)
    other = tmp_path / "other" / "small-1" / "small"
    shutil.copytree(SMALL, other)
    (other / "02-end.md").write_text((other / "02-end.md").read_text("utf-8") + "\nMore.\n", "utf-8")
    bring_edition(store, tmp_path / "other", "small", 1)
    assert pack(other) == store.editions.find("small", 1)
    aside = [path for path in (tmp_path / "other").iterdir() if path.name.startswith("small-1-here-")]
    assert [(path / "02-end.md").read_text("utf-8").endswith("More.\n") for path in aside] == [True]


def test_a_server_serves_each_cohort_its_own_lessons(
    project: Path, store: Store, edit: Callable[[str, str, str], None]
) -> None:
    """One server, two versions: each cohort has its pages and may share the answers to its exercises."""
    bring_edition(store, project / "editions", "small", 1)
    now = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)
    old = store.new_cohort(label="Before", workshop="small", workshop_version=1, now=now)[0].code
    edit("02-end.md", "} next-step", "} the-next-step")
    edit("workshop.yaml", "version: 1", "version: 2")
    edit("workshop.yaml", 'contact: ""', 'contact: "555-0100"')
    new = store.new_cohort(label="After", workshop="small", workshop_version=2, now=now)[0].code
    pages, today = project / "pages", read_workshop(project / "lessons" / "small")
    export_pages(project / "lessons" / "small", pages / "small", assets="linked", room=True)
    found = _editions(pages, "")
    assert [folder.parent.name for folder, _ in found] == ["small-1"]
    editions = [read_workshop(folder).model_copy(update={"help": given}) for folder, given in found]
    with TestClient(create_app(store, today, pages, editions=editions)) as client:
        for code, place, exercise in ((old, "small.1", "next-step"), (new, "small", "the-next-step")):
            assert client.get(f"/api/cohorts/{code}").json()["pages"] == place
            assert f'data-pages="{place}"' in client.get(f"/j/{code}").text
            page = client.get(f"/w/{place}/02-end.html").text
            assert f'data-exercise="{exercise}"' in page
            assert "555-0100" in page
            for asset in re.findall(r'"(/assets/[^"]+)"', page):
                assert client.get(asset).status_code == 200


@pytest.mark.parametrize("missing", ["workshop.yaml", "02-end.md"])
def test_an_edition_that_lost_a_file_comes_again(
    project: Path, store: Store, edit: Callable[[str, str, str], None], missing: str
) -> None:
    """The database has it still; what is left on this machine is set aside."""
    shelf = project / "editions"
    bring_edition(store, shelf, "small", 1)
    (shelf / "small-1" / "small" / missing).unlink()
    edit("02-end.md", "} next-step", "} the-next-step")
    folder, workshop, _ = find_edition(COHORT, shelf, store)
    assert folder == kept_edition(shelf, "small", 1)
    assert "next-step" in workshop.exercises
    [aside] = shelf.glob("small-1-here-*")
    assert (aside / "01-begin.md").is_file()
    assert not (aside / missing).exists()
