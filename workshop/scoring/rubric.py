"""The profile of a rubric: how often each level was given on each criterion, and the mean of those that were rated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshop.model.rubric import LEVELS, NOT_OBSERVED, Rating, Rubric

__all__ = ["CriterionProfile", "profile", "total"]

Ratings = Mapping[str, Rating]
"""The ratings that one rater gave one person: a level for each criterion, or "NO"; criteria may be left out."""


@dataclass(frozen=True)
class CriterionProfile:
    """The ratings on one criterion.

    Attributes:
        id: Id of the criterion.
        title: Its short name.
        levels: Number of ratings at each of the levels 1 to 4, in that order.
        not_observed: Number of "NO". It stands apart and never counts as 0.
        left_blank: Number of people who rated something, but not this criterion.
        mean: Mean of the rated levels (1 to 4), or None if there are none.
        uniform: True if all rated levels are the same, so that the mean is everybody's.
    """

    id: str
    title: str
    levels: tuple[int, int, int, int]
    not_observed: int
    left_blank: int
    mean: float | None
    uniform: bool

    @property
    def rated(self) -> int:
        """Number of ratings that are a level."""
        return sum(self.levels)


def profile(rubric: Rubric, people: Sequence[Ratings]) -> tuple[CriterionProfile, ...]:
    """Count the ratings on each criterion.

    Args:
        rubric: The rubric.
        people: One mapping for each person who rated at least one criterion.

    Returns:
        One profile for each criterion, in the rubric's order.
    """
    profiles = []
    for criterion in rubric.criteria:
        given: list[int | str] = [ratings[criterion.id] for ratings in people if criterion.id in ratings]
        levels = tuple(given.count(level) for level in LEVELS)
        rated = sum(levels)
        mean = sum(level * count for level, count in zip(LEVELS, levels, strict=True)) / rated if rated else None
        profiles.append(
            CriterionProfile(
                id=criterion.id,
                title=criterion.title,
                levels=(levels[0], levels[1], levels[2], levels[3]),
                not_observed=given.count(NOT_OBSERVED),
                left_blank=len(people) - len(given),
                mean=mean,
                uniform=rated > 0 and max(levels) == rated,
            )
        )
    return tuple(profiles)


def total(rubric: Rubric, ratings: Ratings) -> float | None:
    """One person's total: the mean of the rated levels (1 to 4), as the rubric defines it.

    Returns:
        The total, or None if fewer than ``rubric.min_rated`` criteria were rated; "NO" is not a rating of a level.
    """
    rated = [level for criterion in rubric.criteria if (level := ratings.get(criterion.id)) in LEVELS]
    numbers = [level for level in rated if isinstance(level, int)]
    return sum(numbers) / len(numbers) if len(numbers) >= rubric.min_rated else None
