"""The change on each scale of each measure that was asked before and after."""

from collections.abc import Mapping

from workshop.disclosure import words
from workshop.disclosure.chain import Step
from workshop.disclosure.gate import release_change
from workshop.disclosure.profiles import profile as find_profile
from workshop.disclosure.released import Figure, ReleasedChange, Withheld
from workshop.model.measure import Measure
from workshop.reports.sections.cohort import CohortData
from workshop.scoring.change import paired_change
from workshop.scoring.measure import scale_items, score_measure
from workshop.scoring.reliability import cronbach_alpha

__all__ = ["changes", "paired"]


def _asked_twice(data: CohortData) -> tuple[Measure, ...]:
    """The measures that the workshop asks before and after, in its order."""
    asked = {(one.instrument, one.occasion) for one in data.exercises("scale")}
    return tuple(
        measure
        for measure in data.snapshot.definitions.measures
        if {(measure.instrument, "before"), (measure.instrument, "after")} <= asked
    )


def paired(data: CohortData) -> dict[str, Step]:
    """By measure, the participants with a score on every scale both times: the one base of all that is said of it."""
    return {measure.id: _paired(data, measure) for measure in _asked_twice(data)}


def _paired(data: CohortData, measure: Measure) -> Step:
    complete = [score_measure(measure, data.table_of(measure, when)).dropna() for when in ("before", "after")]
    members = frozenset(int(one) for one in complete[0].index.intersection(complete[1].index))
    return Step(f"Answered the {measure.title} before and after", members, rank=1, id=f"paired-{measure.id}")


def changes(
    data: CohortData, pairs: Mapping[str, Step], bases: Mapping[str, Figure]
) -> tuple[tuple[ReleasedChange, ...], tuple[Withheld, ...]]:
    """Release the changes.

    Args:
        data: The cohort.
        pairs: Who was scored both times, by measure (`paired`).
        bases: The number of pairs of each measure by its id, as it was released under participation.

    Returns:
        The changes, and what was withheld.
    """
    released: list[ReleasedChange] = []
    left_out: list[Withheld] = []
    rules = find_profile(data.profile)
    for measure in _asked_twice(data):
        members = sorted(pairs[measure.id].members)
        if len(members) < rules.base:
            text = words.section_hidden(f"answered the {measure.title} in full before and after", rules)
            left_out.append(Withheld(section=f"Change in the {measure.title}", reason="too-few", text=text))
            continue
        first, second = (data.table_of(measure, when).loc[members] for when in ("before", "after"))
        before, after = score_measure(measure, first), score_measure(measure, second)
        for scale in measure.scales:
            estimate = paired_change(before[scale.id].to_list(), after[scale.id].to_list())
            alpha = cronbach_alpha(scale_items(measure, scale, first))
            change = release_change(scale, estimate, bases[measure.id], data.profile, alpha=alpha)
            if isinstance(change, Withheld):
                left_out.append(change)
            else:
                released.append(change)
    return tuple(released), tuple(left_out)
