"""The rubric profile rolled up: criteria by the competency that the rubric file gives them."""

from workshop.disclosure.gate import release_rollup
from workshop.disclosure.released import ReleasedTable, Withheld
from workshop.model.rubric import Rubric
from workshop.reports.definitions import ExerciseDefinition
from workshop.reports.sections.cohort import CohortData
from workshop.reports.sections.contributions import latest_own
from workshop.scoring.rubric import profile

__all__ = ["competencies"]

_NOTE = "Each competency is the mean of its criteria. The rubric file says which criterion belongs where."


def competencies(
    data: CohortData, exercise: ExerciseDefinition, rubric: Rubric, released: ReleasedTable | Withheld
) -> ReleasedTable | Withheld:
    """Release the mean of each competency, where the mean of each of its criteria is released.

    The competencies are named as NACE names them (https://www.naceweb.org), unless a center edits the rubric file.
    """
    if isinstance(released, Withheld):
        return Withheld(section="Competencies", reason=released.reason, text=released.text)
    own = [found[1] for tries in data.attempts(exercise).values() if (found := latest_own(tries))]
    means = {one.title: one.mean for one in profile(rubric, own)}
    groups: dict[str, list[str]] = {}
    for criterion in rubric.criteria:
        groups.setdefault(criterion.tag, []).append(criterion.title)
    return release_rollup(
        means,
        released,
        groups,
        data.profile,
        id="competencies",
        title="Competencies",
        label_heading="Competency",
        notes=(_NOTE,),
    )
