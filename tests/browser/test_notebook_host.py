"""The notebook host in a real JupyterLab: answers survive a restart and a kill, and sharing reaches a real room."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_core_python.sync_playwright import Axe
from lab import SLOW, Lab, running_lab
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from rooms import LESSONS, OpenRoom, open_room

from workshop.notebooks.builder import build

pytestmark = pytest.mark.browser

NOTEBOOK = "03-confront.ipynb"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenRoom]:
    """A room to share with."""
    with open_room(tmp_path_factory.mktemp("room")) as opened:
        yield opened


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory, room: OpenRoom) -> Iterator[Lab]:
    """A JupyterLab over the built notebooks, which knows the room."""
    base = tmp_path_factory.mktemp("lab")
    build(LESSONS, base / "notebooks")
    with running_lab(base / "notebooks", base / "home", WORKSHOP_ROOM_URL=room.address) as running:
        yield running


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Where the lesson is opened."""
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, lab: Lab) -> Page:
    """The lesson, run from top to bottom.

    Opening it takes longer than all that is done with it, so a test gets the one that the test before left, if that is
    sound: no test inherits another one's trouble.
    """
    for left in context.pages:
        if lab.sound(left):
            return left
        left.close()
    lab.end_kernels()
    opened = context.new_page()
    lab.open(opened, NOTEBOOK)
    expect(opened.locator(".ws-own")).to_be_visible(timeout=SLOW)  # it comes last
    return opened


def writing(page: Page) -> Locator:
    """The text field of the first exercise."""
    return page.locator(".jp-OutputArea-output .ws-reflect").first.get_by_role("textbox")


def violations(page: Page) -> list[str]:
    """What axe-core finds in what we draw; JupyterLab's own shell is not ours to judge."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = Axe().run(page, context=".jp-OutputArea-output .ws", options={"runOnly": tags})
    assert found["passes"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] for node in one["nodes"]]


def test_keys_belong_to_the_exercise(page: Page, lab: Lab) -> None:
    """Letters and arrow keys in an exercise are not JupyterLab's: "d d" there deletes no cell."""
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    box = lab.exercise(page, "choice").first.get_by_role("checkbox").first
    box.focus()
    for key in ("d", "d", "x", "a"):
        page.keyboard.press(key)
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells


def test_share_and_take_back(page: Page, lab: Lab, room: OpenRoom) -> None:
    """From a notebook: join, see what leaves, share, take back. The store has it, and then has it no more."""
    lab.exercise(page, "choice").first.get_by_role("checkbox").first.press("Space")
    panel = page.locator(".ws-share-panel")
    panel.get_by_text("Share with your workshop").click()
    panel.get_by_label("Code of your workshop").fill(room.cohort.code)
    panel.get_by_role("button", name="Join").click()
    expect(panel.get_by_text(f"You joined with the code {room.cohort.code}")).to_be_visible(timeout=SLOW)
    assert violations(page) == []
    panel.get_by_role("checkbox").first.check()
    panel.get_by_role("button", name="Share this answer").click()
    expect(panel.get_by_text(re.compile(r"Shared at .*: 1 answer\."))).to_be_visible(timeout=SLOW)
    (person,) = room.store.people(room.cohort.code)
    assert [one.exercise for one in person.responses] == ["support"]
    journal = json.loads((lab.home / "journal.json").read_text("utf-8"))
    assert journal["workshops"]["bounce-back"]["shared"]["mode"] == "alone"
    panel.get_by_role("button", name="Take everything back").click()
    panel.get_by_role("button", name="Yes, take it back").click()
    expect(panel.get_by_text("The workshop has deleted what you shared.")).to_be_visible(timeout=SLOW)
    assert room.store.people(room.cohort.code) == []


def test_keep_a_copy(page: Page, lab: Lab, tmp_path: Path) -> None:
    """On a cloud session that forgets, a copy can be kept, and it is the journal."""
    writing(page).fill("to keep")
    lab.saved("last-setback", "to keep")
    expect(page.locator(".ws-own")).to_contain_text("keep a copy")
    with page.expect_download() as download:
        page.get_by_role("button", name="Keep a copy").click()
    copy: Any = json.loads(download.value.path().read_text("utf-8"))
    assert copy["workshops"]["bounce-back"]["entries"]["last-setback"]["answer"] == "to keep"


def test_answers_survive_a_restart_and_a_kill(page: Page, lab: Lab) -> None:
    """What is typed is on disk; it is back after a restart, after a kill, and what is typed after the kill is too."""
    writing(page).fill("It hurt. 😀")
    lab.saved("last-setback", "It hurt. 😀")
    expect(page.locator(".ws-saved").first).to_have_text("Saved")

    lab.restart_and_run_all(page)
    expect(writing(page)).to_have_value("It hurt. 😀")

    writing(page).press_sequentially(" Then")
    lab.saved("last-setback", "It hurt. 😀 Then")
    lab.kill_kernel()
    writing(page).press_sequentially(" the kernel died.")
    told = page.get_by_role("button", name="Ok", exact=True)
    page.add_locator_handler(told, lambda button: button.click())  # JupyterLab tells of the kernel's end, if it saw it
    expect(page.locator(".ws-trouble").first).to_contain_text("Not saved yet", timeout=SLOW)
    assert lab.entries()["last-setback"]["answer"] == "It hurt. 😀 Then"
    lab.ready(page)  # JupyterLab starts a kernel again by itself; before that is done, what one asks for is lost
    lab.restart_and_run_all(page)
    lab.saved("last-setback", "It hurt. 😀 Then the kernel died.")
    expect(writing(page)).to_have_value("It hurt. 😀 Then the kernel died.")
    page.remove_locator_handler(told)


def test_a_reload_finds_the_running_kernel(page: Page, lab: Lab) -> None:
    """After the browser's page is reloaded and run again, the answer is there."""
    writing(page).fill("before the reload")
    lab.saved("last-setback", "before the reload")
    page.reload()
    lab.ready(page)
    lab.run_all(page)
    expect(writing(page)).to_have_value("before the reload", timeout=SLOW)
