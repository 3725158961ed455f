"""docs/exercises.md from nothing: the package that the page shows is put together from the page alone, and used."""

import os
import shutil
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from chromium import running_chromium
from playwright.sync_api import expect

from tests.contracts.docs.blocks import ROOT, only

PAGE = "docs/exercises.md"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the lesson of the page, and the package of the page in ``installed``."""
    folder = tmp_path_factory.mktemp("rank")
    _install(folder / "installed", tomllib.loads(only("toml", PAGE).text))
    shutil.copytree(ROOT / "tests/fixtures/own_kind/lessons", folder / "lessons")
    lesson = folder / "lessons" / "own" / "01-order.md"
    head = lesson.read_text("utf-8").partition(":::")[0]
    lesson.write_text(head + only("markdown", PAGE).text, "utf-8")
    return folder


def _install(folder: Path, said: dict[str, Any]) -> None:
    """What pip makes of the package, without a network: its modules, the data that it names, and its entry points."""
    package, metadata = folder / "bounce_back_rank", folder / "bounce_back_rank-1.0.dist-info"
    package.mkdir(parents=True)
    metadata.mkdir()
    files = {"__init__.py": only("python", PAGE).text, "rank.js": only("js", PAGE).text}
    along = ["*.py", *said["tool"]["setuptools"]["package-data"]["bounce_back_rank"]]
    for name, text in files.items():
        if any(fnmatch(name, pattern) for pattern in along):
            (package / name).write_text(text, "utf-8")
    points = said["project"]["entry-points"]["workshop.exercises"]
    head = f"Metadata-Version: 2.1\nName: {said['project']['name']}\nVersion: {said['project']['version']}\n"
    (metadata / "METADATA").write_text(head, "utf-8")
    lines = ["[workshop.exercises]", *(f"{name} = {value}" for name, value in points.items())]
    (metadata / "entry_points.txt").write_text("\n".join(lines) + "\n", "utf-8")


def _workshop(project: Path, *words: str) -> str:
    done = subprocess.run(
        [Path(sys.executable).parent / "workshop", *words],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project / "installed"), "WORKSHOP_HOME": str(project / "home")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_names_agree() -> None:
    """The entry point leads to the class that the page shows."""
    found = tomllib.loads(only("toml", PAGE).text)["project"]["entry-points"]["workshop.exercises"]
    module, _, name = found["rank"].partition(":")
    assert module == "bounce_back_rank"
    assert f"\nclass {name}(Exercise):" in only("python", PAGE).text


@pytest.mark.browser
def test_an_author_uses_it(project: Path) -> None:
    """`check` takes the lesson, and the page that is made of it can be worked by keyboard."""
    assert "no mistakes in 1 lessons with 1 exercises" in _workshop(project, "check", "lessons/own")
    _workshop(project, "pages", "lessons/own", "--out", "pages")
    [lesson] = project.glob("pages/**/01-order.html")
    with running_chromium() as browser:
        page = browser.new_page()
        page.goto(lesson.as_uri())
        group = page.get_by_role("group", name="What matters most to you in a job?")
        group.get_by_role("button", name="Move The pay up").press("Enter")
        expect(group.get_by_role("listitem").first).to_contain_text("The pay")
        expect(group.get_by_role("status")).to_have_text("The pay is now number 1 of 3.")
