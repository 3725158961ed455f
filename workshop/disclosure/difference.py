"""Rule 6: two releases of the same figure, set against each other, must not tell of the few who are in one only."""

from collections.abc import Hashable, Mapping, Set
from dataclasses import dataclass

from workshop.disclosure.profiles import PROFILES

__all__ = ["LARGEST", "SMALLEST", "Counted", "few", "tells_too_much", "too_close"]

LARGEST = max(one.cell for one in PROFILES.values())
"""The threshold for what two releases tell together. A snapshot may be reported on in any profile: the strictest."""

SMALLEST = min(one.cell for one in PROFILES.values())
"""The smallest count that any profile shows; a smaller one was never released."""


def few(number: int, threshold: int = LARGEST) -> bool:
    """True for a number of people that must not be told: one or more, but fewer than the threshold."""
    return 0 < number < threshold


def too_close(one: Set[Hashable], other: Set[Hashable], threshold: int = LARGEST) -> bool:
    """True if one of two overlapping groups has a few members that the other has not: ``1 <= |A - B| < t``."""
    return few(len(one - other), threshold) or few(len(other - one), threshold)


@dataclass(frozen=True)
class Counted:
    """Everything that can be counted in one snapshot, by who is counted; members are HMAC ids.

    Attributes:
        everyone: All participants.
        cells: By a key that is the same in every snapshot, who is in that cell.
        answers: By exercise, each person together with the whole of their answer, for figures such as means that change
            with any answer.
    """

    everyone: Set[str]
    cells: Mapping[Hashable, Set[str]]
    answers: Mapping[Hashable, Set[Hashable]]


def tells_too_much(old: Counted, new: Counted, threshold: int = LARGEST) -> bool:
    """Tell whether figures of a new snapshot beside those of an old one would tell about a few people.

    A cell with so few people in it, or outside of it, that no profile shows it was not released, so nothing can be
    subtracted from it or it from anything.

    Args:
        old: What was counted in a snapshot that was released.
        new: What is counted in one that might be.
        threshold: Fewest people that a difference may be made of.
    """
    if too_close(old.everyone, new.everyone, threshold):
        return True
    nobody: frozenset[str] = frozenset()
    for name in old.answers.keys() | new.answers.keys():
        if too_close(old.answers.get(name, nobody), new.answers.get(name, nobody), threshold):
            return True
    for key in old.cells.keys() | new.cells.keys():
        first, second = old.cells.get(key, nobody), new.cells.get(key, nobody)
        if not (few(len(first), SMALLEST) or few(len(second), SMALLEST)) and too_close(first, second, threshold):
            return True
        outside = (old.everyone - first, new.everyone - second)
        if not any(few(len(part), SMALLEST) for part in outside) and too_close(*outside, threshold):
            return True
    return False
