"""Practising on a screen: rounds that everyone shares, another question, time that never hurries, and private notes."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from stage import fixture_exercise, saved, stage, violations

from workshop.exercises.table import parse_exercise
from workshop.frontend import bundle

pytestmark = pytest.mark.browser
EXERCISE = fixture_exercise("practice")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone-sized page with a clock of its own; its errors fail the test."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page = context.new_page()
    page.clock.install(time=datetime(2026, 10, 1, 12, tzinfo=UTC))
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def asked(page: Page) -> list[str]:
    """Every question of the round, from the first on."""
    found = [page.locator(".ws-question").inner_text()]
    while page.get_by_role("button", name="Next question").is_enabled():
        page.get_by_role("button", name="Next question").click()
        found.append(page.locator(".ws-question").inner_text())
    return found


def enter(page: Page, code: str) -> None:
    """Take part in a round."""
    page.get_by_label("Or enter the code of a round").fill(code)
    page.get_by_role("button", name="Take this round").click()


def test_a_round_asks_everyone_the_same(page: Page) -> None:
    """Whoever enters the code of a round gets its questions in its order: one of each kind, and the closing one."""
    stage(page, (EXERCISE, None))
    page.get_by_role("button", name="Draw questions").click()
    code = saved(page)["round"]
    first = asked(page)
    assert len(set(first)) == 4
    assert first[1] in ("What went wrong?", "When were you late?")
    assert first[3] == "What would you like to ask us?"
    assert "Whom did you lead?" not in first
    stage(page, (EXERCISE, None))
    enter(page, f"{code[:2].lower()} {code[2:]}")
    assert asked(page) == first
    assert parse_exercise(EXERCISE).check_answer(saved(page)) == saved(page)
    assert violations(page) == []


def test_levels_have_their_own_questions(page: Page) -> None:
    """Over many rounds for those who lead, the questions for leading come; for a first job they never do."""
    seen: dict[str, set[str]] = {"First": set(), "Leading others": set()}
    for name in ("A first job or internship", "Leading others"):
        stage(page, (EXERCISE, None))
        page.get_by_role("radio", name=name).press("Space")
        for _ in range(12):
            page.get_by_role("button", name="Draw questions").click()
            seen["First" if name.startswith("A") else name].add(page.locator(".ws-question").inner_text())
            page.get_by_role("button", name="Another round").click()
    assert "Whom did you lead?" in seen["Leading others"]
    assert "Whom did you lead?" not in seen["First"]


def test_codes_of_other_rounds_are_told(page: Page) -> None:
    """A mistyped code, one of another workshop and none at all are each answered, and nothing begins."""
    stage(page, (EXERCISE, None))
    page.get_by_role("button", name="Draw questions").click()
    code = saved(page)["round"]
    stage(page, (fixture_exercise("practice", bank_version=4), None))
    alert = page.get_by_role("alert").filter(has_text=".")
    for typed, words in (("", "Enter the code"), (code[1] + code[0] + code[2:], "no code of a round"), (code, "older")):
        enter(page, typed)
        expect(alert).to_contain_text(words)
        expect(page.get_by_label("Or enter the code of a round")).to_be_focused()
    assert page.evaluate("window.saved") == []


def test_another_one_says_that_it_is_another(page: Page) -> None:
    """A question may be passed on; the others in the round have the first, and there is a way back to it."""
    stage(page, (EXERCISE, {"round": "", "notes": {}}))
    page.get_by_role("button", name="Draw questions").click()
    first = page.locator(".ws-question").inner_text()
    expect(page.get_by_text("the others in this round have the first")).to_be_hidden()
    page.get_by_role("button", name="Another one").click()
    expect(page.locator(".ws-question")).not_to_have_text(first)
    expect(page.locator(".ws-question")).to_be_focused()
    expect(page.get_by_text("the others in this round have the first")).to_be_visible()
    page.get_by_role("button", name="Back to the round’s question").click()
    expect(page.locator(".ws-question")).to_have_text(first)


def test_notes_stay_with_their_question_and_never_leave(page: Page) -> None:
    """Each question keeps its own notes; nothing of them can be shared."""
    stage(page, (EXERCISE, None))
    page.get_by_role("button", name="Draw questions").click()
    page.get_by_text("Notes for a story").click()
    page.get_by_label("Action").fill("I called three schools")
    page.get_by_role("button", name="Next question").click()
    expect(page.get_by_label("Action")).to_have_value("")
    page.get_by_label("I have answered this one").press("Space")
    page.get_by_role("button", name="Previous").click()
    expect(page.get_by_label("Action")).to_have_value("I called three schools")
    exercise = parse_exercise(EXERCISE)
    assert exercise.state(saved(page)) == "complete"
    assert exercise.shared(saved(page)) is None


def timer(page: Page) -> Any:
    """The timer for thinking, of thirty seconds."""
    return page.get_by_role("group", name="Time to think")


def test_time_never_hurries(page: Page) -> None:
    """A timer runs, pauses, gets longer and ends; it says so politely, and nothing closes when it is up."""
    stage(page, (EXERCISE, None))
    page.get_by_role("button", name="Draw questions").click()
    clock = timer(page).get_by_role("timer")
    expect(clock).to_have_text("0:30")
    timer(page).get_by_role("button", name="Start", exact=True).click()
    expect(timer(page).get_by_role("status")).to_have_text("Running: 30 seconds left.")
    page.clock.run_for(10_000)
    expect(clock).to_have_text("0:20")
    timer(page).get_by_role("button", name="Pause").click()
    page.clock.run_for(60_000)
    expect(clock).to_have_text("0:20")
    timer(page).get_by_role("button", name="More time").click()
    expect(timer(page).get_by_role("status")).to_have_text("50 seconds left.")
    timer(page).get_by_role("button", name="Go on").click()
    timer(page).get_by_role("button", name="Hide the clock").click()
    expect(clock).to_be_hidden()
    page.clock.run_for(51_000)
    expect(timer(page).get_by_role("status")).to_contain_text("The time to think is up.")
    expect(page.get_by_role("button", name="Next question")).to_be_enabled()
    timer(page).get_by_role("button", name="Start over").click()
    timer(page).get_by_role("button", name="Show the clock").click()
    expect(clock).to_have_text("0:30")


def test_time_goes_on_when_the_exercise_is_drawn_anew(page: Page) -> None:
    """A running timer is where it would be after the exercise is drawn again, as by another tab or a new cell."""
    stage(page, (EXERCISE, None))
    page.get_by_role("button", name="Draw questions").click()
    answer = saved(page)
    timer(page).get_by_role("button", name="Start", exact=True).click()
    page.clock.run_for(5_000)
    page.evaluate("document.querySelector('section').remove()")
    page.evaluate(
        """async ([source, exercise, answer]) => {
      const { default: kinds } = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
      const el = document.createElement("section");
      document.querySelector("main").append(el);
      kinds[exercise.kind].render({ exercise, answer, el, save: () => {} });
    }""",
        [bundle("kinds", default="kinds"), EXERCISE, answer],
    )
    page.clock.run_for(5_000)
    expect(timer(page).get_by_role("timer")).to_have_text("0:20")
