"""A translated workshop is the same workshop in other words: the same exercises, options, times and privacy."""

from pathlib import Path
from typing import Any

import pytest

from workshop.lessons.reader import read_workshop

LESSONS = Path(__file__).parents[3] / "lessons"
WORDS = {
    "in_plan",
    *("title", "prompt", "hint", "label", "note", "text", "lead", "starter", "cue", "frame", "tip", "mention", "goals"),
    *("low_label", "high_label", "labels", "about", "anchors", "probe", "cut", "low_end", "high_end", "tag", "group"),
    "closing",
}
PLACE = {"line", "path", "stem", "markdown"}
PAIRS = sorted((path.parent.name.rpartition("-")[0], path.parent.name) for path in LESSONS.glob("*-es/workshop.yaml"))


def _shape(value: Any, language: str) -> Any:
    """Everything that is not words: ids, kinds, numbers, times, privacy."""
    if isinstance(value, dict):
        kept = {key: part for key, part in value.items() if key not in WORDS | PLACE}
        return {key: _shape(part, language) for key, part in kept.items()}
    if isinstance(value, list):
        return [_shape(part, language) for part in value]
    return value.removesuffix(f"-{language}") if isinstance(value, str) else value


@pytest.mark.parametrize(("original", "translated"), PAIRS)
def test_a_translation_asks_the_same(original: str, translated: str) -> None:
    """Every lesson has the same exercises, ids, fields, minutes and sharing, so that one guide fits both."""
    first, second = (read_workshop(LESSONS / name) for name in (original, translated))
    assert second.language == "es"
    assert [lesson.id for lesson in first.lessons] == [lesson.id for lesson in second.lessons]
    for one, two in zip(first.lessons, second.lessons, strict=True):
        assert one.minutes == two.minutes, one.id
        assert len(one.goals) == len(two.goals), one.id
        blocks = [[type(block).__name__ for block in lesson.blocks] for lesson in (one, two)]
        assert blocks[0] == blocks[1], one.id
        for a, b in zip(one.exercises, two.exercises, strict=True):
            shapes = [_shape(exercise.model_dump(mode="json"), "es") for exercise in (a, b)]
            assert shapes[0] == shapes[1], a.id


@pytest.mark.parametrize(("original", "translated"), PAIRS)
def test_a_translated_measure_is_a_measure_of_its_own(original: str, translated: str) -> None:
    """Nobody knows that two languages measure the same, so their answers can never fall into one table by name."""
    instruments = []
    for name in (original, translated):
        exercises = [exercise for lesson in read_workshop(LESSONS / name).lessons for exercise in lesson.exercises]
        instruments.append({exercise.instrument for exercise in exercises if exercise.instrument})
    assert instruments[0]
    assert not instruments[0] & instruments[1]
