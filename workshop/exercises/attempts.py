"""The shared form of a rubric exercise: attempts, each rated by the participant and perhaps by others."""

from collections.abc import Callable, Collection

from workshop.exercises.check import check_map, refuse
from workshop.model.base import JsonValue
from workshop.model.exercise import Exercise

__all__ = ["MOST_ATTEMPTS", "MOST_OTHERS", "ROLES", "check_attempts"]

ROLES = ("peer", "coach")
"""Who else may rate an attempt."""

MOST_ATTEMPTS, MOST_OTHERS = 50, 20
"""More than anyone makes; it keeps a single submission from growing without end."""

Ratings = Callable[[JsonValue], dict[str, JsonValue]]
"""Checks the ratings of one rater, by criterion."""


def check_attempts(exercise: Exercise, shared: JsonValue, check_ratings: Ratings) -> JsonValue:
    """Check ``{"attempts": [{"self": {...}, "others": [{"role": "peer", "ratings": {...}}]}]}``, oldest attempt first.

    Args:
        exercise: The exercise, for messages.
        shared: What arrived.
        check_ratings: Checks the ratings of one rater and raises an AnswerError for any that does not fit.

    Returns:
        The same with its keys in one order; ``others`` is left out where nobody else rated.

    Raises:
        AnswerError: If anything else is in it, or an attempt has no rating of the participant's own.
    """
    given = check_map(exercise, "", shared, ["attempts"], "part")
    attempts = _list(exercise, "attempts", given.get("attempts"), MOST_ATTEMPTS)
    if not attempts:
        refuse(exercise, "attempts", "there is no attempt in what was shared")
    return {"attempts": [_attempt(exercise, one, check_ratings) for one in attempts]}


def _attempt(exercise: Exercise, value: JsonValue, check_ratings: Ratings) -> JsonValue:
    given = check_map(exercise, "attempt", value, ["self", "others"], "part")
    own = check_ratings(given.get("self", {}))
    if not own:
        refuse(exercise, "attempt", "there is no rating of the participant's own in it")
    others: list[JsonValue] = [
        _other(exercise, one, check_ratings) for one in _list(exercise, "others", given.get("others", []), MOST_OTHERS)
    ]
    return {"self": own, "others": others} if others else {"self": own}


def _other(exercise: Exercise, value: JsonValue, check_ratings: Ratings) -> JsonValue:
    given = check_map(exercise, "others", value, ["role", "ratings"], "part")
    role = given.get("role")
    if role not in ROLES:
        refuse(exercise, "role", f"must be one of: {', '.join(ROLES)}")
    ratings = check_ratings(given.get("ratings", {}))
    if not ratings:
        refuse(exercise, "others", "there is no rating in what was shared")
    return {"role": role, "ratings": ratings}


def _list(exercise: Exercise, field: str, value: JsonValue, most: int) -> Collection[JsonValue]:
    if not isinstance(value, list):
        refuse(exercise, field, "must be a list")
    if len(value) > most:
        refuse(exercise, field, f"has {len(value)} entries; there may be {most}")
    return value
