"""The sharing panel of a page and a real room: consent, an exact preview, bad Wi-Fi, and the way back."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, Route, expect
from rooms import NOW, OpenRoom, open_room
from stage import click_unless_gone, violations

from workshop.model.submission import Submission
from workshop.sharing import HttpSink

pytestmark = pytest.mark.browser

API = re.compile(r"/api/(?!.*/live$)")  # the stream of what goes on tries again by itself all the time


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenRoom]:
    """A room with one cohort."""
    with open_room(tmp_path_factory.mktemp("room")) as opened:
        yield opened


@pytest.fixture
def page(browser: Browser, room: OpenRoom) -> Iterator[Page]:
    """The third lesson on a phone that never joined, with three answers: private, to be asked for, and offered."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    made = context.new_page()
    made.goto(f"{room.address}/w/bounce-back/01-welcome.html")
    made.locator("section[data-exercise=check-before]").get_by_role("radio").first.press("Space")
    made.goto(f"{room.address}/w/bounce-back/03-confront.html")
    made.locator("section[data-exercise=last-setback]").get_by_role("textbox").fill("private words")
    made.locator("section[data-exercise=support]").get_by_role("checkbox").first.press("Space")
    expect(made.locator(".ws-status")).to_have_attribute("data-state", "saved")
    yield made
    context.close()


def another_cohort(room: OpenRoom) -> str:
    """The code of one more cohort in the same room."""
    facts = {"label": "Test cohort", "workshop": "bounce-back", "workshop_version": room.workshop.version}
    return room.store.new_cohort(**facts, now=NOW)[0].code


def panel(page: Page) -> Locator:
    """The sharing panel, opened."""
    place = page.locator("[data-share]")
    if not place.locator(".ws-share-box").evaluate("(box) => box.open"):
        place.get_by_text("Share with your workshop").click()
    return place


def join(page: Page, code: str) -> None:
    """Join by the panel, with small letters and a space as people type."""
    panel(page).get_by_label("Code of your workshop").fill(f"{code[:3].lower()} {code[3:]}")
    panel(page).get_by_role("button", name="Join").click()
    expect(panel(page).get_by_text(f"You joined with the code {code}: Test cohort.")).to_be_visible()


def share(page: Page) -> None:
    """Press the button."""
    panel(page).get_by_role("button", name=re.compile("^Share this|^Share these")).click()


def share_now(page: Page) -> None:
    """Press the button, and see that it arrived."""
    share(page)
    expect(panel(page).get_by_text(re.compile("^Shared at"))).to_be_visible()


def mine(page: Page) -> dict[str, Any]:
    """The journal's part for this workshop."""
    return json.loads(page.evaluate("() => localStorage.getItem('workshop-journal')"))["workshops"]["bounce-back"]


def key_of(page: Page) -> str:
    """The participant's key."""
    return json.loads(page.evaluate("() => localStorage.getItem('workshop-journal')"))["key"]


def shared_with(room: OpenRoom) -> list[dict[str, Any]]:
    """What each participant in the store shares."""
    return [{one.exercise: one.answer for one in person.responses} for person in room.store.people(room.cohort.code)]


def test_nothing_leaves_before_it_is_chosen(page: Page, room: OpenRoom) -> None:
    """Private answers stay, asked ones are unticked, offered ones ticked; what is previewed is what travels."""
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request) if request.method == "PUT" else None)
    join(page, room.cohort.code)
    place = panel(page)
    boxes = {box.get_attribute("id"): box.is_checked() for box in place.get_by_role("checkbox").all()}
    assert len(boxes) == 2
    expect(place.locator(".ws-share-stays")).to_have_text(re.compile("^Stays with you What happened"))
    expect(place.locator(".ws-share-plain")).not_to_contain_text("private words")
    assert sent == []
    for box in place.get_by_role("checkbox").all():
        box.check()
    place.get_by_text("See it as it travels").click()
    previewed = json.loads(place.get_by_role("region", name="The data that would leave").inner_text())
    share(page)
    expect(place.get_by_text("You can change this or take it all back.")).to_be_visible()
    (request,) = sent
    travelled = json.loads(request.post_data or "")
    assert {**travelled, "created": ""} == {**previewed, "created": ""}
    assert {one["exercise"] for one in travelled["responses"]} == {"check-before", "support"}
    assert key_of(page) not in request.url
    assert {one["exercise"]: one["answer"] for one in travelled["responses"]} in shared_with(room)


