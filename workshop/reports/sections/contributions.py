"""Whose ratings stand behind a mean: two means of nearly the same ratings would give away the few that differ."""

from collections.abc import Mapping, Sequence

from workshop.model.rubric import Rating
from workshop.reports.sections.cohort import Attempts

__all__ = ["Contributions", "latest_own", "levels_of", "may_stand"]

Contributions = frozenset[tuple[int, int]]
"""Ratings behind a mean, by participant and attempt."""


def latest_own(tries: Mapping[int, Mapping[str, Mapping[str, Rating]]]) -> tuple[int, Mapping[str, Rating]] | None:
    """The last attempt that a person rated themselves, and their ratings of it; None if they rated none."""
    return next(
        ((attempt, tries[attempt]["self"]) for attempt in reversed(list(tries)) if "self" in tries[attempt]), None
    )


def levels_of(attempts: Attempts, chosen: Mapping[int, int], rater: str, criterion: str) -> dict[int, int]:
    """By person, the level that one rater gave on a criterion in the chosen attempt; "NO" is none."""
    found: dict[int, int] = {}
    for person, attempt in chosen.items():
        level = attempts[person][attempt].get(rater, {}).get(criterion)
        if isinstance(level, int):
            found[person] = level
    return found


def may_stand(one: Contributions, others: Sequence[Contributions], threshold: int) -> bool:
    """True if no mean of ``others`` differs from that of ``one`` by the ratings of fewer people than the threshold."""
    return not any(0 < len({person for person, _ in gap}) < threshold for other in others for gap in _gaps(one, other))


def _gaps(one: Contributions, other: Contributions) -> tuple[Contributions, Contributions]:
    return one - other, other - one
