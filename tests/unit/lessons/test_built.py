"""``workshop.json``: what hosts, rooms and reports read in place of the lessons."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from workshop.errors import SetupError
from workshop.lessons import read_workshop
from workshop.lessons.built import BUILT_FORMAT, read_built, write_built
from workshop.model.lesson import ExerciseBlock


def test_what_is_written_is_read_back(small: Path, tmp_path: Path) -> None:
    """Reading gives the same workshop without its prose, and writing that gives the same bytes."""
    workshop = read_workshop(small)
    path = tmp_path / "workshop.json"
    path.write_bytes(write_built(workshop))
    again = read_built(path)
    assert again.exercises == workshop.exercises
    assert again.measures == workshop.measures
    assert again.rubrics == workshop.rubrics
    assert again.help == workshop.help
    assert all(isinstance(block, ExerciseBlock) for lesson in again.lessons for block in lesson.blocks)
    assert write_built(again) == write_built(workshop)


def test_prose_does_not_change_it(small: Path, edit: Callable[[str, str, str], None]) -> None:
    """Only what hosts need is in it: a new sentence moves lines, and nothing else."""
    before = write_built(read_workshop(small))
    edit("01-begin.md", "Some *plain* words", "Some more\nplain words")
    edit("01-begin.md", "Watch the clock.", "Watch the door.")
    assert write_built(read_workshop(small)) == before
    assert b"Watch" not in before
    assert b"plain" not in before


def test_exercises_are_whole_in_it(small: Path) -> None:
    """A host that reads only ``workshop.json`` has the items of a measure and the criteria of a rubric."""
    data = json.loads(write_built(read_workshop(small)))
    exercises = {block["exercise"]["id"]: block["exercise"] for lesson in data["lessons"] for block in lesson["blocks"]}
    assert [item["id"] for item in exercises["first-check"]["items"]] == ["calm", "ready"]
    assert [criterion["id"] for criterion in exercises["my-talk"]["criteria"]] == ["clear"]
    assert data["format"] == BUILT_FORMAT


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "cut short or damaged"),
        (b'{"format": "workshop-bu', "cut short or damaged"),
        (b"[]", 'is of the format "None"'),
        (b'{"format": "workshop-built/2"}', 'is of the format "workshop-built/2"'),
        (b'{"format": "workshop-built/1"}', "does not hold a workshop"),
        (b'{"format": "workshop-built/1", "lessons": [{"blocks": [{}]}]}', "does not hold a workshop"),
        (b"\xff\xfe", "cut short or damaged"),
    ],
)
def test_a_damaged_file_is_one_line(tmp_path: Path, content: bytes, says: str) -> None:
    """Every damage is told in one line that says how to make the file again."""
    path = tmp_path / "workshop.json"
    path.write_bytes(content)
    with pytest.raises(SetupError, match="workshop build") as caught:
        read_built(path)
    assert says in str(caught.value)


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    """The file is named, and what makes it."""
    with pytest.raises(SetupError, match=r"workshop\.json: cannot be read .*workshop build"):
        read_built(tmp_path / "workshop.json")


def test_reading_it_loads_no_reader_of_text() -> None:
    """The participant path has no YAML and no Markdown reader: they are not installed on Binder."""
    code = (
        "import sys, workshop.lessons.built; "
        "print([m for m in ('ruamel', 'markdown_it', 'rapidfuzz', 'nbformat', 'jinja2') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
