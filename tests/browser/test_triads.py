"""A whole triad: three people on three devices rate each other, through a room and without one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from rooms import HELP, LESSONS, OpenRoom, open_room
from stage import violations

from workshop.notebooks.export import export_pages

pytestmark = pytest.mark.browser
CRITERIA = {"Story structure (STAR)": (3, 2, 4), "Evidence of result": (2, 2, 3), "Questions and close": (4, 3, 1)}
ROLES = {"peer": "Peer, another participant", "coach": "Coach or adviser"}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenRoom]:
    """A room with one cohort."""
    with open_room(tmp_path_factory.mktemp("triads")) as opened:
        yield opened


@pytest.fixture
def people(browser: Browser) -> Iterator[list[Page]]:
    """Three people, each with a phone of their own; an error on any of them fails the test."""
    contexts = [browser.new_context(viewport={"width": 390, "height": 844}) for _ in range(3)]
    pages = [context.new_page() for context in contexts]
    errors: list[str] = []
    for page in pages:
        page.on("pageerror", lambda error: errors.append(str(error)))
    yield pages
    for context in contexts:
        context.close()
    assert errors == []


def score(page: Page) -> Locator:
    """The exercise."""
    return page.locator("section[data-exercise=mock-score]")


def rate(page: Page, view: int) -> None:
    """Give three criteria the levels of one of the three views; the others stay open."""
    for name, levels in CRITERIA.items():
        group = score(page).get_by_role("group", name=name, exact=True)
        group.locator(f"input[value='{levels[view]}']").press("Space")


def ask(page: Page) -> str:
    """Let someone rate the attempt, and read out its code."""
    score(page).get_by_role("radio", name="Rate my own answer").press("Space")
    score(page).get_by_role("button", name="Ask someone to rate this attempt").click()
    return score(page).locator(".ws-others .ws-code").inner_text()


def rate_other(page: Page, code: str, role: str, view: int) -> None:
    """On another device: enter the code, rate as a peer or a coach, and finish."""
    choice = score(page).get_by_role("radio", name="Rate someone else")
    if choice.is_visible():
        choice.press("Space")
    another = score(page).get_by_role("button", name="Rate another attempt")
    if another.is_visible():
        another.click()
    score(page).get_by_label("Code of their attempt").fill(code.lower())
    score(page).get_by_role("button", name="Begin").click()
    score(page).get_by_role("radio", name=ROLES[role]).press("Space")
    rate(page, view)
    score(page).get_by_role("button", name="I have finished", exact=True).click()


def compared(page: Page) -> None:
    """All three views stand side by side, each gap in words, and nothing is one number."""
    view = score(page).locator(".ws-compare")
    expect(view.locator(".ws-compared").first.locator(".ws-mark")).to_have_count(3)
    first, close = view.locator(".ws-compared").first, view.locator(".ws-compared").last
    expect(first).to_contain_text("You scored yourself higher than: Peer.")
    expect(first).to_contain_text("You scored yourself lower than: Coach.")
    expect(close).to_contain_text("You scored yourself higher than: Peer, Coach.")
    expect(view).to_contain_text("A next step: Questions and close. What a 2 looks like:")


def test_a_triad_in_a_room(people: list[Page], room: OpenRoom) -> None:
    """Each answers once and is rated by the other two; both sides stay closed until both are done."""
    for page in people:
        page.goto(f"{room.address}/j/{room.cohort.code}")
        page.get_by_role("button", name="Start").click()
        page.wait_for_url("**/w/bounce-back/**")
        page.goto(f"{room.address}/w/bounce-back/05-improve.html")
    for turn in range(3):
        answering, peer, coach = (people[(turn + step) % 3] for step in range(3))
        code = ask(answering)
        expect(score(answering).get_by_text("Waiting for their rating.")).to_be_visible()
        rate_other(peer, code, "peer", 1)
        rate_other(coach, code, "coach", 2)
        for rater in (peer, coach):
            expect(score(rater).get_by_text("Sent. They see it once")).to_be_visible()
        score(answering).get_by_role("button", name="Look again now").click()
        expect(score(answering).get_by_text("2 ratings are here.")).to_be_visible()
        assert 'others":[]' in answering.evaluate("localStorage.getItem('workshop-journal')")
        rate(answering, 0)
        score(answering).get_by_role("button", name="I have finished rating myself").click()
        compared(answering)
    answering, peer, _ = people
    assert violations(answering) == []
    answering.reload()
    compared(answering)
    own = ask_again(peer, score(answering).locator(".ws-others .ws-code").inner_text())
    expect(own).to_contain_text("What you rated")
    share(answering, room)


def ask_again(page: Page, code: str) -> Locator:
    """Enter a code that this device has rated already: it shows the rating that was given, and makes no second one."""
    score(page).get_by_role("radio", name="Rate someone else").press("Space")
    score(page).get_by_role("button", name="Rate another attempt").click()
    score(page).get_by_label("Code of their attempt").fill(code)
    score(page).get_by_role("button", name="Begin").click()
    return score(page).locator(".ws-rate")


def share(page: Page, room: OpenRoom) -> None:
    """What others rated reaches the cohort only after the participant lets it count and shares."""
    score(page).get_by_label("Count what others rated").press("Space")
    panel = page.locator("[data-share]")
    panel.get_by_text("Share with your workshop").click()
    panel.get_by_role("button", name="Share this").or_(panel.get_by_role("button", name="Share these")).first.click()
    expect(panel.get_by_text("Shared at")).to_be_visible()
    shared: dict[str, Any] = {
        one.exercise: one.answer for person in room.store.people(room.cohort.code) for one in person.responses
    }
    (attempt,) = shared["mock-score"]["attempts"]
    assert attempt["self"]["story"] == 3
    assert sorted((one["role"], one["ratings"]["story"]) for one in attempt["others"]) == [("coach", 4), ("peer", 2)]


def test_a_triad_with_no_room(people: list[Page], tmp_path: Path) -> None:
    """From files on a disk, ratings pass as codes that are typed in, and the same comparison comes of it."""
    export_pages(LESSONS, tmp_path, help=HELP)
    answering, peer, coach = people
    answering.goto((tmp_path / "05-improve.html").as_uri())
    peer.goto((tmp_path / "05-improve.html").as_uri())
    coach.goto((tmp_path / "rate.html").as_uri())
    assert violations(coach) == []
    code = ask(answering)
    codes = []
    for page, role, view in ((peer, "peer", 1), (coach, "coach", 2)):
        rate_other(page, code, role, view)
        codes.append(score(page).locator(".ws-rate .ws-code").inner_text())
        assert len(codes[-1].replace("-", "")) == 10
    for typed in codes:
        score(answering).get_by_label("Type in a rating code").fill(typed.lower())
        score(answering).get_by_role("button", name="Add this rating").click()
        expect(score(answering).get_by_text("Added. You see it once you have finished")).to_be_visible()
    expect(score(answering).locator(".ws-compare")).to_have_count(0)
    rate(answering, 0)
    score(answering).get_by_role("button", name="I have finished rating myself").click()
    compared(answering)
    coach.reload()
    score(coach).get_by_label("Code of their attempt").fill(code)
    score(coach).get_by_role("button", name="Begin").click()
    expect(score(coach).locator(".ws-rate .ws-code")).to_have_text(codes[1])
