"""The run of show: one pure function that the guide and the facilitator's page share."""

import shutil
from pathlib import Path

import pytest

from workshop.errors import LessonError
from workshop.lessons.reader import read_workshop
from workshop.lessons.run_of_show import Part, run_of_show
from workshop.model.lesson import Workshop

FOLDER = Path(__file__).parents[3] / "lessons" / "bounce-back"


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    """The workshop that ships."""
    return read_workshop(FOLDER)


@pytest.mark.parametrize("run", [60, 90])
def test_lessons_and_parts_follow_without_a_gap(workshop: Workshop, run: int) -> None:
    """From minute 0 to the end of the run, every lesson and every timed part begins where the one before ended."""
    slots = run_of_show(workshop, run)
    assert [slot.lesson.id for slot in slots] == [lesson.id for lesson in workshop.lessons]
    times = [(p.start, p.end) for slot in slots for p in slot.parts if p.start is not None]
    assert [0, *(end for _, end in times)] == [*(start for start, _ in times), run]
    assert [slot.end for slot in slots][:-1] == [slot.start for slot in slots][1:]


def test_a_part_may_belong_to_one_run_only(workshop: Workshop) -> None:
    """Round 3 is for threes, and rating has a time of its own only in pairs."""
    pairs, threes = (run_of_show(workshop, run)[4] for run in (60, 90))
    assert (pairs.form, threes.form) == ("pairs", "threes")
    assert (pairs.minutes, threes.minutes) == (16, 29)
    assert "Round 3" not in [part.title for part in pairs.parts]
    assert Part("Round 3", 56, 62, "", threes.parts[3].line) in threes.parts
    rating = next(part for part in threes.parts if part.title.startswith("Rate"))
    assert (rating.start, rating.note) == (None, "in each round")


def test_a_part_knows_its_line(workshop: Workshop) -> None:
    """Mistakes in the table are named by their line."""
    part = run_of_show(workshop, 60)[0].parts[1]
    line = (FOLDER / "01-welcome.md").read_text(encoding="utf-8").split("\n")[part.line - 1]
    assert line.startswith(f"| {part.title} |")


def test_a_run_that_is_not_there(workshop: Workshop) -> None:
    """Another length is refused, with those that there are."""
    with pytest.raises(ValueError, match="runs of 60, 90 minutes"):
        run_of_show(workshop, 45)


def test_a_gap_in_a_table_is_a_mistake_with_its_line(tmp_path: Path) -> None:
    """An author hears where the parts of a lesson no longer fit its minutes."""
    folder = shutil.copytree(FOLDER, tmp_path / "bounce-back")
    lesson = folder / "02-three-reasons.md"
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("11 to 12 | 15 to 17", "11 to 12 | 16 to 18"), "utf-8")
    with pytest.raises(LessonError) as caught:
        read_workshop(folder)
    line = next(n for n, text in enumerate(lesson.read_text(encoding="utf-8").split("\n"), 1) if "| 16 to 18 |" in text)
    found = [(mistake.line, mistake.message.partition('quotation" ')[2]) for mistake in caught.value.mistakes]
    assert [(number, words.partition(". Change")[0]) for number, words in found] == [
        (line, "begins at minute 16 of the 90-minute run, but minute 15 comes next"),
        (line, "ends at minute 18 of the 90-minute run, but the lesson ends at 17"),
    ]


def test_a_part_names_its_exercise_and_what_can_be_cut(workshop: Workshop) -> None:
    """The facilitator's page shows the prompt of the part, and knows what to leave out in a room that runs late."""
    writing, _, talk = run_of_show(workshop, 60)[2].parts[1:4]
    assert (writing.exercise, writing.cut) == ("last-setback", "")
    assert (talk.exercise, talk.cut) == ("self-talk", "leave it out")
    named = {part.exercise for slot in run_of_show(workshop, 90) for part in slot.parts if part.exercise}
    assert named <= set(workshop.exercises)
    assert {"check-before", "check-after", "mock-score", "if-then"} <= named


def test_a_part_that_names_no_exercise_is_a_mistake_with_a_guess(tmp_path: Path) -> None:
    """A mistyped id is found once, whatever the number of runs."""
    folder = shutil.copytree(FOLDER, tmp_path / "bounce-back")
    lesson = folder / "02-three-reasons.md"
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("| `reasons` |", "| `reason` |"), "utf-8")
    with pytest.raises(LessonError) as caught:
        read_workshop(folder)
    (mistake,) = caught.value.mistakes
    assert mistake.message == '"reason" is no exercise of this lesson. Did you mean "reasons"?'
