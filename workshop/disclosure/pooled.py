"""Cohorts taken together: what their sum tells beside what the report of each one tells."""

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Part", "few", "tells"]


@dataclass(frozen=True)
class Part:
    """One cohort's share of a sum: how many of its people did something.

    Attributes:
        size: Number of its people.
        yes: How many of them did it.
        own: True if the cohort is large enough for a report of its own, which tells ``size``.
        shown: True if that report tells ``yes`` too.
    """

    size: int
    yes: int
    own: bool
    shown: bool


def few(number: int, threshold: int) -> bool:
    """True for a number of people that must not be told: one or more, but fewer than the threshold."""
    return 0 < number < threshold


def tells(parts: Sequence[Part], threshold: int, *, answer: bool = False) -> bool:
    """Tell whether a sum gives something away that the parts' own reports do not.

    A reader knows the sum and subtracts what the reports of the single cohorts tell. What is left is the sum of the
    hidden parts, each between 0 and the number of its people, closer where its report says "fewer than 10" or "45 or
    more". Each cohort with a report of its own, and the ones without all together, must stay as open as the audit of a
    table asks: it could be ``threshold`` or more, in a range as wide. If the ones without are known exactly, theirs
    must be a number that could be released.

    Args:
        parts: The cohorts in the sum.
        threshold: Fewest people that may be told.
        answer: True if it is an answer, so that "nobody" and "everybody" tell something about each of them.
    """
    hidden = [part for part in parts if not part.shown]
    left = sum(part.yes for part in hidden)
    bounds = [_bounds(part, threshold) for part in hidden]
    least, most = sum(low for low, _ in bounds), sum(high for _, high in bounds)
    for part, (low, high) in zip(hidden, bounds, strict=True):
        first, last = max(low, left - (most - high)), min(high, left - (least - low))
        if part.own and (last - first < threshold or last < threshold):
            return True
    small = [part for part in hidden if not part.own]
    if not small:
        return False
    size, yes = sum(part.size for part in small), sum(part.yes for part in small)
    others = [bound for part, bound in zip(hidden, bounds, strict=True) if part.own]
    first = max(0, left - sum(high for _, high in others))
    last = min(size, left - sum(low for low, _ in others))
    if first == last:
        return few(yes, threshold) or few(size - yes, threshold) or (answer and yes in {0, size})
    return last - first < threshold or last < threshold


def _bounds(part: Part, threshold: int) -> tuple[int, int]:
    """What the report of a cohort says of a hidden size (`workshop.disclosure.chain.coarse`)."""
    floor, ceiling = (part.size - threshold) // 5 * 5, 2 * threshold
    if part.own and part.size - part.yes < threshold and floor > part.size / 2:
        return floor, part.size
    if part.own and part.yes < threshold and ceiling < part.size / 2:
        return 0, ceiling - 1
    return 0, part.size
