"""The whole workshop as one participant: every lesson by keyboard, the plan in hand, and everything back afterwards."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from rooms import LESSONS
from whole_way import SENTENCE, Places, answer, dated, download, printed, shown

from workshop.lessons import read_workshop
from workshop.notebooks.export import export_pages

pytestmark = pytest.mark.browser


def _entries(page: Page) -> dict[str, Any]:
    text = page.evaluate("localStorage.getItem('workshop-journal')")
    return {name: one["answer"] for name, one in json.loads(text)["workshops"]["bounce-back"]["entries"].items()}


def _places(page: Page) -> Places:
    return lambda exercise: page.locator(f"section[data-exercise={exercise}]")


def test_through_all_lessons_in_a_page(browser: Browser, tmp_path: Path) -> None:
    """Every exercise is completed by keyboard, the ways on lead to the plan, and a copy brings it to a new device."""
    workshop = read_workshop(LESSONS)
    export_pages(LESSONS, tmp_path / "pages")
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{(tmp_path / 'pages').as_uri()}/index.html")
    page.get_by_role("link", name="Begin with lesson 1").press("Enter")
    before: dict[str, Any] = {}
    for lesson in workshop.lessons:
        expect(page.get_by_role("heading", level=1)).to_have_text(lesson.title)
        answer(lesson, _places(page))
        expect(page.locator(f"[data-progress={lesson.id}]").first).to_have_text("done")
        before |= shown(lesson, _places(page))
        page.locator("a[rel=next]").press("Enter")
    expect(page.get_by_role("article", name="My plan")).to_contain_text(SENTENCE)
    page.pdf(path=tmp_path / "plan.pdf", tagged=True, format="A4")
    assert SENTENCE in printed(tmp_path / "plan.pdf")
    calendar = download(page, page.get_by_role("button", name="Save for my calendar"), tmp_path / "plan.ics")
    assert dated(calendar)[SENTENCE] == date(2027, 3, 1)
    kept = _entries(page)
    assert {name for name, given in kept.items() if given is not None} == {*workshop.exercises}
    page.goto(f"{(tmp_path / 'pages').as_uri()}/03-confront.html")
    copy = download(page, page.get_by_role("button", name="Keep a copy"), tmp_path / "journal.json")
    context.close()

    other = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    other.goto(f"{(tmp_path / 'pages').as_uri()}/01-welcome.html")
    other.locator("input[type=file]").set_input_files(copy)
    other.get_by_role("button", name="Bring these back").press("Enter")
    expect(other.get_by_text("Your answers are back.")).to_be_visible()
    after: dict[str, Any] = {}
    for lesson in workshop.lessons:
        other.goto(f"{(tmp_path / 'pages').as_uri()}/{lesson.stem}.html")
        after |= shown(lesson, _places(other))
    assert after == before
    other.goto(f"{(tmp_path / 'pages').as_uri()}/my-plan.html")
    assert _entries(other) == kept
    expect(other.get_by_role("article", name="My plan")).to_contain_text(SENTENCE)
    other.context.close()
