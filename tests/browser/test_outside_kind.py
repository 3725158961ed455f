"""An outside package's exercise, driven where participants meet it: on a room's page, and in JupyterLab."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lab import running_lab
from playwright.sync_api import Browser, Locator, Page, expect
from stage import violations

pytestmark = pytest.mark.browser

OWN_KIND = Path(__file__).parents[1] / "fixtures" / "own_kind"
WORKSHOP = [sys.executable, "-u", "-c", "from workshop.cli.main import main; main()"]
SOON = 60_000  # milliseconds; a busy machine takes its time


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the workshop in it, and its notebooks."""
    folder = tmp_path_factory.mktemp("own")
    shutil.copytree(OWN_KIND / "lessons", folder / "lessons")
    _workshop(folder, "build")
    return folder


def _environment(project: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(OWN_KIND), "WORKSHOP_HOME": str(project / "home")}


def _workshop(project: Path, *arguments: str) -> str:
    done = subprocess.run(
        [*WORKSHOP, *arguments], cwd=project, env=_environment(project), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def room(project: Path) -> Iterator[str]:
    """The join link of a room, opened by the command."""
    made = _workshop(project, "cohort", "new", "Test", "--workshop", "own")
    code = re.search(r"\b[A-Z0-9]{6}\b", made)
    assert code, made
    command = [*WORKSHOP, "room", code[0], "--host", "127.0.0.1", "--port", str(_free_port())]
    with subprocess.Popen(
        command, cwd=project, env=_environment(project), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if found := re.search(r"Join\s+(http\S+)", line):
                yield found[1]
                break
        else:
            pytest.fail("".join(said))
        process.terminate()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose errors, those of the content security policy included, fail the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if "Content Security Policy" in said.text else None)
    yield page
    context.close()
    assert errors == []


def _rank(group: Locator) -> None:
    """Put the pay first, by keyboard."""
    group.get_by_role("button", name="Move The pay up").press("Enter")
    expect(group.get_by_role("listitem").first).to_contain_text("The pay")
    expect(group.get_by_role("status")).to_have_text("The pay is now number 1 of 3.")
    expect(group.get_by_role("button", name="Move The pay down")).to_be_focused()


def test_it_works_in_a_room(page: Page, room: str) -> None:
    """Under the room's own content security policy: drawn, saved, found again after a reload, and accessible."""
    page.goto(room)
    page.goto(re.sub(r"/j/.*", "/w/own/01-order.html", room))
    group = page.get_by_role("group", name="What matters most to you in a job?")
    _rank(group)
    expect(page.get_by_role("status").filter(has_text="Saved").first).to_be_visible()
    page.reload()
    expect(group.get_by_role("listitem").first).to_contain_text("The pay")
    assert violations(page) == []


def test_it_works_in_a_notebook(page: Page, project: Path) -> None:
    """In JupyterLab the same module draws it, and the answer is in the journal on disk."""
    home = project / "lab-home"
    with running_lab(project / "notebooks" / "own", home, PYTHONPATH=str(OWN_KIND)) as lab:
        lab.open(page, "01-order.ipynb")
        group = page.get_by_role("group", name="What matters most to you in a job?")
        expect(group).to_be_visible(timeout=SOON)
        _rank(group)
        expect(page.get_by_text(re.compile("Saved")).first).to_be_visible(timeout=SOON)
    journal = json.loads((home / "journal.json").read_text("utf-8"))
    assert journal["workshops"]["own"]["entries"]["my-order"]["answer"] == ["pay", "people", "time"]
