"""docs/authors.md: every field, block and kind is in it."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from pydantic import BaseModel

from workshop.exercises.table import KINDS
from workshop.lessons.directives import DIRECTIVES
from workshop.lessons.run_of_show import parts_of
from workshop.model.exercise import Exercise
from workshop.model.lesson import FacilitatorBlock, HelpContact, Lesson, LessonHead, WorkshopHead
from workshop.model.measure import Item, Measure, ResponseFormat, Scale
from workshop.model.question import Question, QuestionBank
from workshop.model.rubric import Criterion, Rubric

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "authors.md").read_text("utf-8")
PARTS = {
    "## workshop.yaml": [WorkshopHead, HelpContact],
    "## A lesson": [LessonHead],
    "## An exercise": [Exercise],
    "## Measures, rubrics and questions": [
        *(Measure, ResponseFormat, Item, Scale, Rubric, Criterion, QuestionBank, Question)
    ],
}


def _part(heading: str) -> str:
    found = re.search(rf"^{re.escape(heading)}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[1]


def _fields(models: Iterable[type[BaseModel]]) -> set[str]:
    return {info.alias or name for model in models for name, info in model.model_fields.items()}


@pytest.mark.parametrize("heading", PARTS)
def test_every_field_of_a_file_is_documented(heading: str) -> None:
    """A field that an author may write stands in the part about its file, and no table names one that is not there."""
    text = _part(heading)
    named = {word for row in re.findall(r"^\| (.*?)\|", text, re.MULTILINE) for word in re.findall(r"`(\w+)`", row)}
    fields = _fields(PARTS[heading])
    assert fields <= {*re.findall(r"`(\w+)", text)}
    assert named <= fields


def test_every_block_and_every_kind_is_named() -> None:
    """Nothing that a lesson can hold has to be guessed."""
    assert set(re.findall(r"^\| `:::\{(\w+)\}", PAGE, re.MULTILINE)) == set(DIRECTIVES)
    assert set(re.findall(r"\]\(kinds/(\w+)\.md\)", PAGE)) == set(KINDS)


def test_the_run_of_show_is_one() -> None:
    """The table that the page shows is understood as it says."""
    [table] = re.findall(r"^```markdown\n(\| Part .*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    head = {"id": "x", "title": "x", "goals": ("x",), "minutes": {"60": 7, "90": 10, "alone": 1}, "path": "01-x.md"}
    lesson = Lesson.model_validate({**head, "blocks": (FacilitatorBlock(markdown=table, line=1),)})
    form, parts = parts_of(lesson, 90)
    assert form == "threes"
    assert [(part.title, part.start, part.end, part.exercise, part.cut) for part in parts] == [
        ("Setback Check", 7, 11, "check-before", ""),
        ("Pairs: what helped", 11, 17, "", "the pairs"),
    ]
