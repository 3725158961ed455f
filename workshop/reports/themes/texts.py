"""The words that people chose to share."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workshop.store.records import Person

__all__ = ["texts_of"]


def texts_of(people: "Iterable[Person]", exercise: str) -> list[str]:
    """What people shared in words for one exercise, one text a person."""
    answers = [one.answer for person in people for one in person.responses if one.exercise == exercise]
    return [answer for answer in answers if isinstance(answer, str)]
