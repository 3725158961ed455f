"""The words of the second workshop: what other parts, and people in a hard moment, rely on."""

from functools import cache
from pathlib import Path

import pytest

from workshop.lessons.check import check_workshop
from workshop.lessons.reader import read_workshop
from workshop.lessons.run_of_show import run_of_show
from workshop.model.lesson import FacilitatorBlock, PauseBlock, ProseBlock, Workshop

LESSONS = Path(__file__).parents[3] / "lessons"
CHECK_IN = "Would you like a break, to continue, or to talk with someone?"
OPT_OUT = "Everything is optional. Skip, step out or stop; nobody is told and nothing changes."
STEMS = ["01-welcome-back", "02-what-you-tried", "03-next-plan", "04-before-you-go"]
KINDS = {
    "check-later": ("scale", "private"),
    "since-then": ("choice", "offer"),
    "plan-since": ("choice", "offer"),
    "in-the-way": ("choice", "ask"),
    "what-i-saw": ("reflect", "private"),
    "next-plan": ("plan", "offer"),
    "who-knows": ("choice", "ask"),
    "use-later": ("scale", "offer"),
    "one-sentence": ("reflect", "ask"),
}


@cache
def workshop() -> Workshop:
    """The workshop as shipped; reading it raises at any mistake."""
    return read_workshop(LESSONS / "follow-up")


def words(stem: str, *kinds: type[FacilitatorBlock | PauseBlock | ProseBlock]) -> str:
    """The Markdown of a lesson's blocks of these kinds, on one line."""
    lesson = next(lesson for lesson in workshop().lessons if lesson.stem == stem)
    return " ".join("\n".join(block.markdown for block in lesson.blocks if isinstance(block, kinds)).split())


def test_exercises_keep_their_keys_and_what_they_offer() -> None:
    """Reports and stored answers hang on these ids; what is private or asked for must not quietly become offered."""
    assert {name: (each.kind, each.share) for name, each in workshop().exercises.items()} == KINDS
    assert [lesson.stem for lesson in workshop().lessons] == STEMS


def test_it_asks_the_same_check_as_the_first_workshop() -> None:
    """Answers of the two are compared, so the measure is the same to the letter."""
    assert workshop().measures == read_workshop(LESSONS / "bounce-back").measures
    check = workshop().exercises["check-later"]
    assert (check.instrument, getattr(check, "occasion", None)) == ("setback-check/1", "follow-up")


def test_it_takes_half_an_hour_in_a_room_and_less_than_one_alone() -> None:
    """People come back in a lunch break; every minute of it has its part."""
    slots = run_of_show(workshop(), 30)
    times = [(part.start, part.end) for slot in slots for part in slot.parts]
    assert [0, *(end for _, end in times)] == [*(start for start, _ in times), 30]
    assert sum(lesson.minutes.alone for lesson in workshop().lessons) == 40


def test_the_words_for_a_hard_moment_are_there() -> None:
    """The opt-out before the first exercise, the check-in line in every note, and a pause where it can get hard."""
    assert OPT_OUT in words(STEMS[0], ProseBlock)
    assert OPT_OUT in words(STEMS[0], FacilitatorBlock)
    assert all(CHECK_IN in words(stem, FacilitatorBlock) for stem in STEMS)
    assert all(words(stem, PauseBlock) for stem in (STEMS[0], STEMS[1], STEMS[3]))


@pytest.mark.parametrize("name", ["bounce-back", "follow-up"])
def test_what_ships_has_nothing_to_look_at_but_the_contacts(name: str) -> None:
    """Our own lessons read at grade 8 or below, demand nothing and keep to their minutes."""
    checked = check_workshop(LESSONS / name)
    assert checked.mistakes == ()
    assert [warning for warning in checked.warnings if "is blank" not in warning.message] == []
    assert len(checked.warnings) == 3
