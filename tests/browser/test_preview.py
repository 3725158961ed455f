"""``workshop preview`` in a browser: the page follows what is saved, and mistakes stand on it."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from stage import violations

pytestmark = pytest.mark.browser
SOON = 60_000  # milliseconds; a busy machine takes its time
WORKSHOP = [sys.executable, "-u", "-c", "from workshop.cli.main import main; main()"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a new workshop in it."""
    folder = tmp_path_factory.mktemp("preview")
    subprocess.run([*WORKSHOP, "new", "small-steps"], cwd=folder, check=True)
    return folder


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    """The address that the command says."""
    command = [*WORKSHOP, "preview", "lessons/small-steps", "--no-browser"]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, text=True, env=os.environ) as process:
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
        assert found
        yield found[0]
        process.send_signal(signal.SIGINT)
        assert "The preview is closed." in process.stdout.read()
    assert process.returncode == 0


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new page."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def _save(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_page_follows_its_file(page: Page, address: str, project: Path) -> None:
    """What is saved shows by itself; an answer stays; a mistake is named on the last good page and goes once mended."""
    lesson = project / "lessons" / "small-steps" / "01-where-you-stand.md"
    page.goto(f"{address}01-where-you-stand.html")
    box = page.get_by_role("textbox").first
    box.fill("I would like to rest")
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()

    _save(lesson, "Begin with the person", "Start with the person")
    expect(page.get_by_text("Start with the person")).to_be_visible(timeout=SOON)
    expect(page.get_by_role("textbox").first).to_have_value("I would like to rest")

    _save(lesson, "kind: choice", "kind: choise")
    bar = page.get_by_role("region", name="Preview")
    expect(bar).to_contain_text('unknown exercise kind "choise". Did you mean "choice"?', timeout=SOON)
    expect(bar).to_contain_text("lessons/small-steps/01-where-you-stand.md:")
    expect(page.get_by_text("Start with the person")).to_be_visible()
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    expect(bar).to_be_in_viewport()  # an author looks at the exercise, not at the top
    assert violations(page) == []

    _save(lesson, "kind: choise", "kind: choice")
    expect(bar).to_contain_text("no mistakes, 3 things to look at", timeout=SOON)


def test_a_page_without_a_lesson_waits_for_it(page: Page, address: str, project: Path) -> None:
    """A lesson whose file gets another name says so at its old address, and is back once the name is."""
    folder = project / "lessons" / "small-steps"
    page.goto(f"{address}02-one-next-step.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page")
    assert violations(page) == []
    (name,) = (path.name for path in folder.glob("02-*.md"))
    (folder / name).rename(folder / "02-one-next-step.md")
    expect(page.get_by_role("heading", level=1)).to_have_text("One next step", timeout=SOON)
    (folder / "02-one-next-step.md").rename(folder / name)


def test_another_name_gets_no_page(page: Page, address: str) -> None:
    """A page elsewhere that resolves its own name to this machine is not answered."""
    answer = page.request.get(address, headers={"Host": "example.org"})
    assert answer.status == 421
    assert page.request.get(f"{address}no-such.html").status == 404
