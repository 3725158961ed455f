"""The words of the workshop that ships: what other parts, and people in a hard moment, rely on."""

import math
import re
from functools import cache
from pathlib import Path

import pytest

from workshop.lessons.reader import read_workshop
from workshop.model.lesson import FacilitatorBlock, Lesson, PauseBlock, ProseBlock, Workshop

FOLDER = Path(__file__).parents[3] / "lessons" / "bounce-back"
STEMS = ["01-welcome", "02-three-reasons", "03-confront", "04-let-go", "05-improve", "06-goals", "07-wrap-up"]
OPT_OUT = "Everything is optional. Skip, step out or stop; nobody is told and nothing changes."
CHECK_IN = "Would you like a break, to continue, or to talk with someone?"
KINDS = {
    "check-before": ("scale", "offer"),
    "reasons": ("choice", "offer"),
    "last-setback": ("reflect", "private"),
    "self-talk": ("reflect", "private"),
    "support": ("choice", "ask"),
    "control-sort": ("sort", "offer"),
    "put-down": ("reflect", "private"),
    "my-numbers": ("numbers", "private"),
    "practice-round": ("practice", "private"),
    "sample-score": ("rubric", "private"),
    "mock-score": ("rubric", "offer"),
    "next-improvement": ("choice", "offer"),
    "feedback-request": ("letter", "ask"),
    "questions-to-ask": ("choice", "offer"),
    "company-fit": ("choice", "offer"),
    "thank-you": ("letter", "ask"),
    "likely-setbacks": ("list", "private"),
    "if-then": ("plan", "offer"),
    "check-after": ("scale", "offer"),
    "usefulness": ("scale", "offer"),
}


@cache
def workshop() -> Workshop:
    """The workshop as shipped; reading it raises at any mistake."""
    return read_workshop(FOLDER)


def lesson(stem: str) -> Lesson:
    """One lesson by its file name."""
    return next(lesson for lesson in workshop().lessons if lesson.stem == stem)


def words(stem: str, *kinds: type[FacilitatorBlock | PauseBlock | ProseBlock]) -> str:
    """The Markdown of a lesson's blocks of these kinds, on one line."""
    blocks = [block.markdown for block in lesson(stem).blocks if isinstance(block, kinds)]
    return " ".join("\n".join(blocks).split())


def test_the_seven_lessons_are_there() -> None:
    """Seven lessons that can be read without a mistake, in the order of the steps."""
    assert [lesson.stem for lesson in workshop().lessons] == STEMS


def test_exercises_keep_their_keys_and_what_they_offer() -> None:
    """Reports and stored answers hang on these ids; what is private or asked for must not quietly become offered."""
    found = {name: (exercise.kind, exercise.share) for name, exercise in workshop().exercises.items()}
    assert found == KINDS


def test_own_words_are_never_ticked_beforehand() -> None:
    """Whatever may hold a participant's own words leaves only when they tick it themselves."""
    ticked = [e.id for e in workshop().exercises.values() if e.holds_text and e.share == "offer"]
    assert ticked == []


def test_the_center_fills_in_its_own_contacts() -> None:
    """Local contacts are blank, so that no room starts with numbers that nobody checked."""
    assert workshop().blank_contacts == ("Campus counseling", "Your career center", "Emergency services")


def test_the_opt_out_is_said_word_for_word() -> None:
    """Participants read it and facilitators say it, before the first exercise."""
    assert OPT_OUT in words("01-welcome", ProseBlock)
    assert OPT_OUT in words("01-welcome", FacilitatorBlock)


@pytest.mark.parametrize("stem", STEMS)
def test_every_lesson_has_the_check_in_line(stem: str) -> None:
    """A facilitator finds the same line for someone who is upset on every page, whichever is open."""
    assert CHECK_IN in words(stem, FacilitatorBlock)


@pytest.mark.parametrize("stem", ["01-welcome", "03-confront", "04-let-go", "05-improve", "07-wrap-up"])
def test_hard_places_have_a_pause(stem: str) -> None:
    """Where it can get hard, a participant reads what to do without having to ask."""
    assert any(isinstance(block, PauseBlock) for block in lesson(stem).blocks)


@pytest.mark.parametrize("run", ["60", "90"])
def test_the_facilitators_times_run_through_without_a_gap(run: str) -> None:
    """Each lesson begins where the one before ended and takes the minutes of its front matter."""
    now = 0.0
    for stem in STEMS:
        times = re.search(rf"{run}-minute run: minutes (\d+) to (\d+)", words(stem, FacilitatorBlock))
        assert times is not None, stem
        assert float(times[1]) == now, stem
        minutes = lesson(stem).minutes
        now += minutes.room[int(run)]
        assert float(times[2]) == now, stem
    assert now == float(run)


