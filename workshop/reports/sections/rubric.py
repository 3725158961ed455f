"""How people rated the last of their own mock interviews, criterion by criterion, and what goes with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from workshop.disclosure.released import ReleasedChange, ReleasedComparison, ReleasedTable, Withheld
from workshop.model.rubric import LEVELS, Rubric
from workshop.reports.definitions import ExerciseDefinition
from workshop.reports.matrix import release_counts
from workshop.reports.sections.attempts import over_attempts
from workshop.reports.sections.cohort import CohortData
from workshop.reports.sections.competencies import competencies
from workshop.reports.sections.contributions import latest_own
from workshop.reports.sections.others import self_against_others
from workshop.scoring.rubric import profile

__all__ = ["Rated", "rated"]


@dataclass(frozen=True)
class Rated:
    """All that is released of the ratings.

    Attributes:
        profile: The profile of the first rubric exercise with a table, or why there is none.
        further: The profiles of the other rubric exercises.
        competencies: The profile rolled up.
        others: Self against peers and coaches.
        attempts: From the first attempt to the last.
        left_out: What was withheld of the last two.
    """

    profile: ReleasedTable | Withheld
    further: tuple[ReleasedTable | Withheld, ...] = ()
    competencies: ReleasedTable | Withheld | None = None
    others: tuple[ReleasedComparison, ...] = ()
    attempts: tuple[ReleasedChange, ...] = ()
    left_out: tuple[Withheld, ...] = ()


def rated(data: CohortData) -> Rated:
    """Release the profile of each rubric exercise, and of the first one also how others rated and how it moved.

    "Not observed" stands apart together with whatever is not rated, and never counts as 0.
    """
    known = {rubric.instrument: rubric for rubric in data.snapshot.definitions.rubrics}
    exercises = [one for one in data.exercises("rubric") if one.instrument in known]
    if not exercises:
        text = "This workshop has no exercise with a rubric."
        return Rated(Withheld(section="Mock interview", reason="not-estimable", text=text))
    found = {one.id: _release(data, one, known[one.instrument]) for one in exercises}
    first = next((one for one in exercises if isinstance(found[one.id], ReleasedTable)), exercises[0])
    rubric = known[first.instrument]
    others, no_others = self_against_others(data, first, rubric)
    attempts, no_attempts = over_attempts(data, first, rubric)
    return Rated(
        profile=found[first.id],
        further=tuple(table for name, table in found.items() if name != first.id),
        competencies=competencies(data, first, rubric, found[first.id]),
        others=others,
        attempts=attempts,
        left_out=(*no_others, *no_attempts),
    )


def _release(data: CohortData, exercise: ExerciseDefinition, rubric: Rubric) -> ReleasedTable | Withheld:
    ratings = [found[1] for tries in data.attempts(exercise).values() if (found := latest_own(tries))]
    counts: Mapping[str, Mapping[str, int]] = {
        one.id: {str(level): one.levels[level - 1] for level in LEVELS} for one in profile(rubric, ratings)
    }
    return release_counts(
        counts,
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
