"""The exercise kinds: one line a kind, and the way from data to an exercise."""

from collections.abc import Mapping
from difflib import get_close_matches

from workshop.exercises.choice import Choice
from workshop.exercises.letter import Letter
from workshop.exercises.list import ListExercise
from workshop.exercises.numbers import Numbers
from workshop.exercises.plan import Plan
from workshop.exercises.reflect import Reflect
from workshop.exercises.rubric import RubricExercise
from workshop.exercises.scale import Scale
from workshop.exercises.sort import Sort
from workshop.model.exercise import Exercise

__all__ = ["KINDS", "parse_exercise"]

KINDS: dict[str, type[Exercise]] = {
    "reflect": Reflect,
    "scale": Scale,
    "choice": Choice,
    "sort": Sort,
    "list": ListExercise,
    "plan": Plan,
    "letter": Letter,
    "numbers": Numbers,
    "rubric": RubricExercise,
}
"""Every exercise kind by its name."""


def parse_exercise(data: Mapping[str, object]) -> Exercise:
    """An exercise of the kind that ``data["kind"]`` names, from a lesson file or from a built workshop.

    Raises:
        ValueError: If there is no such kind, or (as pydantic's ValidationError) if a field does not fit.
    """
    kind = data.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise ValueError(_unknown(kind))
    return KINDS[kind].model_validate(dict(data))


def _unknown(kind: object) -> str:
    kinds = ", ".join(KINDS)
    if kind is None:
        return f"the exercise has no kind; add one of {kinds}"
    near = get_close_matches(str(kind), KINDS, n=1, cutoff=0.5)
    ask = f' Did you mean "{near[0]}"?' if near else ""
    return f'unknown exercise kind "{str(kind)[:60]}".{ask} The kinds are {kinds}.'
