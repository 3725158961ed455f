"""The question banks of a workshop, ``questions.yaml``."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workshop.lessons import read_workshop
from workshop.lessons.built import read_built, write_built

GOOD = """banks:
  - id: practice
    version: 2
    for: interviewee
    title: To practice on
    license: MIT
    questions:
      - id: late
        text: Tell us about a time when you were late.
        tag: Professionalism
        type: behavioral
        level: starting
        setback: true
        probe: What did you do the next time?
  - id: to-ask
    version: 1
    for: employer
    title: To ask them
    license: MIT
    questions:
      - {id: week, text: What does a normal week look like?, tag: The work, note: Hours and pace.}
"""

CASES = {
    "unknown field": ("probe:", "prob:", 'unknown field "prob" of entry 1 in "questions" of entry 1 in "banks"'),
    "no such type": ("type: behavioral", "type: behavorial", 'Did you mean "behavioral"?'),
    "no such level": ("level: starting", "level: junior", '"level"'),
    "for nobody": ("for: employer", "for: everyone", '"for"'),
    "no type": ("        type: behavioral\n", "", 'question "late" needs a type: behavioral, situational or fit.'),
    "two banks of one name": ("id: to-ask", "id: practice", 'two banks have the id "practice"'),
    "no questions": ("questions:\n      - {id: week", "questions: []\n    x:\n      - {id: week", "at least one entry"),
}


def test_banks_are_read_and_carried_along(small: Path, tmp_path: Path) -> None:
    """Both kinds of bank arrive as written, and come back the same from workshop.json."""
    (small / "questions.yaml").write_text(GOOD, "utf-8")
    workshop = read_workshop(small)
    practice, to_ask = workshop.banks
    assert (practice.audience, practice.questions[0].setback, practice.questions[0].level) == (
        "interviewee",
        True,
        "starting",
    )
    assert to_ask.audience == "employer"
    assert (to_ask.questions[0].type, to_ask.questions[0].note) == (None, "Hours and pace.")
    built = tmp_path / "workshop.json"
    built.write_bytes(write_built(workshop))
    assert read_built(built).banks == workshop.banks


def test_a_workshop_needs_no_bank(small: Path) -> None:
    """Without the file there are no banks and no mistake."""
    assert read_workshop(small).banks == ()


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_mistake_in_a_bank_is_named(
    case: tuple[str, str, str], small: Path, mistakes: Callable[[], list[str]]
) -> None:
    """The line of the mistake, and what to do."""
    old, new, expected = case
    assert old in GOOD
    (small / "questions.yaml").write_text(GOOD.replace(old, new, 1), "utf-8")
    found = mistakes()
    assert any(expected in line for line in found), found
    assert all(line.startswith("small/questions.yaml:") for line in found)


def test_a_bank_under_another_ending_is_not_overlooked(small: Path, mistakes: Callable[[], list[str]]) -> None:
    """A file that would silently not be read is a mistake."""
    (small / "questions.yml").write_text(GOOD, "utf-8")
    assert mistakes() == ['small/questions.yml: is not read. Rename it to "questions.yaml".']
