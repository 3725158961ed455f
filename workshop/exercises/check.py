"""Checks that the kinds share: each raises an AnswerError that names the exercise and the field."""

import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import NoReturn

from workshop.errors import AnswerError
from workshop.model.base import JsonValue
from workshop.model.exercise import Exercise

__all__ = [
    "MAX_TEXT",
    "check_date",
    "check_map",
    "check_text",
    "check_whole",
    "filled",
    "name_all",
    "refuse",
    "repeated",
    "trimmed",
]

MAX_TEXT = 20_000
"""The most characters that one text field of an answer may hold."""

# What String.prototype.trim removes in a browser. str.strip() has another list, and both halves must agree on what
# a blank answer is.
_SPACE = "\t\n\v\f\r \u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000\ufeff"

_DATE = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")


def refuse(exercise: Exercise, field: str, problem: str) -> NoReturn:
    """Raise an AnswerError: ``exercise "control-sort", card "late-train": ...``."""
    raise AnswerError(f'exercise "{exercise.id}"{", " if field else ""}{field}: {problem}')


def trimmed(text: str) -> str:
    """A text without the white space around it, by the browser's idea of white space, and without half letters.

    A browser may cut an emoji in two while someone types; half of it can neither be sent nor stored.
    """
    return _whole(text).strip(_SPACE)


def filled(value: object) -> bool:
    """True if the value is a text with something in it."""
    return isinstance(value, str) and trimmed(value) != ""


def check_text(exercise: Exercise, field: str, value: object) -> str:
    """A text of at most ``MAX_TEXT`` characters, made safe to store: no NUL, no half of a surrogate pair.

    Raises:
        AnswerError: If it is not a text or too long.
    """
    if not isinstance(value, str):
        refuse(exercise, field, f"must be a text, not {_kind_of(value)}")
    if len(value) > MAX_TEXT:
        refuse(exercise, field, f"has {len(value):,} characters; shorten it to {MAX_TEXT:,}")
    return _whole(value.replace("\0", ""))


def check_whole(exercise: Exercise, field: str, value: object, low: int, high: int) -> int:
    """A whole number from ``low`` to ``high``; 7.0 counts as 7, since JSON does not tell them apart.

    Raises:
        AnswerError: If it is anything else.
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        refuse(exercise, field, f"must be a whole number from {low} to {high}, not {_kind_of(value)}")
    return value


def check_date(exercise: Exercise, field: str, value: object) -> str:
    """A date of the years 1000 to 2999 written as 2026-12-01.

    Raises:
        AnswerError: If it is anything else.
    """
    if not is_date(value):
        refuse(exercise, field, f"must be a date such as 2026-12-01, not {_kind_of(value)}")
    return str(value)


def is_date(value: object) -> bool:
    """True for a date that exists, written as 2026-12-01."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def check_map(
    exercise: Exercise, field: str, value: JsonValue, names: Collection[str], one: str
) -> dict[str, JsonValue]:
    """An object whose keys are all among ``names``, in the order of ``names``.

    Args:
        exercise: The exercise that is answered.
        field: The part of the answer, or "" for the whole.
        value: What arrived.
        names: The keys that there may be.
        one: What a key stands for, such as "card", for the message.

    Raises:
        AnswerError: If it is not an object, or has another key.
    """
    if not isinstance(value, dict):
        refuse(exercise, field, f"must be an object with a value for each {one}, not {_kind_of(value)}")
    for key in value:
        if key not in names:
            refuse(exercise, field, f'there is no {one} "{key[:60]}"; there are {name_all(names)}')
    return {name: value[name] for name in names if name in value}


def name_all(names: Iterable[str]) -> str:
    """The names in a sentence: ``bad-luck, late-train``."""
    return ", ".join(names)


def repeated(names: Iterable[str]) -> str | None:
    """The first name that comes twice, or None."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None


def _kind_of(value: object) -> str:
    """What a wrong value is, without repeating a participant's own words in a message."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return str(value) if -1000 < value < 1000 else "a number out of range"
    return {"str": "a text", "list": "a list", "dict": "an object"}.get(type(value).__name__, "something else")


def _whole(text: str) -> str:
    """The text with a mark in place of each half of a surrogate pair."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
