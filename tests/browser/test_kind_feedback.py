"""What a participant reads back, and that an answer can be taken back and is never disturbed."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from stage import fixture_exercise, saved, stage

from workshop.frontend import bundle

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for the tests of this file; each draws it afresh."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def _update(page: Page, answer: Any) -> None:
    page.evaluate("(answer) => window.drawn[0].update(answer)", answer)


def test_choice_shows_the_note_of_what_is_chosen(page: Page) -> None:
    """A note shows with its option, in a place that screen readers follow, and goes with it."""
    stage(page, (fixture_exercise("choice"), None))
    note = page.get_by_text("Keep hold of it.")
    expect(note).to_have_count(0)
    page.get_by_label("It taught me something").check()
    expect(page.locator("[aria-live=polite]", has=note)).to_be_visible()
    page.get_by_label("It taught me something").uncheck()
    expect(note).to_have_count(0)
    assert saved(page) is None


def test_sort_compares_only_when_all_is_placed_and_never_judges(page: Page) -> None:
    """Before the last card there is only a count; after it, where others would put each card, in gentle words."""
    stage(page, (fixture_exercise("sort"), {"preparation": "mine", "their-reply": "mine"}))
    expect(page.get_by_role("status").first).to_have_text("2 of 3 placed.")
    expect(page.get_by_text("How we see it")).to_have_count(0)
    page.get_by_role("group", name="Luck").get_by_label("Not mine").check()
    expect(page.get_by_role("listitem")).to_contain_text(
        [
            "We would put it under “Mine” too. Yours, as far as time allows.",
            "You put it under “Mine”. We would put it under “Not mine”.",
            "This one can go either way.",
        ]
    )
    words = page.locator("main").inner_text().lower()
    assert not any(word in words.replace("no right or wrong", "") for word in ("wrong", "correct", "mistake", "score"))


@pytest.mark.parametrize(
    ("condition", "action", "sentence"),
    [
        ("it is Monday at nine", "", "If it is Monday at nine, then I will …"),
        ("If it is Monday,", "then I will write to them.", "If it is Monday, then I will write to them."),
        ("… if I get a no", "I'll call a friend", "If I get a no, then I will call a friend."),
        ("", "THEN  I  will\nrest", "If …, then I will rest."),
        ("iffy news come", "then rest!", "If iffy news come, then I will rest."),
    ],
)
def test_plan_grows_into_one_sentence(page: Page, condition: str, action: str, sentence: str) -> None:
    """The sentence says "if" and "then I will" once, whatever was typed into the two fields."""
    stage(page, (fixture_exercise("plan"), None))
    expect(page.get_by_text("Your plan:")).to_have_count(1)
    expect(page.get_by_text("Your plan:")).to_be_hidden()
    page.get_by_label("If …", exact=True).fill(condition)
    page.get_by_label("… then I will …").fill(action)
    expect(page.locator(".ws-sentence")).to_have_text(f"Your plan: {sentence}")


def _feedback(page: Page, ratings: dict[str, Any], min_rated: int = 2) -> dict[str, Any]:
    ask = """async ([source, exercise, ratings]) => {
      const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
      return (await import(address)).default(exercise, ratings);
    }"""
    exercise = fixture_exercise("rubric", min_rated=min_rated)
    return page.evaluate(ask, [bundle("feedback", default="feedback"), exercise, ratings])


def _lines(page: Page, ratings: dict[str, Any]) -> list[str]:
    return [" ".join(line).strip() for line in _feedback(page, ratings)["lines"]]


def test_rubric_says_one_strength_one_next_step_and_a_mean(page: Page) -> None:
    """The strength is the highest criterion, the next step the anchor one level above the lowest."""
    assert _lines(page, {"story": 2, "result": 4, "close": 2}) == [
        "A strength: Result. What it changed.",
        "A next step: Story. What a 3 looks like: Can be followed.",
        "Your ratings average 2.7 of 4 over 3 criteria.",
    ]


def test_rubric_ties_go_by_order_and_name_two_criteria(page: Page) -> None:
    """With equal ratings the first is the strength and the second the next step; four throughout has its own words."""
    strength, step, mean = _lines(page, {"story": 2, "result": 2, "close": 2})
    assert strength.startswith("A strength: Story.")
    assert step == "A next step: Result. What a 3 looks like: A number."
    assert mean == "Your ratings average 2.0 of 4 over 3 criteria."
    assert "someone you trust" in _lines(page, {"story": 4, "result": 4})[1]


def test_rubric_counts_what_was_observed_only(page: Page) -> None:
    """Not observed is no zero: it neither counts towards the fewest ratings nor into the mean."""
    few = _feedback(page, {"story": 3, "result": "NO"})
    assert few["lines"] == []
    assert few["progress"].startswith("1 of 3 rated, 1 not observed.")
    assert _lines(page, {"story": 3, "result": "NO", "close": 4})[2] == "Your ratings average 3.5 of 4 over 2 criteria."


def test_scale_says_nothing_about_the_answer(page: Page) -> None:
    """Lowest or highest, the screen shows the ratings and no verdict, so the text is the same."""
    texts = set()
    for ratings in ({"steady": 0, "ask": 0, "little-point": 1}, {"steady": 10, "ask": 10, "little-point": 3}):
        stage(page, (fixture_exercise("scale"), ratings))
        texts.add(page.locator("main").inner_text())
    assert len(texts) == 1


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("scale", {"steady": 3, "ask": 4}),
        ("choice", ["room"]),
        ("sort", {"luck": "mine"}),
    ],
)
def test_an_answer_can_be_cleared_and_brought_back(page: Page, kind: str, answer: Any) -> None:
    """Radio buttons alone cannot be unchosen: one press clears the answer, a second brings it back."""
    exercise = fixture_exercise(kind, multiple=False, own=False) if kind == "choice" else fixture_exercise(kind)
    stage(page, (exercise, answer))
    page.get_by_role("button", name="Clear my answer").click()
    assert saved(page) is None
    expect(page.locator("input:checked")).to_have_count(0)
    page.get_by_role("button", name="Bring my answer back").click()
    assert saved(page) == answer
    expect(page.get_by_role("button", name="Clear my answer")).to_be_visible()


def test_one_rating_can_be_taken_back(page: Page) -> None:
    """The button beside a statement clears that one only, and the focus stays with it."""
    stage(page, (fixture_exercise("scale"), {"steady": 3, "ask": 4}))
    page.get_by_role("button", name="Clear: steady yourself").click()
    assert saved(page) == {"ask": 4}
    expect(page.get_by_role("group", name="steady yourself").get_by_role("radio").first).to_be_focused()
    expect(page.get_by_role("button", name="Clear: steady yourself")).to_be_hidden()


@pytest.mark.parametrize(
    ("kind", "label", "new"),
    [
        ("reflect", "Which one thing can you put down?", "From another tab"),
        ("plan", "What do you wish for?", {"wish": "From another tab", "if": "it rains"}),
    ],
)
def test_a_field_with_the_focus_is_left_alone(page: Page, kind: str, label: str, new: Any) -> None:
    """A change from elsewhere waits until the field is left; words typed meanwhile win over it."""
    field = page.get_by_role("textbox", name=label)
    stage(page, (fixture_exercise(kind), None))
    field.focus()
    _update(page, new)
    expect(field).to_have_value("")
    field.blur()
    expect(field).to_have_value("From another tab")
    field.focus()
    _update(page, None)
    field.press_sequentially("!")
    field.blur()
    expect(field).to_have_value("From another tab!")


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("reflect", "words"),
        ("scale", {"steady": 3}),
        ("choice", ["room"]),
        ("sort", {"luck": "mine"}),
        ("plan", {"wish": "a", "date": "2026-12-01"}),
        ("list", [{"setback": "a"}, {}, {"response": "b"}]),
        ("letter", {"name": "a", "thanks": "b"}),
        ("numbers", {"applications": 30, "interviews": 2}),
        ("rubric", {"ratings": {"story": 2}, "evidence": {"story": "In order"}}),
    ],
)
def test_drawing_an_answer_saves_nothing(page: Page, kind: str, answer: Any) -> None:
    """Showing an answer, from the journal or from another tab, is no change of it."""
    stage(page, (fixture_exercise(kind), answer))
    _update(page, None)
    expect(page.locator(".ws-radios input:checked")).to_have_count(0)
    _update(page, answer)
    assert page.evaluate("window.saved") == []


def test_words_stay_words(page: Page) -> None:
    """Markup in a lesson or in an answer is shown as it is written, never run."""
    markup = "<img src=x onerror='window.hacked = true'>"
    exercise = fixture_exercise("sort", prompt=markup, hint=markup)
    stage(page, (exercise, None), (fixture_exercise("plan"), {"if": markup, "then": markup}))
    expect(page.locator(".ws-prompt").first).to_have_text(markup)
    expect(page.locator("main img")).to_have_count(0)
    assert page.evaluate("window.hacked") is None
