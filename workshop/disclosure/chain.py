"""Groups of the same people, one inside the other, such as started and completed: which sizes may stand together."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from workshop.disclosure.rounding import percent

__all__ = ["Step", "coarse", "visible"]


@dataclass(frozen=True)
class Step:
    """One group of participants.

    Attributes:
        label: What a report calls it.
        members: Who is in it, by the numbers of the snapshot.
        rank: Which size gives way if two may not stand together: the one with the larger rank.
        id: The key of its row.
    """

    label: str
    members: frozenset[int]
    rank: int = 0
    id: str = ""


def visible(steps: Sequence[Step], everyone: Set[int], threshold: int, *, answers: bool) -> frozenset[int]:
    """Find the steps whose sizes may be shown beside each other and beside the number of all participants.

    Two sizes may stand together if each group has none, or at least ``threshold``, people that the other has not: the
    difference of two nested groups is a count like any other.

    Args:
        steps: The groups.
        everyone: All participants; their number is shown.
        threshold: Smallest count that may be shown.
        answers: True if being in a group is an answer, so that "everybody" tells something about each of them.

    Returns:
        The places of the steps that may be shown.
    """
    shown: set[int] = set()
    for place in sorted(range(len(steps)), key=lambda one: (steps[one].rank, one)):
        members = steps[place].members
        others = [everyone, *(steps[one].members for one in shown)]
        if len(members) >= threshold and all(_apart(members, other, threshold, answers) for other in others):
            shown.add(place)
    return frozenset(shown)


def _apart(one: Set[int], other: Set[int], threshold: int, answers: bool) -> bool:
    gaps = (len(one - other), len(other - one))
    return not any(0 < gap < threshold for gap in gaps) and (max(gaps) > 0 or not answers)


def coarse(size: int, whole: int, threshold: int) -> tuple[str, str]:
    """What is said of a size that is close to none or to the whole, as a number and as a share.

    Both leave room for at least ``threshold`` people, as the audit of a table asks.

    Returns:
        Such as ``("40 or more", "at least 83%")`` or ``("fewer than 10", "less than 21%")``; dashes if it is neither.
    """
    floor, ceiling = (whole - threshold) // 5 * 5, 2 * threshold
    if whole - size < threshold and floor > whole / 2:
        return f"{floor} or more", f"at least {100 * floor // whole}%"
    if size < threshold and ceiling < whole / 2:
        return f"fewer than {ceiling}", f"less than {percent(ceiling, whole) + 1}%"
    return "\N{EN DASH}", "\N{EN DASH}"
