"""A session as it is held: a facilitator, a projector and eight participants at once, each in their own browser."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from rooms import OpenRoom, open_room
from stage import violations

from workshop.frontend import bundle
from workshop.room.links import facilitator_link, join_link, screen_link

pytestmark = pytest.mark.browser

PEOPLE = 8
PHONE = {"width": 390, "height": 844}
SENTENCE = "When I found out, I"
FIXTURE = json.loads((Path(__file__).parents[1] / "fixtures" / "rounds.json").read_text("utf-8"))
LOAD = """async (source) => {
  const { default: rounds } = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  window.rounds = rounds;
}"""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenRoom]:
    """A room with twelve made-up people who shared before the eight came."""
    with open_room(tmp_path_factory.mktemp("room"), sample=12) as opened:
        yield opened


@pytest.fixture(scope="module")
def rounds(browser: Browser) -> Any:
    """Run JavaScript with the module of the rounds at hand."""
    page = browser.new_page()
    page.evaluate(LOAD, f"{bundle('rounds')}\nexport default $rounds;")
    return page.evaluate


def _open(browser: Browser, address: str, heard: list[str], **options: Any) -> Page:
    """A page in a context of its own; what it complains about is collected."""
    page = browser.new_context(**options).new_page()
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("console", lambda said: heard.append(said.text) if said.type in {"error", "warning"} else None)
    page.goto(address)
    return page


def _lesson(page: Page, room: OpenRoom, stem: str) -> None:
    page.goto(f"{room.address}/w/bounce-back/{stem}.html")


def test_the_rounds_walk_as_in_the_room(rounds: Any) -> None:
    """Everyone's page and the room agree on which phase it is."""
    for elapsed, number, left in FIXTURE["cases"]:
        found = rounds("([phases, elapsed]) => rounds.where(phases, elapsed)", [FIXTURE["phases"], elapsed])
        assert (found["index"], found["left"]) == (number, left)


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize(("form", "turns"), [("pairs", 2), ("threes", 3)])
def test_every_role_goes_round(rounds: Any, form: str, turns: int, size: int) -> None:
    """In each round one person of a group answers and another asks; over the rounds everyone who can has answered."""
    letters = rounds("(size) => rounds.letters(size)", size)
    call = "([form, size, letter, round, part]) => rounds.duty({ form, size, letter, phase: { round, part } })"
    answered = set()
    for number in range(1, turns + 1):
        talk = {one: rounds(call, [form, size, one, number, "talk"]) for one in letters}
        if number <= size and size > 1:
            assert list(talk.values()).count("answer") == list(talk.values()).count("ask") == 1
            answered |= {one for one, duty in talk.items() if duty == "answer"}
            rate = {one: rounds(call, [form, size, one, number, "rate"]) for one in letters}
            assert form == "pairs" or {one for one, duty in rate.items() if duty == "rate"} <= answered
        else:
            assert set(talk.values()) <= {"again"}
    assert len(answered) == (0 if size == 1 else min(turns, size))
    if size == 1:
        assert rounds(call, [form, 1, "", 1, "talk"]) == "solo"


def test_a_session_with_eight_people(browser: Browser, room: OpenRoom) -> None:
    """Joining, the group called together, a pause, the rounds and a result: seen by all, and nobody is interrupted."""
    heard: list[str] = []
    code = room.cohort.code
    desk = _open(
        browser,
        facilitator_link(room.address, code, room.facilitator_key),
        heard,
        viewport={"width": 820, "height": 1180},
    )
    wall = _open(browser, screen_link(room.address, code), heard, viewport={"width": 1280, "height": 720})
    people = [_open(browser, join_link(room.address, code), heard, viewport=PHONE) for _ in range(PEOPLE)]
    for person in people:
        person.get_by_role("button", name="Start").click()
        person.wait_for_url(re.compile("/w/bounce-back/"))
        _lesson(person, room, "03-confront")
    expect(desk.get_by_role("definition").first).to_have_text(str(12 + PEOPLE), timeout=15_000)
    expect(wall.get_by_text("or scan this")).to_be_visible()

    # One of them is in the middle of a sentence when everyone is called elsewhere.
    writer, other = people[0], people[1]
    field = writer.locator("#exercise-last-setback").get_by_role("textbox")
    field.click()
    field.press_sequentially(SENTENCE)
    top = writer.evaluate("scrollY")
    desk.get_by_role("button", name="Start 60 minutes").click()
    desk.get_by_role("button", name=re.compile("The sort, alone")).click()
    desk.get_by_role("button", name="Bring everyone here").click()
    for person in people:
        expect(person.get_by_role("link", name="Go there")).to_be_visible()
    expect(field).to_be_focused()
    assert writer.evaluate("scrollY") == top
    field.press_sequentially(" laughed")
    expect(field).to_have_value(f"{SENTENCE} laughed")
    assert violations(other) == []
    other.get_by_role("link", name="Go there").click()
    other.wait_for_url(re.compile("04-let-go.html#exercise-control-sort"))
    expect(other.locator("#exercise-control-sort")).to_be_in_viewport()
    expect(other.get_by_role("link", name="Go there")).to_be_hidden()
    expect(wall.get_by_role("heading", name="The sort, alone")).to_be_visible()
    assert violations(wall) == []

    # A pause for all blocks no typing.
    desk.get_by_role("button", name="Break, 5 min").click()
    expect(writer.get_by_text("A pause for everyone.")).to_be_visible()
    expect(wall.get_by_role("heading", name="A pause")).to_be_visible()
    field.press_sequentially(".")
    expect(field).to_have_value(f"{SENTENCE} laughed.")
    desk.get_by_role("button", name="Go on", exact=True).click()
    expect(writer.get_by_text("A pause for everyone.")).to_be_hidden()

    _rounds(desk, wall, other, people[2], room)
    _result(desk, wall, room)
    assert heard == []
    for page in (desk, wall, *people):
        page.context.close()


