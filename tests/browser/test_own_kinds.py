"""Lists, letters and numbers of one's own: what buttons do, where the focus goes, and what a participant reads."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from stage import fixture_exercise, saved, stage, violations

from workshop.frontend import bundle

pytestmark = pytest.mark.browser
ROWS = [{"setback": name, "response": name.upper()} for name in ("a", "b", "c")]


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


def _cell(page: Page, row: int) -> Locator:
    return page.get_by_role("group", name=f"Row {row}").get_by_role("textbox").first


def test_a_list_grows_to_its_limit(page: Page) -> None:
    """The new row has the focus; at the most rows the button is gone; an empty row at the end is not kept."""
    stage(page, (fixture_exercise("list"), ROWS[:2]))
    page.get_by_role("button", name="Add a row").click()
    expect(_cell(page, 3)).to_be_focused()
    expect(page.get_by_role("button", name="Add a row")).to_be_hidden()
    _cell(page, 2).fill("B")
    assert saved(page) == [ROWS[0], {"setback": "B", "response": "B"}]


@pytest.mark.parametrize(("row", "focused"), [(1, 1), (2, 2), (3, 2)])
def test_a_row_goes_and_comes_back(page: Page, row: int, focused: int) -> None:
    """Removing leaves the focus in the row that took the place, says so, and can be undone to the letter."""
    stage(page, (fixture_exercise("list"), ROWS))
    page.get_by_role("button", name=f"Remove row {row}").press("Enter")
    rest = [each for number, each in enumerate(ROWS, 1) if number != row]
    assert saved(page) == rest
    expect(_cell(page, focused)).to_be_focused()
    expect(_cell(page, focused)).to_have_value(rest[focused - 1]["setback"])
    expect(page.get_by_text(f"Row {row} removed.")).to_have_role("status")
    expect(page.get_by_role("button", name="Remove row 1")).to_be_hidden()
    page.get_by_role("button", name="Bring it back").press("Enter")
    assert saved(page) == ROWS
    expect(_cell(page, row)).to_be_focused()
    expect(page.get_by_role("button", name="Bring it back")).to_be_hidden()


def test_a_list_from_elsewhere_leaves_the_focused_row(page: Page) -> None:
    """A shorter list from another tab takes no field away from under someone's hands."""
    stage(page, (fixture_exercise("list"), ROWS))
    _cell(page, 3).focus()
    page.evaluate("window.drawn[0].update([])")
    expect(_cell(page, 3)).to_be_focused()
    expect(_cell(page, 1)).to_have_value("")


LETTER = {"name": "Ms. Hall", "thanks": "Thank you for Tuesday.", "detail": "I still think about the garden."}
WHOLE = "Dear Ms. Hall,\n\nThank you for Tuesday. I still think about the garden.\n\nKind regards"


def test_a_letter_grows_with_advice_that_holds_nobody_up(page: Page) -> None:
    """Each part takes its place; advice comes and goes; copying is there from the first word."""
    stage(page, (fixture_exercise("letter"), None))
    expect(page.get_by_role("button", name="Copy")).to_be_hidden()
    page.get_by_role("textbox", name="Your thanks").fill("Tuesday was good")
    expect(page.get_by_text('A plain "thank you" does a lot.')).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_be_visible()
    page.get_by_role("textbox", name="Your thanks").fill("Thank you for Tuesday")
    expect(page.get_by_text('A plain "thank you" does a lot.')).to_have_count(0)
    page.get_by_label("Their name").fill("Ms. Hall")
    letter = page.get_by_role("group", name="Your letter so far")
    expect(letter.get_by_role("paragraph")).to_have_text(["Dear Ms. Hall,", "Thank you for Tuesday …", "Kind regards"])
    expect(page.get_by_text("Something is still open")).to_be_visible()


def test_a_whole_sentence_goes_on_without_dots(page: Page) -> None:
    """Dots stand after a beginning, and not after a question that is complete."""
    parts = [{"id": "ask", "label": "Your question", "starter": "May I ask one thing?"}]
    stage(page, (fixture_exercise("letter", parts=parts, frame="{ask}"), None))
    expect(page.get_by_text("Start me off: “May I ask one thing?”")).to_be_visible()


def _read_clipboard(page: Page) -> str:
    page.evaluate("""() => { const area = document.createElement("textarea"); area.id = "paste";
      document.querySelector("main").append(area); area.focus(); }""")
    page.keyboard.press("Control+V")
    return page.locator("#paste").input_value()


def test_a_letter_is_copied_without_https(page: Page) -> None:
    """Where the clipboard is closed to the page, as on plain http, the old way works and says so."""
    stage(page, (fixture_exercise("letter"), LETTER))
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied. You can paste it into your own mail.")).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_be_focused()
    assert _read_clipboard(page) == WHOLE


def test_a_letter_that_cannot_be_copied_is_selected(page: Page) -> None:
    """If no way works, the letter is selected and the page says which keys to press."""
    stage(page, (fixture_exercise("letter"), LETTER))
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.evaluate("document.execCommand = () => false")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("The letter is selected: press Ctrl+C")).to_be_visible()
    assert page.evaluate("getSelection().toString().replace(/\\s+/g, ' ')") == " ".join(WHOLE.split())


@pytest.mark.parametrize(
    ("parts", "letter"),
    [
        ({}, ["Kind regards"]),
        ({"name": "$& {thanks}"}, ["Dear $& {thanks},", "Kind regards"]),
        ({"detail": "x\ny"}, ["… x\ny", "Kind regards"]),
    ],
)
def test_places_take_words_as_they_are(page: Page, parts: dict[str, str], letter: list[str]) -> None:
    """Nothing in someone's words is taken for a place or a command, and paragraphs without words are left out."""
    ask = """async ([source, exercise, parts]) =>
      (await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })))).default(exercise, parts)"""
    source = bundle("compose", default="compose")
    assert page.evaluate(ask, [source, fixture_exercise("letter"), parts]) == letter


