"""The change on each scale of each measure that was asked before and again: at the end, or weeks later."""

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

__all__ = ["AFTER", "LATER", "changes", "paired"]

AFTER, LATER = "after", "follow-up"
_SAID = {AFTER: "before and after", LATER: "before, at the end and some weeks later"}
_KEYS = {AFTER: "paired", LATER: "later"}
_ALIKE = (
    "Nearly everyone who answered at the end answered some weeks later too. Two changes side by side would give away "
    "the few who did not, so the earlier one is shown alone."
)


def _asked(data: CohortData, when: str) -> tuple[Measure, ...]:
    """The measures that the workshop asks before, at the end and on another occasion, in its order."""
    asked = {(one.instrument, one.occasion) for one in data.exercises("scale")}
    return tuple(
        measure
        for measure in data.snapshot.definitions.measures
        if {(measure.instrument, one) for one in ("before", AFTER, when)} <= asked
    )


def paired(data: CohortData) -> dict[str, Step]:
    """By measure and occasion, such as ``check:after``, the participants with a score on every scale each time.

    They are the one base of all that is said of the change between the two. Weeks later, those count who answered at
    the end too: a few who came back and had skipped it would else be told by the two changes side by side, and for
    their sake none could be shown.
    """
    return {f"{one.id}:{when}": _paired(data, one, when) for when in (AFTER, LATER) for one in _asked(data, when)}


def _paired(data: CohortData, measure: Measure, when: str) -> Step:
    times = ("before", when) if when == AFTER else ("before", AFTER, when)
    complete = [score_measure(measure, data.table_of(measure, one)).dropna() for one in times]
    members = frozenset[int].intersection(*(frozenset(int(one) for one in scores.index) for scores in complete))
    label = f"Answered the {measure.title} {_SAID[when]}"
    # If not all sizes may stand together, the later one gives way first.
    return Step(label, members, rank=1 if when == AFTER else 3, id=f"{_KEYS[when]}-{measure.id}")


def changes(
    data: CohortData, pairs: Mapping[str, Step], bases: Mapping[str, Figure], when: str = AFTER
) -> tuple[tuple[ReleasedChange, ...], tuple[Withheld, ...]]:
    """Release the changes.

    Args:
        data: The cohort.
        pairs: Who was scored both times, by measure and occasion (`paired`).
        bases: The number of pairs by the same keys, as it was released under participation.
        when: ``after``, or ``follow-up`` for the change that is left some weeks later.

    Returns:
        The changes, and what was withheld.
    """
    released: list[ReleasedChange] = []
    left_out: list[Withheld] = []
    rules = find_profile(data.profile)
    for measure in _asked(data, when):
        key = f"{measure.id}:{when}"
        members = sorted(pairs[key].members)
        section = f"Change in the {measure.title}{', some weeks later' if when == LATER else ''}"
        if len(members) < rules.base:
            text = words.section_hidden(f"answered the {measure.title} in full {_SAID[when]}", rules)
            left_out.append(Withheld(section=section, reason="too-few", text=text))
            continue
        if when == LATER and not _apart(pairs, key, f"{measure.id}:{AFTER}", rules.cell):
            left_out.append(Withheld(section=section, reason="complementary", text=_ALIKE))
            continue
        first, second = (data.table_of(measure, one).loc[members] for one in ("before", when))
        before, after = score_measure(measure, first), score_measure(measure, second)
        for scale in measure.scales:
            estimate = paired_change(before[scale.id].to_list(), after[scale.id].to_list())
            alpha = cronbach_alpha(scale_items(measure, scale, first))
            change = release_change(scale, estimate, bases[key], data.profile, alpha=alpha)
            if isinstance(change, Withheld):
                left_out.append(change)
            else:
                released.append(change)
    return tuple(released), tuple(left_out)


def _apart(pairs: Mapping[str, Step], one: str, other: str, threshold: int) -> bool:
    """True if the means of two groups of people may stand side by side: neither has a few that the other has not."""
    here, there = pairs[one].members, pairs[other].members
    return not any(0 < len(gap) < threshold for gap in (here - there, there - here))
