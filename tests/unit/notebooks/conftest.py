"""A small workshop in a folder of the test's own, and its pages."""

import shutil
from pathlib import Path

import pytest

from workshop.model.lesson import HelpContact
from workshop.notebooks.export import export_pages

SMALL = Path(__file__).parents[2] / "fixtures" / "lessons" / "small"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small workshop; the test runs in the folder above it."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


@pytest.fixture(scope="session")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages for someone alone: one file each."""
    out = tmp_path_factory.mktemp("alone")
    export_pages(SMALL, out)
    return out


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages for a room, with its own help contact."""
    out = tmp_path_factory.mktemp("room")
    contacts = [HelpContact(name="Dana at the desk", contact="555 0142")]
    export_pages(SMALL, out, assets="linked", room=True, help=contacts)
    return out
