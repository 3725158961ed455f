"""The page host in a real browser: answers are saved as typed and come back, and nothing is ever overwritten."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from rooms import LESSONS

from workshop.notebooks.export import export_pages

pytestmark = pytest.mark.browser

NAME = "workshop-journal"
BLOCKED = 'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });'
FULL = 'Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the pages for people working alone are: files, as they lie on a disk."""
    folder = tmp_path_factory.mktemp("pages")
    export_pages(LESSONS, folder)
    return folder.as_uri()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that was never here before."""
    made = browser.new_context(viewport={"width": 390, "height": 844})
    yield made
    made.close()


def lesson(context: BrowserContext, site: str, stem: str = "03-confront") -> Page:
    """Open a lesson in a new tab."""
    page = context.new_page()
    page.goto(f"{site}/{stem}.html")
    return page


def writing(page: Page, exercise: str = "last-setback") -> Locator:
    """The text field of an exercise."""
    return page.locator(f"section[data-exercise={exercise}]").get_by_role("textbox")


def stored(page: Page, name: str = NAME) -> Any:
    """What the browser keeps."""
    text = page.evaluate("(name) => localStorage.getItem(name)", name)
    return None if text is None else json.loads(text)


def kept(page: Page) -> Path:
    """Press "Keep a copy" and give the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Keep a copy").click()
    assert download.value.suggested_filename == "journal.json"
    return download.value.path()


def test_typed_and_back_after_a_reload(context: BrowserContext, site: str) -> None:
    """What is typed is saved within a moment, said so, and back after a reload; the lesson list shows it as begun."""
    page = lesson(context, site)
    expect(page.locator(".ws-status")).to_have_attribute("data-state", "saved")
    expect(page.locator(".ws-status")).to_be_empty()  # there is nothing yet that could be saved
    writing(page).fill("It hurt. 😀\nMore than I said.")
    expect(page.locator(".ws-status")).to_have_attribute("data-state", "saved")
    expect(page.locator(".ws-status")).to_have_text("Saved on this device")
    entry = stored(page)["workshops"]["bounce-back"]["entries"]["last-setback"]
    assert (entry["answer"], entry["revision"]) == ("It hurt. 😀\nMore than I said.", 1)
    expect(page.locator('[data-progress="confront"]').first).to_have_text("begun")
    page.reload()
    expect(writing(page)).to_have_value("It hurt. 😀\nMore than I said.")


def test_closed_in_the_middle_of_a_word(context: BrowserContext, site: str) -> None:
    """A tab that is closed at once after a key press has lost nothing."""
    page = lesson(context, site)
    writing(page).fill("the last wor")
    page.close(run_before_unload=True)
    expect(writing(lesson(context, site))).to_have_value("the last wor")


def test_two_tabs(context: BrowserContext, site: str) -> None:
    """Two tabs share one journal: what one saves shows in the other, and a field that has the focus is left alone."""
    one, other = lesson(context, site), lesson(context, site)
    other.bring_to_front()
    writing(other, "self-talk").fill("typed here")
    one.bring_to_front()
    writing(one).fill("from the first tab")
    expect(writing(other)).to_have_value("from the first tab")
    expect(writing(other, "self-talk")).to_have_value("typed here")
    expect(writing(one, "self-talk")).to_have_value("typed here")
    writing(other).focus()
    writing(one).fill("changed again")
    expect(one.locator(".ws-status")).to_have_attribute("data-state", "saved")
    expect(writing(other)).to_have_value("from the first tab")
    writing(other).press_sequentially("!")
    expect(other.locator(".ws-status")).to_have_attribute("data-state", "saved")
    expect(writing(other)).to_have_value(re.compile("from the first tab.*!|!.*from the first tab"))


@pytest.mark.parametrize(("script", "words"), [(BLOCKED, "does not let the page keep"), (FULL, "has no space left")])
def test_nothing_can_be_stored(context: BrowserContext, site: str, script: str, words: str) -> None:
    """Where storage is blocked or full, the page says so, keeps the answer while it is open, and gives a copy."""
    context.add_init_script(script)
    page = lesson(context, site)
    writing(page).fill("still here")
    expect(page.locator(".ws-trouble")).to_contain_text(words)
    expect(page.locator(".ws-trouble")).to_contain_text("Keep a copy")
    expect(page.locator(".ws-status")).to_have_text("Not saved on this device")
    expect(writing(page)).to_have_value("still here")
    copy = json.loads(kept(page).read_text("utf-8"))
    assert copy["workshops"]["bounce-back"]["entries"]["last-setback"]["answer"] == "still here"


