"""What a center report asks of every snapshot: read once from the newest one's own description."""

from dataclasses import dataclass
from typing import Self

from workshop.model.measure import Measure
from workshop.model.rubric import Rubric
from workshop.reports.definitions import Definitions

__all__ = ["Asked"]


@dataclass(frozen=True)
class Asked:
    """What is counted.

    Attributes:
        finish: The exercise whose sharing counts as having finished.
        plans: The exercises with a plan.
        measure: The measure that is asked before and after, or None.
        rubric: The rubric, or None.
        rated: The exercise that it is used in, or empty.
    """

    finish: str
    plans: tuple[str, ...]
    measure: Measure | None
    rubric: Rubric | None
    rated: str

    @classmethod
    def of(cls, newest: Definitions) -> Self:
        """What can be asked of snapshots with this description."""
        used = {one.instrument: one.id for one in reversed(newest.exercises)}
        rubric = next((one for one in newest.rubrics if one.instrument in used), None)
        return cls(
            finish=newest.finish,
            plans=tuple(one.id for one in newest.exercises if one.kind == "plan"),
            measure=next((one for one in newest.measures if _asked_twice(newest, one.instrument)), None),
            rubric=rubric,
            rated=used[rubric.instrument] if rubric else "",
        )


def _asked_twice(about: Definitions, instrument: str) -> bool:
    return {"before", "after"} <= {one.occasion for one in about.exercises if one.instrument == instrument}
