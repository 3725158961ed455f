"""Krippendorff's alpha for ordered levels: any number of raters, ratings may be missing."""

from collections.abc import Sequence

import krippendorff
import numpy as np

__all__ = ["ordinal_alpha"]


def ordinal_alpha(ratings: Sequence[Sequence[float | None]], levels: Sequence[int]) -> float | None:
    """Ordinal alpha: 1 minus observed over expected disagreement, counted over all pairs of ratings of one person.

    Source: Krippendorff (2019), Content Analysis, 4th edition, chapter 12; computed by the package ``krippendorff``.
    From .80 on agreement is usually called reliable, from .667 on tentative.

    Args:
        ratings: A row for each person, a column for each rater, None where there is no rating.
        levels: All levels in order.

    Returns:
        Alpha, at most 1, or None if it is not estimable: nobody was rated twice, or all such ratings are the same.
    """
    paired = [row for row in ratings if sum(value is not None for value in row) > 1]
    given = {value for row in paired for value in row if value is not None}
    if len(given) < 2:
        return None
    table = np.array([[np.nan if value is None else value for value in row] for row in paired], dtype=float).T
    return float(krippendorff.alpha(table, value_domain=list(levels), level_of_measurement="ordinal"))
