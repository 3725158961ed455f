"""All kinds on a screen: names and roles for everything, by keyboard alone, from 320 pixels, light and dark."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from snapshots import SNAPSHOTS
from stage import FIXTURES, fixture_exercise, saved, stage, tab_to, violations

from workshop.exercises.table import KINDS, parse_exercise

pytestmark = pytest.mark.browser


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


def _answers(kind: str) -> list[Any]:
    """No answer, and every answer of the fixture that is begun or done."""
    cases = json.loads((FIXTURES / f"{kind}.json").read_text("utf-8"))["answers"]
    return [None, *(case["answer"] for case in cases if case["state"] != "empty")]


@pytest.mark.parametrize("kind", KINDS)
def test_no_accessibility_violation(page: Page, kind: str) -> None:
    """axe-core finds nothing: empty, begun and done. Whole pages, and the dark ones, are in test_accessible.py."""
    stage(page, *[(fixture_exercise(kind, hint="One more sentence."), answer) for answer in _answers(kind)])
    assert violations(page) == []


@pytest.mark.parametrize("kind", KINDS)
def test_everything_has_a_role_and_a_name(page: Page, kind: str) -> None:
    """What a screen reader is told: axe misses a radio button whose name says nothing."""
    stage(page, (fixture_exercise(kind), None))
    expect(page.locator("main")).to_match_aria_snapshot(SNAPSHOTS[kind])


def _press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def _reflect(page: Page) -> None:
    _press(page, "Tab", "Enter")
    page.keyboard.type("their reply.")


def _scale(page: Page) -> None:
    _press(page, "Tab", "ArrowRight", "ArrowRight")  # the arrow chooses: 2
    _press(page, "Tab", "Tab", "ArrowLeft")  # over "Clear" to the next item, round to its end: 10
    _press(page, "Tab", "Tab", "Space")


def _choice(page: Page) -> None:
    _press(page, "Tab", "Space", "Tab", "Tab", "Space", "Tab", "Enter")
    page.keyboard.type("A friend")  # the focus is in the field that the button added


def _sort(page: Page) -> None:
    _press(page, "Tab", "Space", "Tab", "Tab", "ArrowDown", "Tab", "Tab", "Space")


def _plan(page: Page) -> None:
    for words in ("Hear back", "", "", "it is Monday", "write to them"):
        _press(page, "Tab")
        page.keyboard.type(words)
    _press(page, "Tab")
    page.keyboard.type("12012026")


def _type(page: Page, *words: str) -> None:
    for word in words:
        _press(page, "Tab")
        page.keyboard.type(word)


def _list(page: Page) -> None:
    _type(page, "Silence", "Ask once", "A no", "Rest")
    _press(page, "Tab", "Enter")  # the focus is in the first field of the new row
    page.keyboard.type("A freeze")


def _letter(page: Page) -> None:
    _type(page, "Ms. Hall", "")
    _press(page, "Tab", "Enter")  # the starter, and the focus back in its field
    page.keyboard.type("your time.")
    _type(page, "The garden.")


def _numbers(page: Page) -> None:
    _type(page, "30", "2")


@pytest.mark.parametrize(
    ("kind", "press", "answer"),
    [
        ("reflect", _reflect, "This week I don't have to carry their reply."),
        ("scale", _scale, {"steady": 2, "ask": 10, "little-point": 1}),
        ("choice", _choice, {"chosen": ["lesson", "none"], "own": ["A friend"]}),
        ("sort", _sort, {"preparation": "mine", "their-reply": "not-mine", "luck": "mine"}),
        ("plan", _plan, {"wish": "Hear back", "if": "it is Monday", "then": "write to them", "date": "2026-12-01"}),
        (
            "list",
            _list,
            [
                {"setback": "Silence", "response": "Ask once"},
                {"setback": "A no", "response": "Rest"},
                {"setback": "A freeze"},
            ],
        ),
        (
            "letter",
            _letter,
            {"name": "Ms. Hall", "thanks": "Thank you for your time.", "detail": "The garden."},
        ),
        ("numbers", _numbers, {"applications": 30, "interviews": 2}),
    ],
)
def test_answered_by_keyboard_alone(page: Page, kind: str, press: Callable[[Page], None], answer: Any) -> None:
    """Without a pointer, every kind can be answered, and what it saves is what the Python half accepts.

    The rubric has its own test in test_rubric.py.
    """
    exercise = fixture_exercise(kind)
    stage(page, (exercise, None))
    page.locator("h1").click()
    press(page)
    assert saved(page) == answer
    assert parse_exercise(exercise).check_answer(saved(page)) == answer


@pytest.mark.parametrize("kind", KINDS)
def test_jupyterlab_leaves_the_keys_alone(page: Page, kind: str) -> None:
    """Without this mark on the focused element itself, "d d" on a radio button deletes a cell in JupyterLab."""
    stage(page, *[(fixture_exercise(kind), answer) for answer in _answers(kind)])
    focusable = "main :is(button, input, textarea, summary)"
    assert page.locator(focusable).count() > 0
    expect(page.locator(f"{focusable}:not([data-lm-suppress-shortcuts])")).to_have_count(0)


@pytest.mark.parametrize(
    ("system", "attribute", "dark"),
    [
        ("dark", None, True),
        ("light", None, False),
        ("light", ("html", "data-theme", "dark"), True),
        ("dark", ("html", "data-theme", "light"), False),
        ("light", ("body", "data-jp-theme-light", "false"), True),
        ("dark", ("body", "data-jp-theme-light", "true"), False),
    ],
)
def test_light_and_dark(page: Page, system: Any, attribute: tuple[str, str, str] | None, dark: bool) -> None:
    """The system decides, unless the page or JupyterLab says otherwise; native controls follow."""
    page.emulate_media(color_scheme=system)
    stage(page, (fixture_exercise("sort"), None))
    if attribute:
        page.evaluate("([tag, name, value]) => document.querySelector(tag).setAttribute(name, value)", attribute)
    card = page.locator(".ws-card")
    expect(card).to_have_css("background-color", "rgb(27, 33, 36)" if dark else "rgb(255, 255, 255)")
    shade = page.locator("input").first.evaluate("one => getComputedStyle(one).colorScheme")
    assert shade == ("dark" if dark else "light") or (attribute is None and shade == "light dark")


def test_what_is_chosen_shows_without_colour(page: Page) -> None:
    """A chosen number is bold and ticked; every other choice keeps its native mark; forced colours keep them apart."""
    stage(page, (fixture_exercise("scale"), {"steady": 3}))
    chosen, other = (page.locator(".ws-pills").first.locator(".ws-option").nth(number) for number in (3, 4))
    marks = [one.evaluate("one => getComputedStyle(one, '::after').content") for one in (chosen, other)]
    assert marks[0].startswith('"✓"')
    assert marks[1] == "none"
    expect(chosen).to_have_css("font-weight", "700")
    page.emulate_media(forced_colors="active")
    assert chosen.evaluate("one => getComputedStyle(one).backgroundColor") != other.evaluate(
        "one => getComputedStyle(one).backgroundColor"
    )


def test_practised_by_keyboard_alone(page: Page) -> None:
    """A round for the right people is drawn, noted on, answered and left for its next question without a pointer."""
    stage(page, (fixture_exercise("practice"), None))
    _press(page, "Tab", "ArrowRight")
    for name, key in (("Draw questions", "Enter"), ("Notes for a story", "Enter")):
        tab_to(page, name)
        _press(page, key)
    tab_to(page, "Situation")
    page.keyboard.type("A library")
    tab_to(page, "I have answered this one")
    _press(page, "Space")
    tab_to(page, "Next question")
    _press(page, "Enter")
    expect(page.locator(".ws-question")).to_be_focused()
    expect(page.locator("main")).to_match_aria_snapshot("""
