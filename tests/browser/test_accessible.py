"""Every page of a workshop for everyone: light and dark, narrow, in large letters, by keyboard, in forced colours."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from answered import journal
from playwright.sync_api import Browser, Page, expect
from rooms import LESSONS, OpenRoom, open_room
from stage import violations

from workshop.room.links import facilitator_link, join_link, screen_link

pytestmark = pytest.mark.browser
REACH = (Path(__file__).parent / "reach.js").read_text("utf-8")
STEMS = [path.stem for path in sorted(LESSONS.glob("0*.md"))]

LETTERS = """() => [...document.querySelectorAll("body *:not(svg *, script, style)")]
  .filter((one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()))
  .map((one) => ({ name: one.textContent.slice(0, 30), size: parseFloat(getComputedStyle(one).fontSize) }))"""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenRoom]:
    """A room with some people in it."""
    with open_room(tmp_path_factory.mktemp("room"), sample=12) as opened:
        yield opened


@pytest.fixture(scope="module")
def page(browser: Browser, room: OpenRoom) -> Iterator[Page]:
    """A phone whose owner answered everything."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    opened = context.new_page()
    opened.goto(join_link(room.address, room.cohort.code))
    kept = json.dumps(journal(room.workshop, key="0" * 26, phrase="acorn river tulip zero"))
    opened.evaluate("(text) => localStorage.setItem('workshop-journal', text)", kept)
    yield opened
    context.close()


def wrong(page: Page, *names: str) -> dict[str, list[str]]:
    """What of these is not as it must be; empty if all is well."""
    work = f"(names) => {{ const reach = {REACH}; return names.map((name) => [name, reach[name]()]); }}"
    return {name: found for name, found in page.evaluate(work, list(names)) if found}


def open_all(page: Page, room: OpenRoom, name: str) -> None:
    """Go to a page and open what can be opened."""
    address = f"{room.address}/w/{room.workshop.id}/{name}.html"
    key = facilitator_link(room.address, room.cohort.code, room.facilitator_key)
    special = {"join": join_link(room.address, room.cohort.code), "screen": screen_link(room.address, room.cohort.code)}
    page.goto({**special, "facilitator": key}.get(name, address))
    if name == "facilitator":
        page.get_by_role("button", name="Start 60 minutes").click()
        expect(page.get_by_role("region", name="Right now")).to_be_visible()
        page.get_by_role("button", name="Someone is upset").click()
    for clear in page.get_by_role("button", name="Clear this device").all():
        clear.click()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


@pytest.mark.parametrize("name", [*STEMS, "index", "my-plan", "rate", "join", "facilitator", "screen"])
def test_everyone_can_use_it(page: Page, room: OpenRoom, name: str) -> None:
    """axe-core finds nothing in light and dark; nothing is cut, covered, tiny, only colour, or moves."""
    page.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="reduce")
    page.set_viewport_size({"width": 320, "height": 640})
    open_all(page, room, name)
    assert violations(page) == []
    assert wrong(page, "wide", "small", "clipped", "overlapping", "hidden", "moving") == {}
    page.emulate_media(color_scheme="dark")
    assert violations(page, "color-contrast") == []
    # Letters that people set for themselves are followed everywhere; a projector has its own.
    page.set_viewport_size({"width": 390 if name == "facilitator" else 320, "height": 844})
    before = page.evaluate(LETTERS)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    if name != "screen":
        after = page.evaluate(LETTERS)
        assert [one for one, now in zip(before, after, strict=True) if now["size"] < 1.9 * one["size"]] == []
    assert wrong(page, "wide", "clipped", "overlapping") == {}
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(forced_colors="active")
    assert wrong(page, "unmarked") == {}
