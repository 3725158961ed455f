"""The return phrase, from one device to another, in a real room."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from rooms import open_room
from stage import violations

pytestmark = pytest.mark.browser

LESSON = "w/bounce-back/03-confront.html"


def _joined(browser: Browser, address: str, code: str) -> tuple[Page, Locator]:
    """A device of its own that came in by the join page; its lesson, with the panel open."""
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{address}/j/{code}")
    page.get_by_role("button", name="Start").click()
    page.wait_for_url(re.compile("/w/bounce-back/"))
    page.goto(f"{address}/{LESSON}")
    panel = page.locator("[data-share]")
    panel.get_by_text("Share with your workshop").click()
    return page, panel


def test_back_by_four_words(browser: Browser, tmp_path: Path) -> None:
    """Four words take back, on another device, what was shared from the first; wrong ones change nothing there."""
    with open_room(tmp_path) as room:
        code = room.cohort.code
        page, panel = _joined(browser, room.address, code)
        page.locator("section[data-exercise=support]").get_by_role("checkbox").first.press("Space")
        panel.locator(".ws-share-choice").get_by_role("checkbox").press("Space")
        panel.get_by_role("button", name="Share this answer").click()
        expect(panel.get_by_text(re.compile("^Shared at"))).to_be_visible()
        panel.get_by_text("Show my return phrase").click()
        words = panel.locator(".ws-phrase").inner_text()
        page.context.close()

        other, panel = _joined(browser, room.address, code)
        assert len(room.store.people(code)) == 2
        panel.get_by_text("I shared from another device", exact=True).click()
        for typed, said in (("one two", "four words"), ("acorn acorn acorn acorn", "Nothing was shared under these")):
            panel.get_by_label("Your four words").fill(typed)
            panel.get_by_role("button", name="Come back").click()
            expect(panel.get_by_role("alert").filter(has_text=said)).to_be_visible()
        panel.get_by_label("Your four words").fill(words.upper().replace(" ", ", "))
        panel.get_by_role("button", name="Come back").click()
        expect(panel.get_by_text("may still be there")).to_be_visible()
        assert violations(other) == []
        panel.get_by_role("button", name="Take everything back").click()
        panel.get_by_role("button", name="Yes, take it back").click()
        expect(panel.get_by_text("The workshop has deleted what you shared.")).to_be_visible()
        assert room.store.people(code) == []
        other.context.close()
