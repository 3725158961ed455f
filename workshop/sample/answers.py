"""A made-up answer to an exercise of any kind that ships, as the participant's device would keep it."""

from collections.abc import Callable
from random import Random
from typing import Any

from workshop.exercises.choice import Choice
from workshop.exercises.plan import Plan
from workshop.exercises.scale import Scale
from workshop.exercises.sort import Sort
from workshop.model.base import JsonValue
from workshop.model.exercise import Exercise
from workshop.sample.person import Person

__all__ = ["make_answer"]


def _steps(share: float, low: int, high: int) -> int:
    """The answer from ``low`` to ``high`` nearest to a share from 0 to 1."""
    return round(low + (high - low) * min(max(share, 0.0), 1.0))


def _scale(exercise: Scale, person: Person, random: Random) -> JsonValue:
    formats = {fmt.id: fmt for fmt in exercise.formats}
    level = person.level + (person.gain if exercise.occasion == "after" else 0)
    if exercise.measure is None:
        level = 0.55 + 0.5 * person.gain + 0.3 * person.level
    answer: dict[str, JsonValue] = {}
    for item in exercise.items:
        if random.random() > person.thorough:
            continue
        share = level + random.gauss(0, 0.1)
        fmt = formats[item.format]
        answer[item.id] = _steps(1 - share if item.reverse else share, fmt.low, fmt.high)
    return answer


def _choice(exercise: Choice, _person: Person, random: Random) -> JsonValue:
    options = [option.id for option in exercise.options]
    if not exercise.multiple:
        return [random.choice(options)]
    # Early options are the more common ones, as authors tend to write them.
    chance = [max(0.15, 0.65 - 0.08 * place) for place in range(len(options))]
    chosen: list[JsonValue] = [
        option for option, likely in zip(options, chance, strict=True) if random.random() < likely
    ]
    return chosen or [options[0]]


def _sort(exercise: Sort, person: Person, random: Random) -> JsonValue:
    bins = [bin_.id for bin_ in exercise.bins]
    return {
        card.id: card.usual if card.usual and random.random() < 0.72 else random.choice(bins)
        for card in exercise.cards
        if random.random() < person.thorough
    }


def _plan(_exercise: Plan, _person: Person, random: Random) -> JsonValue:
    plan: dict[str, JsonValue] = {
        "wish": "Made-up wish",
        "obstacle": "Made-up obstacle",
        "if": "it is Monday at nine",
        "then": "I send one application before lunch",
        "date": "2026-12-07",
    }
    if random.random() > 0.85:
        del plan["then"]
    if random.random() > 0.6:
        del plan["date"]
    return plan


_MAKERS: dict[str, Callable[[Any, Person, Random], JsonValue]] = {
    "choice": _choice,
    "plan": _plan,
    "scale": _scale,
    "sort": _sort,
}


def make_answer(exercise: Exercise, person: Person, random: Random) -> JsonValue | None:
    """A believable answer, or None for kinds that hold a person's own words: those are never made up."""
    maker = _MAKERS.get(exercise.kind)
    return None if maker is None else exercise.check_answer(maker(exercise, person, random))
