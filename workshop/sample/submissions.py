"""What made-up participants share, in the form that a participant's device sends."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from workshop.exercises.rubric import RubricExercise
from workshop.model.base import JsonValue
from workshop.model.exercise import Exercise
from workshop.model.lesson import Workshop
from workshop.model.submission import Response, Submission
from workshop.sample.answers import make_answer
from workshop.sample.attempts import make_attempts
from workshop.sample.person import Person, make_person

__all__ = ["SEED", "make_people", "make_submission"]

SEED = 20261123


def make_people(number: int, seed: int = SEED) -> Iterator[tuple[Person, Random]]:
    """The same people for the same seed, each with a random source of their own.

    Args:
        number: How many.
        seed: Any whole number; a longer list begins with the same people.
    """
    for place in range(number):
        random = Random(f"{seed}-{place}")
        yield make_person(random), random


def make_submission(
    person: Person, random: Random, workshop: Workshop, cohort: str, created: datetime
) -> Submission | None:
    """What one person shares in the end, or None if they joined and shared nothing.

    Args:
        person: Who.
        random: Their random source.
        workshop: The workshop, with its exercises resolved.
        cohort: Code of the cohort.
        created: When the person presses "share", with time zone.
    """
    lessons = workshop.lessons[: round(person.stays * len(workshop.lessons))]
    responses: list[Response] = []
    for number, lesson in enumerate(lessons):
        for exercise in lesson.exercises:
            shared = _shared(exercise, person, random)
            if shared is None or exercise.share != "offer" or random.random() > person.open:
                continue
            responses.append(
                Response(
                    exercise=exercise.id,
                    kind=exercise.kind,
                    instrument=exercise.instrument,
                    answer=shared,
                    changed=created - timedelta(minutes=8 * (len(lessons) - number)),
                )
            )
    if not responses:
        return None
    return Submission(
        id=f"{random.getrandbits(128):032x}",
        sequence=1,
        workshop=workshop.id,
        workshop_version=workshop.version,
        cohort=cohort,
        mode="room",
        created=created,
        responses=tuple(responses),
    )


def _shared(exercise: Exercise, person: Person, random: Random) -> JsonValue | None:
    """What would leave the person's device. Practice is made as attempts, because others rate them too."""
    if isinstance(exercise, RubricExercise):
        return make_attempts(exercise, person, random)
    answer = make_answer(exercise, person, random)
    return None if answer is None else exercise.shared(answer)