def test_change_of_mind_and_back(page: Page, room: OpenRoom) -> None:
    """A smaller choice replaces the larger one; taking everything back deletes it and keeps the answers here."""
    join(page, room.cohort.code)
    place = panel(page)
    place.get_by_role("checkbox").nth(1).check()
    share(page)
    expect(place.get_by_text(re.compile(r"Shared at .*: 2 answers\."))).to_be_visible()
    before = len(shared_with(room))
    place.get_by_role("checkbox").nth(0).uncheck()
    expect(place.get_by_text("Nothing new leaves until you press the button.")).to_be_visible()
    share(page)
    expect(place.get_by_text(re.compile(r"Shared at .*: 1 answer\."))).to_be_visible()
    assert {"support"} in [set(one) for one in shared_with(room)]
    place.get_by_role("button", name="Take everything back").click()
    place.get_by_role("button", name="No, leave it").click()
    expect(place.get_by_role("button", name="Take everything back")).to_be_focused()
    place.get_by_role("button", name="Take everything back").click()
    place.get_by_role("button", name="Yes, take it back").click()
    expect(place.get_by_text("The workshop has deleted what you shared.")).to_be_visible()
    assert len(shared_with(room)) == before - 1
    assert mine(page)["entries"]["last-setback"]["answer"] == "private words"
    share(page)
    expect(place.get_by_text(re.compile(r"Shared at .*: 1 answer\."))).to_be_visible()


def test_bad_wifi(page: Page, room: OpenRoom) -> None:
    """What cannot be sent waits, survives a reload, and goes out by itself; a lost receipt stores nothing twice."""
    join(page, room.cohort.code)
    before = len([one for one in shared_with(room) if one])

    def lose(route: Route) -> None:
        if route.request.method == "PUT":
            route.fetch()  # it arrives, and the answer is lost on the way back
        route.abort()

    page.route(API, lose)
    share(page)
    expect(panel(page).get_by_text("Not sent yet. It waits on this device")).to_be_visible()
    page.reload()
    expect(page.locator(".ws-share-brief")).to_have_text("Not sent yet")
    page.unroute(API)
    page.evaluate("() => window.dispatchEvent(new Event('online'))")
    expect(page.locator(".ws-share-brief")).to_have_text("Shared: 1 answer")
    assert len([one for one in shared_with(room) if one]) == before + 1
    assert mine(page)["pending"] is None


def test_withdrawal_waits_too(page: Page, room: OpenRoom) -> None:
    """A wish to take everything back is kept and sent by itself as well."""
    join(page, room.cohort.code)
    share_now(page)
    before = len(shared_with(room))
    page.route(API, lambda route: route.abort())
    panel(page).get_by_role("button", name="Take everything back").click()
    panel(page).get_by_role("button", name="Yes, take it back").click()
    expect(panel(page).get_by_text("What you shared is not deleted yet.")).to_be_visible()
    page.reload()
    page.unroute(API)
    click_unless_gone(panel(page).get_by_role("button", name="Try again now"))
    expect(panel(page).get_by_text("The workshop has deleted what you shared.")).to_be_visible()
    assert len(shared_with(room)) == before - 1


def use_another(page: Page, code: str) -> None:
    """Join a second cohort on the same device."""
    panel(page).get_by_role("button", name="Use another code").click()
    join(page, code)


def answers_in(room: OpenRoom, code: str) -> int:
    """How many answers the store has of a cohort."""
    return sum(len(person.responses) for person in room.store.people(code))


def test_two_cohorts(page: Page, room: OpenRoom) -> None:
    """What was shared with one cohort is said after another is joined, and everything is taken back from both."""
    first, second = (another_cohort(room) for _ in range(2))
    join(page, first)
    share_now(page)
    use_another(page, second)
    place = panel(page)
    expect(place.locator(".ws-share-brief")).to_have_text("Shared with an earlier code")
    expect(place.get_by_text(re.compile(f"^You shared 1 answer with {first}, at"))).to_be_visible()
    expect(place.get_by_role("button", name=f"Take back from {first}")).to_be_hidden()
    place.get_by_role("checkbox").nth(1).check()
    share(page)
    expect(place.get_by_text(re.compile(f"^You also shared 1 answer with {first}, at"))).to_be_visible()
    expect(place.locator(".ws-share-brief")).to_have_text("Shared: 2 answers, and more with an earlier code")
    assert (answers_in(room, first), answers_in(room, second)) == (1, 2)
    place.get_by_role("button", name="Take everything back").click()
    expect(place.get_by_text(f"The workshops with the codes {second} and {first} delete everything")).to_be_visible()
    assert violations(page) == []
    place.get_by_role("button", name="Yes, take it back").click()
    expect(place.get_by_text("The workshop has deleted what you shared.")).to_be_visible()
    expect(place.get_by_text(f"Taken back from {first}.")).to_be_visible()
    expect(place.locator(".ws-share-brief")).to_have_text("Nothing shared")
    assert room.store.people(first) == room.store.people(second) == []
    assert mine(page)["entries"]["last-setback"]["answer"] == "private words"