def _count(page: Page, applications: str, interviews: str) -> None:
    page.get_by_label("Applications you have sent").fill(applications)
    page.get_by_label("Interviews you were asked to").fill(interviews)


def test_numbers_are_drawn_and_stand_in_a_table(page: Page) -> None:
    """A range in words, a drawing with a text in its place, and a table with both models."""
    stage(page, (fixture_exercise("numbers"), None))
    _count(page, "30", "2")
    expect(page.get_by_text("2 interviews in 30 applications.")).to_contain_text("likely from 2% to 9%")
    expect(page.get_by_role("img").first).to_have_accessible_name("Interview per application: likely 2% to 9%.")
    expect(page.get_by_role("img").last).to_have_accessible_name(
        "Chance of at least one interview in up to 50 more applications. It rises from 0% to 85% with doubt, "
        "and to 92% in the sum that is too neat. The table has the numbers."
    )
    expect(page.get_by_role("table")).to_match_aria_snapshot("""
- table "How often it happens, with counts like yours":
  - caption: How often it happens, with counts like yours
  - rowgroup:
    - row "What With doubt Too neat"
  - rowgroup:
    - row /12 no’s in a row \\d+% \\d+%/
    - row /An interview in 5 more applications \\d+% \\d+%/
    - row /An interview in 20 more applications \\d+% \\d+%/
    - row "An interview in 50 more applications 85% 92%"
""")


@pytest.mark.parametrize(
    ("counts", "answer", "words"),
    [
        (("3", "5"), {"applications": 3}, "This is more than the applications."),
        (("many", "1"), {"interviews": 1}, "Please write a whole number from 0 to 10,000."),
        (("10001", "-1"), None, "Please write a whole number from 0 to 10,000."),
    ],
)
def test_counts_that_cannot_be_are_said(page: Page, counts: tuple[str, str], answer: Any, words: str) -> None:
    """What is saved is always what the Python half takes, and the field says what it needs."""
    stage(page, (fixture_exercise("numbers"), None))
    _count(page, *counts)
    assert saved(page) == answer
    expect(page.get_by_text(words).first).to_be_visible()
    expect(page.locator("[aria-invalid=true]").first).to_be_visible()
    expect(page.get_by_role("table")).to_have_count(0)


@pytest.mark.parametrize("counts", [(0, 0), (1, 1), (500, 0), (10_000, 10_000)])
def test_numbers_judge_nobody(page: Page, counts: tuple[int, int]) -> None:
    """Whatever the counts: the words of care are there, and no verdict, rank, promise or impossible figure."""
    stage(page, (fixture_exercise("numbers"), dict(zip(("applications", "interviews"), counts, strict=True))))
    words = page.locator("main").inner_text()
    assert "Rates that employers count are not your odds." in words
    assert "None of this says where you should be by now." in words
    low = words.lower()
    assert not any(
        bad in low for bad in ("should have", "behind", "average", "better than", "worse", "nan", "infinity")
    )


def test_numbers_can_be_cleared_and_brought_back(page: Page) -> None:
    """One press takes the counts away, a second brings them back."""
    answer = {"applications": 30, "interviews": 2}
    stage(page, (fixture_exercise("numbers"), answer))
    page.get_by_role("button", name="Clear my answer").click()
    assert saved(page) is None
    expect(page.get_by_label("Applications you have sent")).to_have_value("")
    page.get_by_role("button", name="Bring my answer back").click()
    assert saved(page) == answer
    expect(page.get_by_role("table")).to_be_visible()


def test_numbers_with_offers(page: Page) -> None:
    """Offers are optional and stay: more than the interviews are refused, and the sums name three ranges."""
    stage(page, (fixture_exercise("numbers"), {"applications": 30, "interviews": 2}))
    page.get_by_label("Offers you were made").fill("3")
    expect(page.get_by_text("This is more than the interviews.")).to_be_visible()
    assert saved(page) == {"applications": 30, "interviews": 2}
    page.get_by_label("Offers you were made").fill("1")
    assert saved(page) == {"applications": 30, "interviews": 2, "offers": 1}
    expect(page.get_by_role("img").first).to_have_accessible_name(re.compile("Offer per application: likely"))
    expect(page.get_by_role("row", name=re.compile("^An offer in 20 more applications"))).to_be_visible()


def test_a_name_stays_beside_the_words(page: Page) -> None:
    """Who wants to be spoken to by name is; the name is kept with the answer, and the timer waits."""
    fields = {"by_name": True, "timed": True, "minutes": 4, "starter": "It makes sense that you feel"}
    stage(page, (fixture_exercise("reflect", **fields), None))
    expect(page.get_by_role("button", name=re.compile("^Clear"))).to_have_count(0)  # one of the two is always chosen
    page.get_by_role("radio", name="By my name").press("Space")
    page.get_by_label("Your name").fill("Ana")
    page.get_by_role("button", name="Start me off: “Ana, it makes sense that you feel …”").press("Enter")
    page.keyboard.type("low.")
    assert saved(page) == {"text": "Ana, it makes sense that you feel low.", "name": "Ana"}
    page.get_by_text("Use a timer").press("Enter")
    expect(page.get_by_role("timer")).to_have_text("4:00")
    page.get_by_role("button", name="More time").press("Enter")
    expect(page.get_by_role("timer")).to_have_text("5:00")
    assert violations(page) == []
    page.get_by_role("radio", name="As “you”").press("Space")
    assert saved(page) == "Ana, it makes sense that you feel low."
