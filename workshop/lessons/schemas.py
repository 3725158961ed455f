"""JSON Schemas of what authors write in YAML, so that an editor completes it and checks it while typing.

They are generated from the models, whose docstrings give the words that an editor shows beside a field.
"""

import inspect
import json
import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from workshop.exercises.table import OWN
from workshop.model.exercise import Exercise
from workshop.model.lesson import LessonHead, WorkshopHead
from workshop.model.measure import Measure
from workshop.model.question import QuestionBanks
from workshop.model.rubric import Rubric

__all__ = ["MODELS", "field_words", "schema_files"]

MODELS: dict[str, type[BaseModel]] = {
    "workshop": WorkshopHead,
    "lesson": LessonHead,
    "measure": Measure,
    "rubric": Rubric,
    "questions": QuestionBanks,
}
"""What each schema is generated from; that of exercises is put together from the kinds."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_files(kinds: Mapping[str, type[Exercise]] = OWN) -> dict[str, bytes]:
    """Every schema by its file name, the same bytes each time.

    Args:
        kinds: The exercise kinds that there are.
    """
    made = {name: _described(model.model_json_schema(by_alias=True), model) for name, model in MODELS.items()}
    made["exercise"] = _exercise(kinds)
    return {
        f"{name}.schema.json": f"{json.dumps({'$schema': _DIALECT, **schema}, indent=1, ensure_ascii=False)}\n".encode()
        for name, schema in made.items()
    }


def field_words(model: type[BaseModel]) -> dict[str, str]:
    """What a model's docstring, and those of the models it comes from, say about each field."""
    words: dict[str, str] = {}
    for each in reversed(model.__mro__):
        _, _, listed = inspect.cleandoc(each.__doc__ or "").partition("Attributes:\n")
        for name, text in re.findall(r"^    (\w+): (.*(?:\n {8}.*)*)", listed, re.MULTILINE):
            words[name] = " ".join(text.replace("``", '"').split())
    return words


def _exercise(kinds: Mapping[str, type[Exercise]]) -> dict[str, Any]:
    """The body of an exercise: the fields depend on its kind."""
    definitions: dict[str, Any] = {}
    choices = []
    for name, kind in kinds.items():
        described = json.dumps(_described(kind.model_json_schema(by_alias=True), kind))
        schema = json.loads(described.replace('"#/$defs/', f'"#/$defs/{name}-'))
        definitions |= {f"{name}-{inner}": definition for inner, definition in schema.pop("$defs", {}).items()}
        written = {key: value for key, value in schema["properties"].items() if key not in kind.filled | {"id"}}
        schema["properties"] = written
        schema["properties"]["kind"] = {"const": name, "description": _summary(kind)}
        schema["required"] = sorted({*schema["required"], "kind"} - {"id"})
        definitions[name] = schema
        chosen = {"properties": {"kind": {"const": name}}, "required": ["kind"]}
        choices.append({"if": chosen, "then": {"$ref": f"#/$defs/{name}"}})
    return {
        "title": "Exercise",
        "description": "The body of an {exercise} directive.",
        "type": "object",
        "required": ["kind", "prompt"],
        "properties": {"kind": {"enum": list(kinds)}},
        "allOf": choices,
        "$defs": definitions,
    }


def _described(schema: dict[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """A schema whose fields say what they mean."""
    _describe(schema, model)
    for name, definition in schema.get("$defs", {}).items():
        if (inner := _models(model).get(name)) is not None:
            _describe(definition, inner)
    return schema


def _describe(schema: dict[str, Any], model: type[BaseModel]) -> None:
    schema["description"] = _summary(model)
    words = field_words(model)
    for name, field in schema.get("properties", {}).items():
        field.pop("title", None)
        if name in words:
            field["description"] = words[name]


def _summary(model: type[BaseModel]) -> str:
    return inspect.cleandoc(model.__doc__ or "").partition("\n")[0].replace("``", '"')


def _models(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """Every model inside a model, by name."""
    found: dict[str, type[BaseModel]] = {}
    queue: list[Any] = [field.annotation for field in model.model_fields.values()]
    while queue:
        annotation = queue.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            if annotation.__name__ not in found:
                found[annotation.__name__] = annotation
                queue += [field.annotation for field in annotation.model_fields.values()]
        else:
            queue += getattr(annotation, "__args__", ())
    return found
