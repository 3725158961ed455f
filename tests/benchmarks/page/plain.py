"""The same lesson as plain ipywidgets, as somebody would write it who has no front end of their own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from workshop.model.lesson import ExerciseBlock, Lesson, PauseBlock, ProseBlock

__all__ = ["write_plain"]

_BEGIN = """import json
from pathlib import Path
import ipywidgets as widgets

kept = Path("answers.json")
answers = json.loads(kept.read_text()) if kept.exists() else {}

def exercise(name, prompt, **fields):
    def save(change):
        answers.setdefault(name, {})[change["owner"].description] = str(change["new"])
        kept.write_text(json.dumps(answers))
    for field in fields.values():
        field.observe(save, "value")
    return widgets.VBox([widgets.HTML(f"<b>{prompt}</b>"), *fields.values()])"""


def write_plain(lesson: Lesson, path: Path) -> int:
    """Write the lesson as a notebook of plain widgets; returns how many exercises it has."""
    cells = [new_code_cell(_BEGIN), new_markdown_cell(f"# {lesson.title}")]
    exercises = 0
    for block in lesson.blocks:
        if isinstance(block, ProseBlock) and block.audience != "room":
            cells.append(new_markdown_cell(block.markdown))
        elif isinstance(block, PauseBlock):
            cells.append(new_markdown_cell(f"**{block.title}**\n\n{block.markdown}"))
        elif isinstance(block, ExerciseBlock):
            cells.append(new_code_cell(_cell(block.exercise)))
            exercises += 1
    nbformat.write(new_notebook(cells=cells), path)
    return exercises


def _cell(exercise: Any) -> str:
    fields = ", ".join(f"f{number}=widgets.{field}" for number, field in enumerate(_fields(exercise)))
    return f"exercise({exercise.id!r}, {exercise.prompt!r}, {fields})"


def _fields(exercise: Any) -> Iterator[str]:  # noqa: PLR0912 - one for each kind
    match exercise.kind:
        case "reflect":
            yield "Textarea(description='Words')"
        case "scale":
            formats = {fmt.id: fmt for fmt in exercise.formats}
            for item in exercise.items:
                fmt = formats[item.format]
                yield f"IntSlider(min={fmt.low}, max={fmt.high}, description={item.text!r})"
        case "choice":
            for option in exercise.options:
                yield f"Checkbox(description={option.label!r})"
        case "sort":
            for card in exercise.cards:
                yield f"RadioButtons(options={[one.label for one in exercise.bins]!r}, description={card.label!r})"
        case "list":
            for row in range(1, exercise.most + 1):
                for column in exercise.columns:
                    yield f"Text(description={f'{column.label} {row}'!r})"
        case "plan":
            for part in ("Wish", "Outcome", "Obstacle", "If", "Then"):
                yield f"Text(description={part!r})"
            yield "DatePicker(description='By when')"
        case "letter":
            for part in exercise.parts:
                yield f"Textarea(description={part.label!r})"
        case "numbers":
            for count in ("Applications", "Interviews", "Offers"):
                yield f"IntText(description={count!r})"
        case "rubric":
            for one in exercise.criteria:
                yield f"RadioButtons(options={[*one.anchors.values()]!r}, description={one.title!r})"
        case "practice":
            for slot in exercise.slots:
                yield f"Dropdown(options={[one.text for one in exercise.questions]!r}, description={slot!r})"
                yield "Textarea(description='Notes')"
        case other:
            raise AssertionError(f"this kind needs plain widgets here: {other}")
