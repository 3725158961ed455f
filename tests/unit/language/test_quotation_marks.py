"""One way of quotation marks and apostrophes wherever people read: “ ” and ’, in lessons and in the interface alike."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from workshop.language import languages, translations
from workshop.language.catalog import Part
from workshop.lessons import read_workshop
from workshop.lessons.starter import starter_files

ROOT = Path(__file__).parents[3]
WORKSHOPS = sorted(path.parent for path in (ROOT / "lessons").glob("*/workshop.yaml"))
UNREAD = {"mention", "path", "contact", "pattern"}  # what a machine looks for, not what a person reads
CODE = re.compile(r"`[^`\n]*`|\]\([^)\n]*\)|<!--.*?-->", re.DOTALL)


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield CODE.sub("", value)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in UNREAD:
                yield from _words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)


def _wrong(texts: Iterator[str]) -> list[str]:
    paragraphs = (part for text in texts for part in re.split(r"\n\s*\n", text))
    return [one for one in paragraphs if re.search(r"[\"'«»]", one) or one.count("“") < one.count("”")]


@pytest.mark.parametrize("folder", WORKSHOPS, ids=lambda folder: folder.name)
def test_lessons(folder: Path) -> None:
    """Prose, exercises, notes, measures, rubrics and questions."""
    assert _wrong(_words(read_workshop(folder).model_dump(mode="json", by_alias=True))) == []


def test_a_new_workshop(tmp_path: Path) -> None:
    """What an author begins with shows the same way."""
    for path, content in starter_files("begun", "Begun").items():
        (tmp_path / "begun" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "begun" / path).write_bytes(content)
    assert _wrong(_words(read_workshop(tmp_path / "begun").model_dump(mode="json", by_alias=True))) == []


@pytest.mark.parametrize("part", get_args(Part))
def test_interface(part: Part) -> None:
    """The English words that the code says, and their translations."""
    for language in languages():
        found = translations(language, part)
        assert _wrong(_words([*found, *found.values()])) == []


def test_the_check_can_fail() -> None:
    """Each kind of slip is seen, and code and addresses are none."""
    for slip in ('the "word"', "don't", "«palabra»", "a word”"):
        assert _wrong(_words({"hint": slip})) == [slip]
    assert _wrong(_words(["“A” isn’t, `don't`, [x](y 'z')"])) == []