def test_a_broken_journal_is_set_aside(context: BrowserContext, site: str) -> None:
    """A journal that was cut off is kept under another name and said so; then answers are saved as ever."""
    page = lesson(context, site)
    page.evaluate('(name) => localStorage.setItem(name, \'{"format": "workshop-jour\')', NAME)
    page.reload()
    expect(page.locator(".ws-trouble")).to_contain_text("They were not deleted")
    writing(page).fill("a fresh start")
    expect(page.locator(".ws-status")).to_have_attribute("data-state", "saved")
    aside = page.evaluate("() => Object.keys(localStorage).filter((name) => name.includes('broken'))")
    assert len(aside) == 1
    assert page.evaluate("(name) => localStorage.getItem(name)", aside[0]) == '{"format": "workshop-jour'
    page.reload()
    expect(writing(page)).to_have_value("a fresh start")
    expect(page.locator(".ws-trouble")).to_be_empty()


def test_a_newer_journal_is_left_alone(context: BrowserContext, site: str) -> None:
    """A journal from a newer page stays where it is, byte for byte; this page keeps its own beside it."""
    newer = '{"format": "workshop-journal", "version": 3, "people": []}'
    page = lesson(context, site)
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", [NAME, newer])
    page.reload()
    expect(page.locator(".ws-trouble")).to_contain_text("left as they are")
    writing(page).fill("beside it")
    expect(page.locator(".ws-status")).to_have_attribute("data-state", "saved")
    page.reload()
    expect(writing(page)).to_have_value("beside it")
    assert page.evaluate("(name) => localStorage.getItem(name)", NAME) == newer


def test_a_copy_goes_to_another_device(browser: Browser, context: BrowserContext, site: str, tmp_path: Path) -> None:
    """A copy shows what it holds before it is brought back, and replaces nothing that is newer."""
    page = lesson(context, site)
    writing(page).fill("from the old phone")
    writing(page, "self-talk").fill("older words")
    copy = tmp_path / "journal.json"
    copy.write_bytes(kept(page).read_bytes())
    other = browser.new_context(viewport={"width": 1280, "height": 900})
    page = lesson(other, site)
    for text in ("a", "ab", "abc"):
        writing(page, "self-talk").fill(text)
        expect(page.locator(".ws-status")).to_have_attribute("data-state", "saved")
    page.locator("input[type=file]").set_input_files(copy)
    held = page.get_by_role("group", name="Bring back a copy")
    expect(held).to_contain_text("This copy holds 2 answers from")
    expect(writing(page)).to_have_value("")
    held.get_by_role("button", name="Bring these back").click()
    expect(writing(page)).to_have_value("from the old phone")
    expect(writing(page, "self-talk")).to_have_value("abc")
    other.close()


@pytest.mark.parametrize(
    ("text", "words"),
    [("{", "is not a copy of your answers"), ('{"format": "workshop-journal", "version": 9}', "newer")],
)
def test_a_file_that_is_no_copy(context: BrowserContext, site: str, tmp_path: Path, text: str, words: str) -> None:
    """A wrong file changes nothing and gets one line."""
    page = lesson(context, site)
    writing(page).fill("mine")
    wrong = tmp_path / "other.json"
    wrong.write_text(text, encoding="utf-8")
    page.locator("input[type=file]").set_input_files(wrong)
    expect(page.locator(".ws-own")).to_contain_text(words)
    expect(writing(page)).to_have_value("mine")


def test_clear_this_device(context: BrowserContext, site: str) -> None:
    """After one question everything is gone from this device and from every open tab."""
    one, other = lesson(context, site), lesson(context, site)
    writing(one).fill("on a shared computer")
    expect(writing(other)).to_have_value("on a shared computer")
    one.evaluate("(name) => localStorage.setItem(`${name}.broken-x`, 'old words')", NAME)
    one.get_by_role("button", name="Clear this device").click()
    expect(one.get_by_role("button", name="No, keep it")).to_be_focused()
    one.get_by_role("button", name="Yes, clear everything").click()
    expect(one.get_by_text("Everything on this device is cleared.")).to_be_visible()
    expect(one.locator(".ws-status")).to_be_empty()
    expect(writing(one)).to_have_value("")
    expect(writing(other)).to_have_value("")
    assert one.evaluate("() => Object.keys(localStorage)") == []


def test_alone_asks_nobody(context: BrowserContext, site: str) -> None:
    """A page on a disk sends nothing anywhere, and its sharing panel says why."""
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/03-confront.html")
    writing(page).fill("mine alone")
    page.get_by_text("Share with your workshop").click()
    expect(page.locator("[data-share]")).to_contain_text("no workshop room to reach from here")
    assert {address.split(":")[0] for address in asked} <= {"file", "data", "blob"}
