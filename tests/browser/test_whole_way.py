"""The whole workshop as one participant: every lesson by keyboard, the plan in hand, and everything back afterwards."""

import json
from pathlib import Path
from typing import Any

import pytest
from complete import complete
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from rooms import LESSONS

from workshop.lessons import read_workshop
from workshop.notebooks.export import export_pages

pytestmark = pytest.mark.browser


def _entries(page: Page) -> dict[str, Any]:
    text = page.evaluate("localStorage.getItem('workshop-journal')")
    return {name: one["answer"] for name, one in json.loads(text)["workshops"]["bounce-back"]["entries"].items()}


def test_through_all_lessons_in_a_page(browser: Browser, tmp_path: Path) -> None:
    """Every exercise is completed by keyboard, the ways on lead to the plan, and a copy brings it to a new device."""
    workshop = read_workshop(LESSONS)
    export_pages(LESSONS, tmp_path / "pages")
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{(tmp_path / 'pages').as_uri()}/index.html")
    page.get_by_role("link", name="Begin with lesson 1").press("Enter")
    for lesson in workshop.lessons:
        expect(page.get_by_role("heading", level=1)).to_have_text(lesson.title)
        for exercise in lesson.exercises:
            complete(page.locator(f"section[data-exercise={exercise.id}]"), exercise)
        expect(page.locator(f"[data-progress={lesson.id}]").first).to_have_text("done")
        page.locator("a[rel=next]").press("Enter")
    sheet = page.get_by_role("article", name="My plan")
    expect(sheet).to_contain_text("If word 3 of if-then, then I will word 4 of if-then.")
    page.pdf(path=tmp_path / "plan.pdf", tagged=True, format="A4")
    assert "word 4 of if-then" in " ".join(one.extract_text() for one in PdfReader(tmp_path / "plan.pdf").pages)
    kept = _entries(page)
    assert {name for name, answer in kept.items() if answer is not None} == {*workshop.exercises}
    page.goto(f"{(tmp_path / 'pages').as_uri()}/03-confront.html")
    with page.expect_download() as download:
        page.get_by_role("button", name="Keep a copy").press("Enter")
    copy = tmp_path / "journal.json"
    download.value.save_as(copy)
    context.close()

    other = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    other.goto(f"{(tmp_path / 'pages').as_uri()}/01-welcome.html")
    other.locator("input[type=file]").set_input_files(copy)
    other.get_by_role("button", name="Bring these back").press("Enter")
    expect(other.get_by_text("Your answers are back.")).to_be_visible()
    other.goto(f"{(tmp_path / 'pages').as_uri()}/my-plan.html")
    assert _entries(other) == kept
    expect(other.get_by_role("article", name="My plan")).to_contain_text("then I will word 4 of if-then.")
    other.context.close()
