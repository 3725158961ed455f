"""From invited to paired."""

from collections.abc import Mapping

from workshop.disclosure.chain import Step
from workshop.disclosure.gate import release_steps
from workshop.disclosure.released import Figure, ReleasedTable, Withheld
from workshop.reports.sections.cohort import CohortData

__all__ = ["participation"]


def participation(data: CohortData, pairs: Mapping[str, Step]) -> tuple[ReleasedTable | Withheld, dict[str, Figure]]:
    """Release how many people were invited, started, finished the workshop, and answered each measure twice.

    If two of these sizes may not stand together, the one that gives way is first the number who finished it, because
    the number of pairs belongs to each change.

    Args:
        data: The cohort.
        pairs: Who was scored both times, by measure.

    Returns:
        The table or why there is none, and the number of pairs by measure as the table has it.
    """
    finish = data.snapshot.definitions.finish
    steps = [
        Step("Started", data.everyone, id="started"),
        Step("Finished the workshop", data.sharers(finish), rank=2, id="finished"),
        *pairs.values(),
    ]
    released = release_steps(
        steps,
        data.everyone,
        data.profile,
        id="participation",
        title="Participation",
        label_heading="Step",
        answers=False,
        invited=data.snapshot.definitions.invited,
    )
    if isinstance(released, Withheld):
        return released, {}
    for step, row in zip(steps, released.rows[len(released.rows) - len(steps) :], strict=True):
        if row.figures[0].value is not None:
            data.bases.admit(step.members)
    last = released.rows[len(released.rows) - len(pairs) :]
    return released, {measure: row.figures[0] for measure, row in zip(pairs, last, strict=True)}
