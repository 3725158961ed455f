"""One shared answer becomes rows of a snapshot: keys, numbers and words of fixed lists, never a person's own words."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workshop.exercises.attempts import ROLES
from workshop.model.base import JsonValue
from workshop.model.rubric import LEVELS, NOT_OBSERVED

__all__ = ["Answered", "explode"]

_KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Answered:
    """One answered item.

    Attributes:
        item: Key of the item, option, card, part or criterion; ``shared`` for an answer that is words.
        number: The answer if it is a number; 1 for what was chosen or filled in.
        label: The answer if it is a word from a fixed list: a bin, or ``NO``.
        rater: Who gave the rating: ``self``, ``peer-1``, ``coach-1``; empty where nobody is rated.
        attempt: The attempt that was rated, 1 for the oldest; None where nothing is tried more than once.
    """

    item: str
    number: float | None = None
    label: str = ""
    rater: str = ""
    attempt: int | None = None


def explode(kind: str, answer: JsonValue) -> tuple[Answered, ...]:
    """Take one shared answer apart.

    Args:
        kind: The kind of the exercise when it was answered.
        answer: The shared part, in the form of that kind.

    Returns:
        A row for each answered item. Of a kind without items (words, or a kind that is new) only that it was shared.
        Whatever is not a key, a number or a word from a fixed list is left out.
    """
    rows = _KINDS.get(kind, _shared)(answer)
    return tuple(row for row in rows if _KEY.fullmatch(row.item))


def _number(value: JsonValue) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _shared(_answer: JsonValue) -> Iterator[Answered]:
    yield Answered("shared", 1)


def _scale(answer: JsonValue) -> Iterator[Answered]:
    for item, value in (answer if isinstance(answer, dict) else {}).items():
        if (number := _number(value)) is not None:
            yield Answered(item, number)


def _choice(answer: JsonValue) -> Iterator[Answered]:
    for option in answer if isinstance(answer, list) else []:
        if isinstance(option, str):
            yield Answered(option, 1)


def _sort(answer: JsonValue) -> Iterator[Answered]:
    for card, place in (answer if isinstance(answer, dict) else {}).items():
        if isinstance(place, str) and _KEY.fullmatch(place):
            yield Answered(card, label=place)


def _plan(answer: JsonValue) -> Iterator[Answered]:
    parts = answer if isinstance(answer, dict) else {}
    filled = parts.get("filled")
    for part in filled if isinstance(filled, list) else []:
        if isinstance(part, str):
            yield Answered(part, 1)
    if parts.get("dated") is True:
        yield Answered("dated", 1)


def _list(answer: JsonValue) -> Iterator[Answered]:
    if (number := _number(answer.get("rows") if isinstance(answer, dict) else None)) is not None:
        yield Answered("rows", number)


def _rubric(answer: JsonValue) -> Iterator[Answered]:
    """Each rating of each attempt; the older form without attempts is one attempt that nobody else rated."""
    given = answer if isinstance(answer, dict) else {}
    attempts = given["attempts"] if "attempts" in given else [{"self": given.get("ratings")}]
    for number, attempt in enumerate(attempts if isinstance(attempts, list) else [], start=1):
        if isinstance(attempt, dict):
            yield from _ratings(attempt.get("self"), "self", number)
            yield from _others(attempt.get("others"), number)


def _others(others: JsonValue, attempt: int) -> Iterator[Answered]:
    """The others are numbered by role in the order in which they are listed, from 1."""
    seen: Counter[str] = Counter()
    for other in others if isinstance(others, list) else []:
        role = other.get("role") if isinstance(other, dict) else None
        if isinstance(other, dict) and isinstance(role, str) and role in ROLES:
            seen[role] += 1
            yield from _ratings(other.get("ratings"), f"{role}-{seen[role]}", attempt)


def _ratings(ratings: JsonValue, rater: str, attempt: int) -> Iterator[Answered]:
    for criterion, rating in (ratings if isinstance(ratings, dict) else {}).items():
        if rating == NOT_OBSERVED:
            yield Answered(criterion, label=NOT_OBSERVED, rater=rater, attempt=attempt)
        elif (number := _number(rating)) in LEVELS:
            yield Answered(criterion, number, rater=rater, attempt=attempt)


_KINDS: dict[str, Callable[[JsonValue], Iterator[Answered]]] = {
    "choice": _choice,
    "letter": _plan,
    "list": _list,
    "numbers": _scale,
    "plan": _plan,
    "rubric": _rubric,
    "scale": _scale,
    "sort": _sort,
}
