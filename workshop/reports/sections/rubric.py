"""How people rated the last of their own mock interviews, criterion by criterion."""

from collections.abc import Mapping

from workshop.disclosure.released import ReleasedTable, Withheld
from workshop.model.rubric import LEVELS, Rating, Rubric
from workshop.reports.definitions import ExerciseDefinition
from workshop.reports.matrix import release_counts
from workshop.reports.sections.cohort import CohortData
from workshop.scoring.rubric import profile

__all__ = ["latest_own", "rubrics"]


def rubrics(data: CohortData) -> tuple[ReleasedTable | Withheld, ...]:
    """Release the profile of each rubric exercise: how often each level was given, and the mean of those rated.

    "Not observed" stands apart together with whatever is not rated, and never counts as 0.
    """
    known = {rubric.instrument: rubric for rubric in data.snapshot.definitions.rubrics}
    return tuple(
        _release(data, exercise, known[exercise.instrument])
        for exercise in data.exercises("rubric")
        if exercise.instrument in known
    )


def _release(data: CohortData, exercise: ExerciseDefinition, rubric: Rubric) -> ReleasedTable | Withheld:
    ratings = [own for tries in data.attempts(exercise).values() if (own := latest_own(tries))]
    return release_counts(
        {one.id: {str(level): one.levels[level - 1] for level in LEVELS} for one in profile(rubric, ratings)},
        len(data.everyone),
        data.profile,
        items=[(criterion.id, criterion.title) for criterion in rubric.criteria],
        values=[(str(level), str(level)) for level in LEVELS],
        id=exercise.id,
        title=rubric.title,
        label_heading="Criterion",
        none="No rating",
        numeric=True,
        notes=("No rating: not observed, left blank, or not shared. It never counts as 0.",),
    )


def latest_own(tries: Mapping[int, Mapping[str, Mapping[str, Rating]]]) -> Mapping[str, Rating]:
    """A person's own ratings of the last attempt that they rated; nothing if they rated none."""
    return next((raters["self"] for raters in reversed(list(tries.values())) if "self" in raters), {})
