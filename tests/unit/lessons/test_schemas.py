"""The JSON Schemas for editors: current, and of one mind with the reader."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from workshop.exercises.table import KINDS
from workshop.lessons.directives import split
from workshop.lessons.mistakes import Mistakes
from workshop.lessons.schemas import schema_files

ROOT = Path(__file__).parents[3]
FOLDERS = [ROOT / "tests" / "fixtures" / "lessons" / "small", *sorted((ROOT / "lessons").glob("*"))]
PATTERNS = [
    ("workshop", "workshop.yaml"),
    ("measure", "measures/*.yaml"),
    ("rubric", "rubrics/*.yaml"),
    ("questions", "questions.yaml"),
]
SCHEMAS = {name.partition(".")[0]: json.loads(data) for name, data in schema_files().items()}


def _wrong(name: str, values: Any) -> list[str]:
    checker = jsonschema.Draft202012Validator(SCHEMAS[name])
    return [error.message for error in checker.iter_errors(json.loads(json.dumps(values)))]


def _bodies() -> list[Any]:
    """Every exercise of every workshop, as its author wrote it."""
    return [
        YAML(typ="safe").load(piece.text)
        for folder in FOLDERS
        for path in sorted(folder.glob("*.md"))
        for piece in split(path.read_text("utf-8").split("\n---\n", 1)[1], Mistakes().at(path))
        if piece.name == "exercise"
    ]


def test_the_written_schemas_are_current() -> None:
    """What an editor reads is what the models say now."""
    written = {path.name: path.read_bytes() for path in (ROOT / "docs" / "schemas").glob("*")}
    assert written == schema_files()


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    """Editors refuse a schema that breaks the rules of schemas."""
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize(("name", "pattern"), PATTERNS)
def test_what_the_reader_takes_the_schema_takes(name: str, pattern: str) -> None:
    """No author is told of a mistake by the editor that the workshop does not have."""
    files = [path for folder in FOLDERS for path in sorted(folder.glob(pattern))]
    assert files or name == "questions"
    for path in files:
        assert _wrong(name, YAML(typ="safe").load(path.read_text("utf-8"))) == [], path


def test_front_matter_fits() -> None:
    """The part between the two lines of hyphens has a schema, too."""
    for folder in FOLDERS:
        for path in folder.glob("*.md"):
            assert _wrong("lesson", YAML(typ="safe").load(path.read_text("utf-8").split("\n---\n", 1)[0][4:])) == []


def test_every_exercise_fits() -> None:
    """Each body that an author wrote passes, whatever its kind."""
    bodies = _bodies()
    assert {body["kind"] for body in bodies} == set(KINDS)
    for body in bodies:
        assert _wrong("exercise", body) == [], body


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "srot"}, "'srot' is not one of"),
        ({"bins": []}, "[] is too short"),
        ({"crads": []}, "('crads' was unexpected)"),
        ({"share": "never"}, "'never' is not one of"),
        ({"id": "x"}, "('id' was unexpected)"),
        ({"cards": [{"id": "A b", "label": "x"}]}, "does not match"),
    ],
)
def test_mistakes_are_seen_while_typing(change: dict[str, Any], said: str) -> None:
    """What the reader refuses about fields and values, the editor underlines."""
    good = next(body for body in _bodies() if body["kind"] == "sort")
    assert any(said in message for message in _wrong("exercise", {**good, **change}))


def test_fields_say_what_they_mean() -> None:
    """An editor shows a sentence beside every field of the two files that an author meets first."""
    for name in ("workshop", "lesson"):
        assert all(field.get("description") for field in SCHEMAS[name]["properties"].values())
    assert "measure_version" not in SCHEMAS["exercise"]["$defs"]["scale"]["properties"]
