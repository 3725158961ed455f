"""Where one is: skipped, open, left, and the way on from the start page."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from rooms import LESSONS
from stage import violations

from workshop.notebooks.export import export_pages

pytestmark = pytest.mark.browser


def test_skipping_is_as_easy_as_answering(browser: Browser, tmp_path: Path) -> None:
    """By keyboard: an exercise is set aside and taken up again with its words; the page says what is open and left."""
    export_pages(LESSONS, tmp_path)
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{tmp_path.as_uri()}/index.html")
    expect(page.locator("[data-left]")).to_have_text("7 lessons to go, about 2 hours left.")
    page.goto(f"{tmp_path.as_uri()}/03-confront.html")
    place = page.locator("section[data-exercise=last-setback]")
    place.get_by_role("textbox").fill("not today")
    skip = place.get_by_role("button", name="Skip this")
    skip.press("Enter")
    expect(place).to_contain_text("nobody is told")
    expect(place.get_by_role("textbox")).to_be_hidden()
    expect(place.get_by_role("button", name="Take it up again")).to_be_focused()
    page.reload()
    expect(place.get_by_role("textbox")).to_be_hidden()
    still = page.locator("[data-open]").get_by_role("link")
    expect(still).to_have_count(2)
    assert violations(page) == []
    still.first.click()
    expect(page.locator("section[data-exercise=self-talk]")).to_be_in_viewport()
    place.get_by_role("button", name="Take it up again").press("Enter")
    expect(place.get_by_role("textbox")).to_have_value("not today")
    for _ in range(page.get_by_role("button", name="Skip this").count()):
        page.get_by_role("button", name="Skip this").first.press("Enter")
    expect(page.locator("[data-progress=confront]").first).to_have_text("done")
    page.goto(f"{tmp_path.as_uri()}/index.html")
    expect(page.locator("[data-left]")).to_contain_text("6 lessons to go")
    expect(page.locator("[data-next]")).to_have_text("Go on with lesson 1: Welcome")
    page.context.close()
