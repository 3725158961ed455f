"""Every example of a lesson is one that `workshop check` takes."""

import shutil
from pathlib import Path

from tests.contracts.docs.blocks import ROOT, of_class, only
from workshop.lessons.check import check_workshop

HEAD = "---\nid: {name}\ntitle: An example\nminutes: {minutes}\ngoals: [See that it works]\n---\n\n"
NO_TIME = "{60: 0, 90: 0, alone: 9}"
ELSEWHERE = {"docs/exercises.md", "docs/coordinators.md"}
"""Their examples need more: test_own_kind.py takes the kind that the one builds, test_some_weeks_later.py a lesson."""


def _lesson(folder: Path, name: str, text: str, minutes: str = NO_TIME) -> None:
    (folder / f"{name}.md").write_text(HEAD.format(name=name[3:], minutes=minutes) + text, "utf-8")


def test_examples_are_parts_of_a_lesson(tmp_path: Path) -> None:
    """Each is put into a lesson of its own of the workshop that ships, and no mistake is found in any of them."""
    folder = Path(shutil.copytree(ROOT / "lessons" / "bounce-back", tmp_path / "lessons" / "bounce-back"))
    shutil.copytree(ROOT / "tests/fixtures/lessons/small/figures", folder / "figures")
    _lesson(folder, "01-where-you-stand", "The lesson that an example links.\n")
    blocks = [block for block in of_class("markdown") if block.document not in ELSEWHERE and block.text[0] != "|"]
    there = {exercise for found in check_workshop(folder).survey.lessons for exercise, _ in found.ids}
    for number, block in enumerate(blocks):
        text = block.text
        for taken in there:  # an example may be one that the workshop has
            text = text.replace(f"{{exercise}} {taken}\n", f"{{exercise}} {taken}-again\n")
        _lesson(folder, f"99-example-{number}", text)
    checked = check_workshop(folder)
    assert len(blocks) >= 15
    assert [str(mistake) for mistake in checked.mistakes] == []
    assert checked.survey.workshop is not None
    exercises = checked.survey.workshop.exercises
    assert len(exercises) == len(there) + sum(block.text.count(":::{exercise}") for block in blocks)


def test_the_run_of_show_fits_its_lesson(tmp_path: Path) -> None:
    """The table of the authors' page divides a lesson of these times, exercise and all."""
    [table] = [block for block in of_class("markdown", "docs/authors.md") if block.text[0] == "|"]
    folder = Path(shutil.copytree(ROOT / "tests/fixtures/lessons/small", tmp_path / "small"))
    for path in folder.glob("*.md"):
        path.unlink()
    exercise = only("markdown", "docs/kinds/sort.md").text.replace("mine-or-not", "check-before")
    head = folder / "workshop.yaml"
    head.write_text(head.read_text("utf-8").replace("finish: second-check", "finish: check-before"), "utf-8")
    _lesson(folder, "01-a", "Before.\n", "{60: 5, 90: 7, alone: 1}")
    _lesson(folder, "02-b", f"{exercise}\n:::{{facilitator}}\n{table.text}:::\n", "{60: 7, 90: 10, alone: 1}")
    _lesson(folder, "03-c", "After.\n", "{60: 48, 90: 73, alone: 1}")
    assert [str(mistake) for mistake in check_workshop(folder).mistakes] == []
