"""Made-up attempts at a mock interview: rated by the participant, and by a peer, a coach or both."""

from random import Random

from workshop.exercises.rubric import RubricExercise
from workshop.model.base import JsonValue
from workshop.model.rubric import LEVELS, NOT_OBSERVED
from workshop.sample.person import Person

__all__ = ["make_attempts"]

_ATTEMPTS = (1, 2, 2, 2, 3)
_LENIENT = 0.09
"""How much more people give themselves than others do, on 0 to 1: about a third of a level. Heidemeier & Moser (2009),
J. Applied Psychology 94:353, found self-ratings a third of a standard deviation above those of supervisors."""

_PRACTICE = 0.08
_COMPANY = (("peer",), ("peer", "coach"), ("peer", "peer", "coach"), ("coach",))
"""Who rates a person. It is the same at each attempt, as people keep their pair and their coach; more than a few have
only one of the two, so that a report can show the means of both."""

_OFFSETS = (0.06, 0.02, -0.1, -0.02, -0.06, 0.05, -0.03)
"""Telling one's part comes easier than showing a result: the criteria differ a little, always the same way."""


def make_attempts(exercise: RubricExercise, person: Person, random: Random) -> JsonValue:
    """What one person shares of their practice, oldest attempt first."""
    leniency = random.gauss(_LENIENT, 0.1)
    roles = random.choice(_COMPANY)
    attempts: list[JsonValue] = []
    for place in range(random.choice(_ATTEMPTS)):
        skill = person.skill + _PRACTICE * place
        shown = [skill + _OFFSETS[at % len(_OFFSETS)] + random.gauss(0, 0.14) for at in range(len(exercise.criteria))]
        others: list[JsonValue] = [{"role": role, "ratings": _ratings(exercise, shown, 0.0, random)} for role in roles]
        own = _ratings(exercise, shown, leniency, random)
        attempts.append({"self": own, "others": others} if others else {"self": own})
    return exercise.check_shared({"attempts": attempts})


def _ratings(exercise: RubricExercise, shown: list[float], leniency: float, random: Random) -> dict[str, JsonValue]:
    """One rater's view of what was shown: close to it, and off by a little of their own."""
    bias = leniency + random.gauss(0, 0.04)
    ratings: dict[str, JsonValue] = {}
    for criterion, level in zip(exercise.criteria, shown, strict=True):
        seen = min(max(level + bias + random.gauss(0, 0.1), 0.0), 1.0)
        not_seen = random.random() < 0.05
        ratings[criterion.id] = NOT_OBSERVED if not_seen else round(LEVELS[0] + (LEVELS[-1] - LEVELS[0]) * seen)
    return ratings
