"""The private answer of a rubric exercise: attempts with what others rated, and what one rated for others.

The second version of the form is ``{"version": 2, "attempts": [...], "given": [...], "count": false}``. The first was
one attempt without more, ``{"ratings": {...}, "evidence": {...}}``; it is upgraded on reading.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

from workshop.exercises.attempts import MOST_ATTEMPTS, MOST_OTHERS, ROLES
from workshop.exercises.check import check_map, check_text, filled, refuse
from workshop.model.base import JsonValue
from workshop.model.exercise import Exercise

__all__ = ["VERSION", "check_log", "fitting", "noted"]

VERSION = 2
_PARTS = ("version", "attempts", "given", "count")
_ATTEMPT = ("code", "made", "label", "ratings", "evidence", "done", "others")
_OTHER = ("role", "ratings", "code", "at", "dropped")
_GIVEN = ("attempt", "role", "ratings", "code", "at", "sent")
_CODE = re.compile(r"[2-9A-Z]{0,20}")
_MOMENT = re.compile(r"[0-9TZ:.+-]{0,32}")

Ratings = Callable[[JsonValue], dict[str, JsonValue]]
"""Checks the ratings of one rater, by criterion."""


def _upgraded(answer: JsonValue) -> JsonValue:
    """The answer in the present form. Without any words or ratings the first form was no attempt at all."""
    if isinstance(answer, dict) and "version" not in answer and "attempts" not in answer:
        return {"version": VERSION, "attempts": [answer]} if any(answer.values()) else {"version": VERSION}
    return answer


def check_log(exercise: Exercise, answer: JsonValue, names: Sequence[str], check_ratings: Ratings) -> JsonValue:
    """Check and normalise an answer.

    Args:
        exercise: The exercise, for messages.
        answer: What was kept or is to be kept.
        names: Ids of the criteria.
        check_ratings: Checks the ratings of one rater and raises an AnswerError for any that does not fit.

    Raises:
        AnswerError: If anything does not fit.
    """
    given = check_map(exercise, "", _upgraded(answer), _PARTS, "part")
    if given.get("version", VERSION) != VERSION:
        refuse(exercise, "version", f"must be {VERSION}; this was made by a newer version of the workshop")
    return {
        "version": VERSION,
        "attempts": [
            _attempt(exercise, one, names, check_ratings)
            for one in _list(exercise, "attempts", given.get("attempts", []), MOST_ATTEMPTS)
        ],
        "given": [
            _view(exercise, "given", one, _GIVEN, check_ratings)
            for one in _list(exercise, "given", given.get("given", []), MOST_ATTEMPTS)
        ],
        "count": _flag(exercise, "count", given.get("count", False)),
    }


def _attempt(exercise: Exercise, value: JsonValue, names: Sequence[str], check_ratings: Ratings) -> JsonValue:
    given = check_map(exercise, "attempt", value, _ATTEMPT, "part")
    evidence = check_map(exercise, "evidence", given.get("evidence", {}), names, "criterion")
    for name, words in evidence.items():
        evidence[name] = check_text(exercise, f'evidence for "{name}"', words)
    return {
        "code": _short(exercise, "code", given.get("code", ""), _CODE),
        "made": _short(exercise, "made", given.get("made", ""), _MOMENT),
        "label": check_text(exercise, "label", given.get("label", "")),
        "ratings": check_ratings(given.get("ratings", {})),
        "evidence": evidence,
        "done": _flag(exercise, "done", given.get("done", False)),
        "others": [
            _view(exercise, "others", one, _OTHER, check_ratings)
            for one in _list(exercise, "others", given.get("others", []), MOST_OTHERS)
        ],
    }


def _view(
    exercise: Exercise, field: str, value: JsonValue, names: Sequence[str], check_ratings: Ratings
) -> dict[str, JsonValue]:
    """What one rater gave to one attempt."""
    given = check_map(exercise, field, value, names, "part")
    if given.get("role") not in ROLES:
        refuse(exercise, "role", f"must be one of: {', '.join(ROLES)}")
    found: dict[str, JsonValue] = {"role": given["role"], "ratings": check_ratings(given.get("ratings", {}))}
    for name, pattern in (("code", _CODE), ("at", _MOMENT), ("attempt", _CODE)):
        if name in names:
            found[name] = _short(exercise, name, given.get(name, ""), pattern)
    for name in ("sent", "dropped"):
        if name in names:
            found[name] = _flag(exercise, name, given.get(name, False))
    return found


def _short(exercise: Exercise, field: str, value: JsonValue, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        refuse(exercise, field, "is not written as it must be")
    return value


def _flag(exercise: Exercise, field: str, value: JsonValue) -> bool:
    if not isinstance(value, bool):
        refuse(exercise, field, "must be true or false")
    return value


def _list(exercise: Exercise, field: str, value: JsonValue, most: int) -> list[JsonValue]:
    if not isinstance(value, list):
        refuse(exercise, field, "must be a list")
    if len(value) > most:
        refuse(exercise, field, f"has {len(value)} entries; there may be {most}")
    return value


def fitting(answer: JsonValue, fit: Callable[[object], dict[str, Any]]) -> list[dict[str, Any]]:
    """What of an answer fits, for reading only: an answer from another version is read as far as it goes.

    Args:
        answer: Any answer, of either form.
        fit: Gives the ratings that fit, by criterion.

    Returns:
        The attempts with a rating of one's own, oldest first, each with ``self`` and, where others rated it and both
        sides were done and the participant lets it count, ``others``.
    """
    log = _upgraded(answer)
    attempts = log.get("attempts") if isinstance(log, dict) else None
    found = []
    for one in attempts[-MOST_ATTEMPTS:] if isinstance(attempts, list) else []:
        own = fit(one.get("ratings")) if isinstance(one, dict) else {}
        if not own or not isinstance(one, dict):
            continue
        counts = isinstance(log, dict) and log.get("count") is True and one.get("done") is True
        others = _others(one.get("others"), fit) if counts else []
        found.append({"self": own, "others": others} if others else {"self": own})
    return found


def _others(value: object, fit: Callable[[object], dict[str, Any]]) -> list[dict[str, Any]]:
    found = []
    for other in value[:MOST_OTHERS] if isinstance(value, list) else []:
        ratings = fit(other.get("ratings")) if isinstance(other, dict) else {}
        if ratings and other.get("role") in ROLES and other.get("dropped") is not True:
            found.append({"role": other["role"], "ratings": ratings})
    return found


def noted(answer: JsonValue, names: Sequence[str]) -> bool:
    """True if an attempt holds words of the participant's own."""
    log = _upgraded(answer)
    attempts = log.get("attempts") if isinstance(log, dict) else None
    for one in attempts if isinstance(attempts, list) else []:
        evidence = one.get("evidence") if isinstance(one, dict) else None
        if isinstance(evidence, dict) and any(filled(evidence.get(name)) for name in names):
            return True
    return False
