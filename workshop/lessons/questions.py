"""The question banks of a workshop: the file ``questions.yaml`` in its folder."""

from pathlib import Path

from pydantic import ValidationError

from workshop.lessons.explain import explain
from workshop.lessons.mistakes import Mistakes
from workshop.lessons.source import is_there, read_source
from workshop.lessons.yaml_text import read_fields
from workshop.model.question import QuestionBank, QuestionBanks

__all__ = ["read_questions"]


def read_questions(path: Path, mistakes: Mistakes) -> tuple[tuple[QuestionBank, ...], bool]:
    """Read the question banks.

    Args:
        path: ``questions.yaml``; it need not exist.
        mistakes: Where mistakes go.

    Returns:
        The banks, and whether that is everything.
    """
    near = path.with_suffix(".yml")
    if near.is_file():
        mistakes.at(near).add(0, f'is not read. Rename it to "{path.name}".')
    if not is_there(path):
        return (), True
    place = mistakes.at(path)
    text = read_source(path, place)
    fields = read_fields(text, place) if text is not None else None
    if fields is None:
        return (), False
    try:
        return QuestionBanks.model_validate(fields.values).banks, True
    except ValidationError as error:
        explain(error, QuestionBanks, fields, place, "questions")
        return (), False
