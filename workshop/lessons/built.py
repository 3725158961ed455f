"""The built form of a workshop, ``workshop.json``: what hosts, rooms and reports need of it, without the prose.

It is on the participant path, so it needs neither a YAML nor a Markdown reader.
"""

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from workshop.errors import SetupError
from workshop.exercises.table import parse_exercise
from workshop.model.base import JsonValue
from workshop.model.lesson import ExerciseBlock, Lesson, Workshop

__all__ = ["BUILT_FORMAT", "built_data", "read_built", "write_built"]

BUILT_FORMAT = "workshop-built/1"


def built_data(workshop: Workshop) -> dict[str, JsonValue]:
    """A workshop as JSON values: everything but prose, pauses, facilitator notes and line numbers.

    Exercises are resolved, so that nobody needs the measures and rubrics to draw them.
    """
    lessons = [
        {
            **lesson.model_dump(mode="json", by_alias=True, exclude={"blocks"}),
            "blocks": [
                {"type": "exercise", "exercise": exercise.model_dump(mode="json")} for exercise in lesson.exercises
            ],
        }
        for lesson in workshop.lessons
    ]
    return {
        "format": BUILT_FORMAT,
        **workshop.model_dump(mode="json", by_alias=True, exclude={"lessons"}),
        "lessons": lessons,
    }


def write_built(workshop: Workshop) -> bytes:
    """The bytes of ``workshop.json``: the same for the same workshop, and not changed by its prose."""
    text = json.dumps(built_data(workshop), ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


def read_built(path: Path) -> Workshop:
    """Read a ``workshop.json``.

    Raises:
        SetupError: If it is missing, not readable, of another format, or does not hold a workshop.
    """
    again = 'Run "workshop build" to make it again.'
    try:
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise SetupError(f"{path}: cannot be read ({error.strerror or error}). {again}") from error
    except (ValueError, RecursionError) as error:
        raise SetupError(f"{path}: is cut short or damaged. {again}") from error
    if not isinstance(data, dict) or data.get("format") != BUILT_FORMAT:
        found = data.get("format") if isinstance(data, dict) else None
        raise SetupError(f'{path}: is of the format "{found}", not "{BUILT_FORMAT}". {again}')
    try:
        return _workshop(data)
    except ValidationError as error:
        raise SetupError(f"{path}: does not hold a workshop that this version can read. {again}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        why = f" ({error})" if type(error) is ValueError else ""  # such as a kind whose package is not installed here
        raise SetupError(f"{path}: does not hold a workshop that this version can read{why}. {again}") from error


def _workshop(data: dict[str, Any]) -> Workshop:
    fields = {name: value for name, value in data.items() if name not in ("format", "lessons")}
    return Workshop.model_validate({**fields, "lessons": tuple(_lesson(lesson) for lesson in data["lessons"])})


def _lesson(data: dict[str, Any]) -> Lesson:
    blocks = tuple(ExerciseBlock(exercise=parse_exercise(block["exercise"]), line=0) for block in data["blocks"])
    return Lesson.model_validate({**data, "blocks": blocks})