def test_take_back_from_the_earlier_one_only(page: Page, room: OpenRoom) -> None:
    """Someone who shared with a wrong code takes that back; what lies with the present code stays."""
    first, second = (another_cohort(room) for _ in range(2))
    join(page, first)
    share_now(page)
    use_another(page, second)
    share_now(page)
    page.route(API, lambda route: route.abort())
    panel(page).get_by_role("button", name=f"Take back from {first}").click()
    panel(page).get_by_role("button", name="Yes, take it back").click()
    expect(panel(page).get_by_text(f"What you shared with {first} is not deleted yet. Your wish waits")).to_be_visible()
    page.reload()
    page.unroute(API)
    click_unless_gone(panel(page).get_by_role("button", name="Try again now"))
    expect(panel(page).get_by_text(f"Taken back from {first}.")).to_be_visible()
    assert (answers_in(room, first), answers_in(room, second)) == (0, 1)


def test_waiting_for_a_cohort_that_is_gone(page: Page, room: OpenRoom) -> None:
    """What waits for a code that the room does not know is said and kept, and the present code works as ever."""
    first, second = (another_cohort(room) for _ in range(2))
    join(page, first)
    page.route(re.compile(first), lambda route: route.fulfill(status=404, json={"error": "No such cohort."}))
    share(page)
    expect(panel(page).get_by_text("Not sent yet. The room that answers here does not know this code.")).to_be_visible()
    use_another(page, second)
    share_now(page)
    expect(panel(page).get_by_text(f"1 answer for {first}: not sent yet.")).to_be_visible()
    page.unroute(re.compile(first))
    page.reload()
    expect(panel(page).get_by_text(re.compile(f"^You also shared 1 answer with {first}, at"))).to_be_visible()
    assert (answers_in(room, first), answers_in(room, second)) == (1, 1)


def test_the_room_is_ahead(page: Page, room: OpenRoom) -> None:
    """If a copy on another device shared more often, the number is taken over and what is chosen here counts."""
    join(page, room.cohort.code)
    other = Submission(
        id="f" * 32, sequence=40, workshop="bounce-back", workshop_version=room.workshop.version,
        cohort=room.cohort.code, mode="room", created=NOW, responses=(),
    )  # fmt: skip
    HttpSink(room.address).accept(other, key_of(page))
    share_now(page)
    assert mine(page)["sequence"] == 41


@pytest.mark.parametrize(
    ("code", "words"),
    [("QQQQQQ", "not known in this room"), ("ABCDEO", "codes never have the letters"), ("12", "six letters")],
)
def test_a_code_that_cannot_be_used(page: Page, code: str, words: str) -> None:
    """A wrong code gets one line beside the field, and nothing is joined."""
    panel(page).get_by_label("Code of your workshop").fill(code)
    panel(page).get_by_role("button", name="Join").click()
    expect(panel(page).get_by_role("alert")).to_contain_text(words)
    assert mine(page)["cohort"] is None


def test_refused(page: Page, room: OpenRoom) -> None:
    """What the room refuses is said in its own words, and can be changed and sent again."""
    join(page, room.cohort.code)
    sentence = "This is larger than the room takes. Shorten a text."
    page.route(API, lambda route: route.fulfill(status=413, json={"error": sentence}))
    share(page)
    expect(panel(page).get_by_text(f"Not shared. {sentence}")).to_be_visible()
    page.unroute(API)
    share_now(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible_and_fits(page: Page, room: OpenRoom, scheme: Any, tmp_path: Path) -> None:
    """At every step the panel has no accessibility violation and is not wider than a phone."""
    page.emulate_media(color_scheme=scheme)
    panel(page)
    assert violations(page) == []
    join(page, room.cohort.code)
    panel(page).get_by_text("See it as it travels").click()
    assert violations(page) == []
    share(page)
    panel(page).get_by_role("button", name="Take everything back").click()
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    assert panel(page).aria_snapshot().count("checkbox") == 2