def _rounds(desk: Page, wall: Page, first: Page, second: Page, room: OpenRoom) -> None:
    """Two of a group choose their letters, and the timer changes what they do; elsewhere the rounds are one line."""
    _lesson(first, room, "05-improve")
    desk.get_by_role("button", name="Threes: 3 rounds").click()
    desk.get_by_role("button", name="Start the clock").click()
    for person, letter in ((first, "A"), (second, "B")):
        expect(person.locator(".ws-follow-now")).to_contain_text("Round 1 of 3")
        if person is second:  # who is at another lesson opens them when they want to
            expect(person.get_by_role("radio", name="Three")).to_be_hidden()
            person.locator(".ws-follow-now").click()
        person.get_by_role("radio", name="Three").press("Space")
        person.get_by_role("radio", name=letter, exact=True).press("Space")
        person.get_by_role("button", name=re.compile("s me$")).click()
    expect(first.locator(".ws-follow-now")).to_have_text("Round 1 of 3 · You answer")
    expect(second.locator(".ws-follow-now")).to_have_text("Round 1 of 3 · You ask")
    assert violations(first) == []
    for _ in range(3):
        desk.get_by_role("button", name="Next part").click()
    expect(first.locator(".ws-follow-now")).to_have_text("Round 2 of 3 · You watch")
    expect(second.locator(".ws-follow-now")).to_have_text("Round 2 of 3 · You answer")
    expect(wall.get_by_text("B answers")).to_be_visible()
    desk.get_by_role("button", name="Put the timer away").click()
    expect(first.locator(".ws-follow-now")).to_be_hidden()


def _result(desk: Page, wall: Page, room: OpenRoom) -> None:
    """What ten or more shared goes on the projector, once, without notes or counts of the room."""
    reveal = desk.get_by_role("region", name="Show what the room answered")
    shown = reveal.get_by_role("listitem").filter(has_text="rings true today").get_by_role("button")
    expect(shown).to_be_enabled()
    shown.click()
    expect(wall.get_by_role("table", name=re.compile("rings true today"))).to_be_visible()
    expect(reveal.get_by_text("Frozen.")).to_be_visible()
    assert list(room.store.live.read(room.cohort.code).reveals) == ["reasons"]
    assert violations(wall) == []
    assert violations(desk) == []


def test_with_the_network_cut_nothing_is_lost_and_nothing_looks_wrong(browser: Browser, room: OpenRoom) -> None:
    """Answers stay, sharing waits and says so, the group's banner is silent; back on the network all of it arrives."""
    before = len(room.store.people(room.cohort.code))
    page = _open(browser, join_link(room.address, room.cohort.code), [], viewport=PHONE)
    page.get_by_role("button", name="Start").click()
    page.wait_for_url(re.compile("/w/bounce-back/"))
    _lesson(page, room, "02-three-reasons")
    room.store.live.change(room.cohort.code, lambda _: {})
    page.context.set_offline(True)
    page.get_by_role("checkbox").first.press("Space")
    expect(page.locator(".ws-status")).to_have_text("Saved on this device")
    panel = page.locator("[data-share]")
    panel.get_by_text("Share with your workshop").click()
    panel.get_by_role("button", name=re.compile("^Share this")).click()
    expect(panel.get_by_text(re.compile("wait", re.IGNORECASE)).first).to_be_visible()
    assert [person.responses for person in room.store.people(room.cohort.code)[before:]] == [()]
    expect(page.locator(".ws-follow")).to_be_hidden()
    expect(page.get_by_role("alert").filter(has_text=re.compile("."))).to_have_count(0)
    room.store.live.change(room.cohort.code, lambda _: {"pause": {"since": "2026-10-01T12:00:00+00:00"}})
    page.context.set_offline(False)
    expect(panel.get_by_text(re.compile(r"Shared at \d"))).to_be_visible(timeout=20_000)
    expect(page.get_by_text("A pause for everyone.")).to_be_visible(timeout=30_000)
    mine = room.store.people(room.cohort.code)[-1]
    assert [answer.exercise for answer in mine.responses] == ["reasons"]
    page.context.close()
