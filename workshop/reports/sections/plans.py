"""Plans made. Their words never leave a participant's own journal, so only that they are complete is known."""

from workshop.disclosure.chain import Step
from workshop.disclosure.gate import release_steps
from workshop.disclosure.released import ReleasedTable, Withheld
from workshop.reports.sections.cohort import CohortData

__all__ = ["plans"]


def plans(data: CohortData) -> ReleasedTable | Withheld:
    """Release how many people made a complete if-then plan (an "if" and a "then") and how many of them set a date.

    Someone with several plans counts once. The share is of all participants, whether they shared a plan or not.
    """
    exercises = data.exercises("plan")
    if not exercises:
        text = "This workshop has no exercise with an if-then plan."
        return Withheld(section="If-then plans", reason="not-estimable", text=text)
    complete: set[int] = set()
    dated: set[int] = set()
    for exercise in exercises:
        both = data.those_with(exercise, "if") & data.those_with(exercise, "then")
        complete |= both
        dated |= both & data.those_with(exercise, "dated")
    steps = [
        Step("Made a complete if-then plan", frozenset(complete), id="complete"),
        Step("Also set a date for it", frozenset(dated), rank=1, id="dated"),
    ]
    return release_steps(
        steps, data.everyone, data.profile, id="plans", title="If-then plans", label_heading="Plan", answers=True
    )
