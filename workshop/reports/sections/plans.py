"""Plans made. Their words never leave a participant's own journal, so only that they are complete is known."""

from workshop.disclosure.chain import Step
from workshop.disclosure.gate import release_steps
from workshop.disclosure.released import ReleasedTable, Withheld
from workshop.reports.sections.cohort import CohortData

__all__ = ["planned", "plans"]


def planned(data: CohortData) -> list[Step]:
    """Who made a complete plan, and who of them set a date for it; over all plans of the workshop."""
    complete: set[int] = set()
    dated: set[int] = set()
    for exercise in data.exercises("plan"):
        both = data.those_with(exercise, "if") & data.those_with(exercise, "then")
        complete |= both
        dated |= both & data.those_with(exercise, "dated")
    return [
        Step("Made a complete if-then plan", frozenset(complete), id="complete"),
        Step("Also set a date for it", frozenset(dated), rank=1, id="dated"),
    ]


def plans(data: CohortData) -> ReleasedTable | Withheld:
    """Release how many people made a complete if-then plan (an "if" and a "then") and how many of them set a date.

    Someone with several plans counts once. The share is of all participants, whether they shared a plan or not.
    """
    if not data.exercises("plan"):
        text = "This workshop has no exercise with an if-then plan."
        return Withheld(section="If-then plans", reason="not-estimable", text=text)
    return release_steps(
        planned(data),
        data.everyone,
        data.profile,
        id="plans",
        title="If-then plans",
        label_heading="Plan",
        answers=True,
    )