def test_pair_work_has_a_way_to_do_it_alone() -> None:
    """A lesson that speaks to people in a room also speaks to people on their own."""
    for each in workshop().lessons:
        audiences = {block.audience for block in each.blocks if isinstance(block, ProseBlock)}
        assert "room" not in audiences or "alone" in audiences, each.stem


def test_the_numbers_game_is_right() -> None:
    """Every figure of the table follows from the chance above it, rounded to a whole percent."""
    text = (FOLDER / "04-let-go.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.split("\n") if line.startswith("| ")]
    start = next(number for number, row in enumerate(rows) if row[0] == "Chance each time")
    assert rows[start][1:] == ["0.8%", "2%", "5%"]
    chances = (0.03 * 0.27, 0.02, 0.05)  # an interview times a hire after one: 1 in 123
    assert round(1 / chances[0]) == 123
    nothing = ["12 no’s in a row", *[f"{(1 - p) ** 12:.0%}" for p in chances]]
    wanted = [[f"A yes in {n} tries", *[f"{1 - (1 - p) ** n:.0%}" for p in chances]] for n in (20, 50, 100)]
    assert rows[start + 1 : start + 5] == [nothing, *wanted]
    assert "At 2%, 78% of people get 12 rejections in a row." in words("04-let-go", ProseBlock)


def test_the_uncertain_chance_is_shown_beside_the_neat_one() -> None:
    """About half get a yes in 50 tries when the chance varies around 2%: beta-binomial with alpha 1 and beta 49."""

    def log_beta(a: float, b: float) -> float:
        return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)

    some = 1 - math.exp(log_beta(1, 49 + 50) - log_beta(1, 49))
    assert abs(some - 0.50) < 0.01
    assert "about 50% of people get a yes in 50 tries. The table says 64%." in words("04-let-go", ProseBlock)


def test_borrowed_words_are_credited() -> None:
    """The two quotations stand word for word with where they come from, and so does the article."""
    reasons = words("02-three-reasons", ProseBlock)
    assert "Rejection might never get easier, but you do get better at dealing with it." in reasons
    assert "Kat Boogaard" in reasons
    end = words("07-wrap-up", ProseBlock)
    assert (
        "Who you know opens the door, what you know gets you the job and who you are determines how far you go." in end
    )
    assert "“Dealing with Failure and Rejection”, on the NexGoal blog" in end


def test_the_setback_check_is_free_to_use_and_honest() -> None:
    """Ten items under CC0, said to be unvalidated, two of them turned round, mood never an outcome."""
    (measure,) = workshop().measures
    assert (measure.instrument, measure.license, len(measure.items)) == ("setback-check/1", "CC0-1.0", 10)
    assert "not been validated" in measure.note
    assert [item.id for item in measure.items if item.reverse] == ["not-good-enough", "little-point"]
    scales = {s.id: (len(s.items), s.min_answered, s.low, s.high, s.outcome) for s in measure.scales}
    assert scales == {
        "confidence": (6, 5, 0, 100, True),
        "appraisal": (3, 3, 0, 100, True),
        "mood": (1, 1, 0, 10, False),
    }


def test_the_rubric_says_what_is_never_scored() -> None:
    """Seven criteria, five for a total, and the note that keeps looks and voice out of it."""
    (rubric,) = workshop().rubrics
    assert (rubric.instrument, len(rubric.criteria), rubric.min_rated) == ("mock-interview/1", 7, 5)
    assert all(word in rubric.note for word in ("Eye contact", "accent", "dress", "camera", "never scored"))


def test_there_is_enough_to_practice_on() -> None:
    """At least 40 questions over every competency, what one did and what one would do, ten or more about setbacks."""
    (bank,) = [bank for bank in workshop().banks if bank.audience == "interviewee"]
    assert len(bank.questions) >= 40
    assert {question.type for question in bank.questions} == {"behavioral", "situational", "fit"}
    assert sum(question.setback for question in bank.questions) >= 10
    assert len({question.tag for question in bank.questions}) == 8
    for level in ("starting", "experienced", "leading"):
        for kind in ("behavioral", "situational"):
            fitting = [q for q in bank.questions if q.type == kind and q.level in ("any", level) and not q.setback]
            assert len(fitting) >= 6, (level, kind)
    assert all(question.probe for question in bank.questions)