- group "Answer a few questions out loud.":
  - status: Question 2 of 4
  - paragraph:
    - button "Another one"
  - checkbox "I have answered this one"
  - paragraph:
    - button "Previous"
    - button "Next question"
""")
    answer = saved(page)
    assert list(answer["notes"].values()) == [{"situation": "A library"}]
    assert answer["said"] == list(answer["notes"])
    assert parse_exercise(fixture_exercise("practice")).check_answer(answer) == answer


def test_numbers_and_writing_with_all_they_offer_by_keyboard_alone(page: Page) -> None:
    """Offers beside the counts; a name, a timer with more time and the opening words beside the writing."""
    stage(page, (fixture_exercise("numbers"), None))
    _type(page, "30", "2", "1")
    assert saved(page) == {"applications": 30, "interviews": 2, "offers": 1}
    stage(page, (fixture_exercise("reflect", by_name=True, timed=True, minutes=4, starter="It hurts that"), None))
    _press(page, "Tab", "ArrowDown")
    page.keyboard.type("Ana")  # the choice leads to its field
    tab_to(page, "Start me off")
    _press(page, "Enter")
    page.keyboard.type("it ended.")
    assert saved(page) == {"text": "Ana, it hurts that it ended.", "name": "Ana"}
    page.keyboard.press("Shift+Tab")
    _press(page, "Enter")
    expect(page.get_by_role("timer")).to_have_text("4:00")
    tab_to(page, "More time")
    _press(page, "Enter")
    expect(page.get_by_role("timer")).to_have_text("5:00")
    expect(page.locator("main")).to_match_aria_snapshot("""
- group:
  - group "How would you like to speak to yourself?":
    - radio "As “you”"
    - radio "By my name" [checked]
  - textbox "Your name, as a friend would say it": Ana
""")
