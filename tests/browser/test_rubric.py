"""The mock interview on a screen: by keyboard, over several attempts, with others' view, and every bad code."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from stage import fixture_exercise, saved, stage, tab_to, violations

from workshop.exercises.table import parse_exercise
from workshop.frontend import bundle

pytestmark = pytest.mark.browser
EXERCISE = fixture_exercise("rubric")
TRIALS = (Path(__file__).parent / "rating_codes.js").read_text("utf-8")
CODES = """async ([source, exercise, work]) => {
  const whole = `${source}\\nexport { $rubric_codes as codes };`;
  const { codes } = await import(URL.createObjectURL(new Blob([whole], { type: "text/javascript" })));
  return new Function("codes", "exercise", work)(codes, exercise);
}"""
FIRST: dict[str, Any] = {
    "code": "C4D5FV",
    "made": "2026-10-01T12:00:00.000Z",
    "ratings": {"story": 2, "result": 3, "close": 4},
}
PEER = {"role": "peer", "ratings": {"story": 3, "result": 3, "close": "NO"}, "code": "X", "at": "", "dropped": False}
COACH = {"role": "coach", "ratings": {"story": 2, "result": 2, "close": 2}, "code": "Y", "at": "", "dropped": False}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone-sized page whose errors fail the test."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def log(*attempts: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """An answer as the front end keeps it."""
    return {"version": 2, "attempts": list(attempts), "given": [], "count": False, **fields}


def codes(page: Page, work: str, exercise: dict[str, Any] = EXERCISE) -> Any:
    """Run a function body over the module of the codes."""
    return page.evaluate(CODES, [bundle("rubric-codes"), exercise, f"{TRIALS}\n{work}"])


def code_for(page: Page, attempt: str, ratings: str = "{story: 3, result: 2, close: 4}", **changes: Any) -> str:
    """A peer's rating code for an attempt."""
    work = f"return codes.ratingCode(exercise, {{attempt: '{attempt}', role: 'peer', ratings: {ratings}, mark: 5}})"
    return codes(page, work, EXERCISE | changes)


def add(page: Page, code: str) -> None:
    """Type a rating code in."""
    page.get_by_label("Type in a rating code").fill(code)
    page.get_by_role("button", name="Add this rating").click()


def test_every_rating_survives_its_code(page: Page) -> None:
    """All ratings, both roles and every mark of a rubric come back from ten characters or fewer."""
    found = codes(page, "return survive(codes, exercise)")
    assert found == [0, 10]


def test_every_single_mistake_in_a_code_is_caught(page: Page) -> None:
    """No wrong character and no two neighbours in each other's place pass, in rating codes and in codes of attempts."""
    passed = codes(page, "return slips(codes, exercise)")
    assert passed == [[], True]


def test_a_code_for_another_attempt_or_rubric_is_told_apart(page: Page) -> None:
    """Of thousands of codes for other attempts hardly any pass; another version of the rubric never does."""
    attempts, versions = codes(page, "return apart(codes, exercise)")
    assert attempts <= 10  # one in 2,297 passes by chance: about 1.3 of 3,000
    assert set(versions) == {"rubric"}


