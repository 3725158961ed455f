"""The facilitator's page in a real browser: the key, the counts, the clock, and what it says when the room is gone."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from rooms import NOW, OpenRoom, open_room
from stage import violations

from workshop.room.links import facilitator_link

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenRoom]:
    """One room for these tests."""
    with open_room(tmp_path_factory.mktemp("room")) as opened:
        yield opened


@pytest.fixture(params=[(390, "light"), (820, "dark"), (1280, "light")], ids=str)
def page(browser: Browser, room: OpenRoom, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page on a phone, a tablet and a laptop, in a room in which nothing went on yet."""
    width, scheme = request.param
    room.store.live.change(room.cohort.code, lambda _: {})
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    opened = context.new_page()
    opened.goto(facilitator_link(room.address, room.cohort.code, room.facilitator_key))
    yield opened
    context.close()


def test_from_the_start_to_the_end(page: Page, room: OpenRoom) -> None:
    """Start, next, prompt and notes of the step, help one press away, and the end; accessible and never too wide."""
    page.get_by_role("button", name="Start 60 minutes").click()
    now = page.get_by_role("region", name="Right now")
    expect(now).to_contain_text("Welcome: what we do")
    assert page.url == f"{room.address}/facilitator"
    assert room.facilitator_key not in page.content()
    now.get_by_role("button", name="Next: Setback Check").click()
    expect(now).to_contain_text("How do things look to you today?")
    expect(now).to_contain_text("The three reasons")
    expect(page.get_by_role("region", name="Your notes")).to_contain_text("Before the room opens.")
    page.get_by_role("button", name="Someone is upset").click()
    care = page.get_by_role("region", name="If someone is having a hard time")
    expect(care).to_be_focused()
    expect(care).to_contain_text("555-0142")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]
    assert violations(page) == []
    page.get_by_role("button", name="End the session").click()
    page.get_by_role("button", name="Yes, end it").click()
    expect(page.get_by_role("region", name="Start the session")).to_be_visible()


@pytest.mark.parametrize("page", [(820, "light")], indirect=True, ids=str)
def test_a_room_that_is_late_hears_what_can_be_cut(page: Page, room: OpenRoom) -> None:
    """Six minutes behind at the writing: the self-talk is first to go, and never what must stay."""
    page.get_by_role("button", name="Start 60 minutes").click()
    page.get_by_role("button", name=re.compile("Private writing, in silence$")).click()
    expect(page.get_by_text("13 minutes ahead")).to_be_visible()
    state = room.store.live.read(room.cohort.code).state

    def earlier(_: object) -> dict[str, object]:
        from datetime import datetime

        return {**state, "started": (datetime.fromisoformat(state["started"]) - timedelta(minutes=23)).isoformat()}

    room.store.live.change(room.cohort.code, earlier)
    expect(page.get_by_text("6 minutes behind")).to_be_visible()
    cut = page.get_by_role("region", name="Right now").get_by_role("status")
    expect(cut).to_contain_text("Safe to cut: Self-talk with a name or “you” (leave it out)")
    expect(cut).not_to_contain_text("Grounding")


@pytest.mark.parametrize("page", [(820, "light")], indirect=True, ids=str)
def test_a_reload_and_a_lost_room(page: Page, room: OpenRoom) -> None:
    """A reload goes on where it was; a room that does not answer is said, and forgotten once it does."""
    page.get_by_role("button", name="Start 90 minutes").click()
    for number in range(5):
        room.store.join(room.cohort.code, f"{number:026d}", NOW)
    page.reload()
    expect(page.get_by_text("Minute 1 of 90")).to_be_visible()
    expect(page.get_by_role("definition").first).to_have_text("5")
    expect(page.get_by_role("definition").nth(1)).to_have_text("fewer than 5")
    page.context.set_offline(True)
    page.get_by_role("button", name="Pause for all").click()
    expect(page.get_by_role("alert")).to_contain_text("does not answer")
    page.context.set_offline(False)
    page.get_by_role("button", name="Pause for all").click()
    expect(page.get_by_role("button", name="Go on", exact=True)).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
