"""Own change on the screen: the scores are those of the reports, and the words call nothing high or low."""

import random
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.rooms import LESSONS
from workshop.frontend import bundle
from workshop.lessons import read_workshop
from workshop.scoring.measure import score_measure

pytestmark = pytest.mark.browser
MEASURE = read_workshop(LESSONS).measures[0]
CALL = """async ([source, name, args]) => {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  return (await import(address)).default[name](...args);
}"""
SOURCE = (
    bundle("change")
    + "\nexport default { changes: $change.changes, words: (...all) => $change.ownChange(...all).innerText };"
)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    """A page to run the modules in."""
    return browser.new_page()


def _call(page: Page, name: str, *args: Any) -> Any:
    return page.evaluate(CALL, [SOURCE, name, [MEASURE.model_dump(mode="json", by_alias=True), *args]])


def test_scores_are_those_of_the_reports(page: Page) -> None:
    """The screen and pandas give the same scores for the same answers, and none for too few."""
    draw = random.Random(7)
    people = []
    for _ in range(8):
        forms = [(item.id, MEASURE.format_of(item)) for item in MEASURE.items]
        people.append({name: draw.randint(form.low, form.high) for name, form in forms if draw.random() < 0.9})
    scores = score_measure(MEASURE, pd.DataFrame(people))
    full = {item.id: MEASURE.format_of(item).high for item in MEASURE.items}
    for at, answers in enumerate(people):
        found = {one["scale"]["id"]: one["before"] for one in _call(page, "changes", answers, full)}
        expected = {name: value for name, value in scores.iloc[at].items() if name in found or pd.notna(value)}
        assert found == pytest.approx(expected)


def test_small_changes_are_wobble_and_no_word_judges(page: Page) -> None:
    """One step more on two items is about the same; words for more and less say what was answered, and no more."""
    before = {item.id: MEASURE.format_of(item).low + 2 for item in MEASURE.items}
    little = {**before, "steady": before["steady"] + 1, "separate": before["separate"] + 1}
    assert [one["moved"] for one in _call(page, "changes", before, little)] == [0, 0, 0]
    more = {**before, **dict.fromkeys(MEASURE.scales[0].items, 9), "mood-now": 0}
    assert [one["moved"] for one in _call(page, "changes", before, more)] == [1, 0, -1]
    words = _call(page, "words", before, more).lower()
    assert "comes and goes by itself" in words
    assert not any(bad in words for bad in ("better", "worse", "improve", "rank", "average", "good score", "too low"))
