"""The exercise kinds: one line a kind, and the way from data to an exercise."""

from collections.abc import Mapping
from difflib import get_close_matches

from workshop.exercises.choice import Choice
from workshop.exercises.letter import Letter
from workshop.exercises.list import ListExercise
from workshop.exercises.numbers import Numbers
from workshop.exercises.plan import Plan
from workshop.exercises.practice import Practice
from workshop.exercises.reflect import Reflect
from workshop.exercises.rubric import RubricExercise
from workshop.exercises.scale import Scale
from workshop.exercises.sort import Sort
from workshop.model.exercise import Exercise
from workshop.outside import outside_kinds

__all__ = ["KINDS", "OWN", "UNUSABLE", "parse_exercise"]

OWN: dict[str, type[Exercise]] = {
    "reflect": Reflect,
    "scale": Scale,
    "choice": Choice,
    "sort": Sort,
    "list": ListExercise,
    "plan": Plan,
    "letter": Letter,
    "numbers": Numbers,
    "rubric": RubricExercise,
    "practice": Practice,
}
"""The exercise kinds of our own, by name."""


def _outside() -> tuple[dict[str, type[Exercise]], dict[str, str]]:
    """The kinds of other packages that can be used, and of those that cannot, why."""
    found: dict[str, type[Exercise]] = {}
    unusable: dict[str, str] = {}
    for one in outside_kinds():
        trouble = one.trouble
        if one.name in OWN or one.name in found:
            trouble = "there is a kind of that name already"
        elif one.made is not None and not issubclass(one.made, Exercise):
            trouble = "it is not an exercise: it must come from workshop.model.exercise.Exercise"
        elif one.made is not None and one.made.model_fields["kind"].default != one.name:
            trouble = f'its field "kind" must be "{one.name}"'
        if trouble or one.made is None:
            unusable[one.name] = f'the package {one.package} brings the kind "{one.name}", but {trouble}'
        else:
            found[one.name] = one.made
    return found, unusable


_FOUND, UNUSABLE = _outside()
"""Why kinds of other packages cannot be used, by name."""

KINDS: dict[str, type[Exercise]] = OWN | _FOUND
"""Every exercise kind by its name: our own, then those that other packages bring (docs/exercises.md)."""


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
    if str(kind) in UNUSABLE:
        return UNUSABLE[str(kind)]
    near = get_close_matches(str(kind), KINDS, n=1, cutoff=0.5)
    ask = f' Did you mean "{near[0]}"?' if near else ""
    return f'unknown exercise kind "{str(kind)[:60]}".{ask} The kinds are {kinds}.'