def test_rated_by_keyboard_alone(page: Page) -> None:
    """Without a pointer an attempt is rated and noted, and what it saves is what the Python half accepts."""
    stage(page, (EXERCISE, None))
    page.locator("h1").click()
    for key in ("Tab", "Tab", "ArrowDown", "Tab", "Tab", "Enter", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("In order")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")
    (attempt,) = saved(page)["attempts"]
    assert (attempt["ratings"], attempt["evidence"]) == ({"story": 2, "result": "NO"}, {"story": "In order"})
    assert parse_exercise(EXERCISE).check_answer(saved(page)) == saved(page)


def test_rated_for_someone_else_by_keyboard_alone(page: Page) -> None:
    """The rater's side too: the code of an attempt goes in, one level is chosen, and a rating code comes out."""
    stage(page, (EXERCISE, None))
    for key in ("Tab", "ArrowRight"):
        page.keyboard.press(key)
    tab_to(page, "Code of their attempt")
    page.keyboard.type(codes(page, "return codes.newAttemptCode()"))
    tab_to(page, "Begin")
    page.keyboard.press("Enter")
    tab_to(page, "No event")
    page.keyboard.press("ArrowDown")
    tab_to(page, "I have finished")
    page.keyboard.press("Enter")
    expect(page.locator(".ws-rate .ws-code")).to_have_text(re.compile("^[0-9A-Z-]{4,11}$"))


def test_ratings_can_be_cleared_and_brought_back(page: Page) -> None:
    """One press clears the ratings of an attempt of the first form, a second brings them back."""
    stage(page, (EXERCISE, {"ratings": {"story": 2}, "evidence": {"story": "In order"}}))
    page.get_by_role("button", name="Clear my answer").click()
    assert saved(page) is None
    page.get_by_role("button", name="Bring my answer back").click()
    assert saved(page)["attempts"][0]["ratings"] == {"story": 2}
    assert saved(page)["attempts"][0]["evidence"] == {"story": "In order"}


def test_nothing_shows_before_ones_own_ratings_are_finished(page: Page) -> None:
    """A rating code typed in early is kept and stays closed; own ratings are fixed once it is open."""
    stage(page, (EXERCISE, log(FIRST)))
    add(page, code_for(page, FIRST["code"], "{story: 4, result: 1}"))
    expect(page.get_by_text("You see it once you have finished rating yourself.").first).to_be_visible()
    expect(page.get_by_text("How you saw it")).to_be_hidden()
    assert saved(page)["attempts"][0]["others"][0]["ratings"] == {"story": 4, "result": 1, "close": "NO"}
    page.get_by_role("button", name="I have finished rating myself").click()
    expect(page.get_by_text("How you saw it")).to_be_visible()
    expect(page.get_by_role("button", name="Change my ratings")).to_be_hidden()
    expect(page.get_by_text("You scored yourself lower than: Peer.")).to_be_visible()
    expect(page.get_by_text("You scored yourself higher than: Peer.")).to_be_visible()
    expect(page.get_by_text("Nobody else rated this one.")).to_be_visible()


def test_views_stand_side_by_side(page: Page) -> None:
    """Each rater has a column, one strength and one next step come from all, and nothing is averaged or ranked."""
    stage(page, (EXERCISE, log({**FIRST, "done": True, "others": [PEER, COACH]})))
    page.get_by_text("The same as a table").click()
    expect(page.get_by_role("table")).to_match_aria_snapshot("""
- table "Levels from 1 to 4, by who rated":
  - rowgroup:
    - row "Criterion You Peer Coach"
  - rowgroup:
    - row "Story 2 3 2"
    - row "Result 3 3 2"
    - row "Close 4 not observed 2"
""")
    step = "A next step: Story. What a 3 looks like: Can be followed."
    expect(page.locator(".ws-compare").get_by_text(step)).to_be_visible()
    words = page.locator("main").inner_text().lower()
    assert not any(word in words for word in ("percentile", "rank", "above average", "hire"))
    assert violations(page) == []


def test_a_rating_can_be_left_out_and_taken_in_again(page: Page) -> None:
    """The participant decides which views count, and whether any of them reaches the report."""
    stage(page, (EXERCISE, log({**FIRST, "done": True, "others": [PEER, COACH]})))
    page.get_by_label("Count what others rated").press("Space")
    assert len(parse_exercise(EXERCISE).shared(saved(page))["attempts"][0]["others"]) == 2
    page.get_by_text("Leave a rating out").click()
    page.get_by_role("button", name="Leave it out").first.click()
    shared = parse_exercise(EXERCISE).shared(saved(page))
    assert [one["role"] for one in shared["attempts"][0]["others"]] == ["coach"]
    page.get_by_role("button", name="Take it in again").click()
    assert len(parse_exercise(EXERCISE).shared(saved(page))["attempts"][0]["others"]) == 2


def test_attempts_are_kept_and_compared_over_time(page: Page) -> None:
    """A new attempt leaves the earlier ones as they are; from two on, a table shows the way."""
    stage(page, (EXERCISE, log(FIRST)))
    page.get_by_role("button", name="Start a new attempt").click()
    page.get_by_role("group", name="Story").get_by_role("radio").nth(3).press("Space")
    assert [one["ratings"] for one in saved(page)["attempts"]] == [FIRST["ratings"], {"story": 4}]
    expect(page.get_by_role("table", name="Your own ratings over time")).to_match_aria_snapshot("""
- table:
  - rowgroup:
    - row "Criterion No. 1 No. 2 First to last"
  - rowgroup:
    - row "Story 2 4 up 2"
    - row "Result 3 - -"
    - row "Close 4 - -"
    - row "Average, from 2 rated on 3.0 -"
""")
    page.get_by_role("radio", name="No. 1").press("Space")
    expect(page.get_by_role("group", name="Story").get_by_role("radio", checked=True)).to_have_value("2")


def test_bad_rating_codes_are_answered_in_plain_words(page: Page) -> None:
    """Whatever is typed in by mistake, one sentence says what it is, and nothing is lost or added."""
    second = {**FIRST, "code": codes(page, "return codes.newAttemptCode()")}
    given = [{"attempt": "C4D5FV", "role": "peer", "ratings": {}, "code": "ABC", "at": "", "sent": False}]
    stage(page, (EXERCISE, log(FIRST, second, given=given)))
    good = code_for(page, second["code"])
    other = codes(page, "return codes.newAttemptCode()")
    swapped = good[1] + good[0] + good[2:] if good[0] != good[1] else good[0] + good[2] + good[1] + good[3:]
    alert = page.get_by_role("group", name=EXERCISE["prompt"]).get_by_role("alert").filter(has_text=".")
    for typed, words in (
        ("", "Enter the rating code"),
        (good[:-1], f"has {len(good)} letters and digits"),
        (swapped, "mistyped"),
        (good.replace(good[-1], "!"), "mistyped"),
        (code_for(page, second["code"], rubric_version=7), "another version of the rubric"),
        (code_for(page, second["code"], id="another-exercise"), "another workshop"),
        (code_for(page, other), "another attempt"),
        (code_for(page, FIRST["code"]), "your attempt 1"),
        (code_for(page, second["code"], "{}"), "Nothing was rated"),
        (other, "the code of an attempt"),
        ("abc", "You made this code yourself"),
    ):
        add(page, typed)
        expect(alert).to_contain_text(words)
        expect(page.get_by_label("Type in a rating code")).to_have_value(typed)
        expect(page.get_by_label("Type in a rating code")).to_be_focused()
    assert page.evaluate("window.saved") == []
    add(page, good)
    expect(alert).to_have_count(0)
    add(page, good.lower())
    expect(alert).to_contain_text("is here already")
    assert len(saved(page)["attempts"][1]["others"]) == 1


def test_bad_codes_on_the_raters_screen(page: Page) -> None:
    """Own code, a code that cannot be, and a rating with nothing in it: said at once, and nothing is made of it."""
    stage(page, (EXERCISE, log(FIRST)))
    page.get_by_role("radio", name="Rate someone else").press("Space")
    field = page.get_by_label("Code of their attempt")
    alert = page.get_by_role("alert").filter(has_text=".")
    other = codes(page, "return codes.newAttemptCode()")
    for typed, words in (
        ("", "Enter the code"),
        ("c4d-5fv", "your own attempt"),
        (other[:-1], "cannot be right"),
        (f"{other}23", "longer than the code of an attempt"),
    ):
        field.fill(typed)
        page.get_by_role("button", name="Begin").click()
        expect(alert).to_contain_text(words)
    field.fill(other)
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="I have finished", exact=True).click()
    expect(alert).to_contain_text("Nothing is rated yet")
    page.get_by_role("group", name="Story").get_by_role("radio", name="Not observed").press("Space")
    page.get_by_role("button", name="I have finished", exact=True).click()
    expect(alert).to_contain_text("Nothing is rated yet")
    page.get_by_role("group", name="Close", exact=True).get_by_role("radio").nth(2).press("Space")
    page.get_by_role("button", name="I have finished", exact=True).click()
    shown = page.locator(".ws-rate .ws-code").inner_text()
    assert codes(page, f"return codes.readRatingCode(exercise, '{other}', '{shown}').ratings.close") == 3
    page.get_by_role("button", name="Rate another attempt").click()
    field.fill(other)
    page.get_by_role("button", name="Begin").click()
    assert page.locator(".ws-rate .ws-code").inner_text() == shown  # a second rating by one rater is the first one
    assert violations(page) == []


def test_a_sample_answer_is_scored_alone(page: Page) -> None:
    """Without anyone else, the author's view of a sample opens once one's own ratings are finished, and not before."""
    exercise = fixture_exercise("rubric", sample={"story": 4, "result": 2, "close": "NO"}, share="private")
    stage(page, (exercise, None))
    expect(page.get_by_text("Rate someone else")).to_be_hidden()
    expect(page.get_by_role("button", name="Ask someone")).to_have_count(0)
    page.get_by_role("group", name="Story").get_by_role("radio").nth(1).press("Space")
    assert "Our view" not in page.locator("main").inner_text()
    page.get_by_role("button", name="I have finished. Show me your view").click()
    expect(page.get_by_text("You rated it lower than we did.")).to_be_visible()
    expect(page.get_by_text("We left this one at “not observed”.")).to_be_visible()
    assert "yourself" not in page.locator(".ws-compare").inner_text()  # nobody gave this answer
    assert parse_exercise(exercise).check_answer(saved(page)) == saved(page)
    page.get_by_role("button", name="Change my ratings").click()
    expect(page.get_by_text("You rated it lower than we did.")).to_be_hidden()
    assert violations(page) == []
