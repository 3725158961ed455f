"""How far apart two raters are on the same people: bias with its interval, mean absolute difference, closeness."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.scoring.change import Change, paired_change

__all__ = ["Difference", "difference"]


@dataclass(frozen=True)
class Difference:
    """What lies between the ratings of two raters, in levels.

    Attributes:
        n: Number of people whom both rated.
        bias: Mean of first minus second, with its 95% interval by Student's t: ``before`` is the mean of the second
            rater, ``after`` that of the first, ``change`` the bias.
        distance: Mean absolute difference, 0 or more.
        close: Number of people on whom the two are at most one level apart.
    """

    n: int
    bias: Change
    distance: float
    close: int


def difference(first: Sequence[float], second: Sequence[float]) -> Difference:
    """Compare the ratings of two raters, person by person.

    Args:
        first: Ratings by one rater, such as the participants themselves.
        second: Ratings of the same people by the other, in the same order.

    Raises:
        ValueError: If the two differ in length, hold something that is not finite, or there are fewer than two people.
    """
    bias = paired_change(second, first)
    gaps = [abs(one - other) for one, other in zip(first, second, strict=True)]
    return Difference(bias.n, bias, sum(gaps) / len(gaps), sum(gap <= 1 for gap in gaps))
