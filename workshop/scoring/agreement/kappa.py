"""Cohen's weighted kappa of two raters: how much less they disagree than two who knew nothing of each other would."""

from collections.abc import Sequence

import numpy as np

__all__ = ["quadratic_kappa", "weighted_kappa"]


def weighted_kappa(counts: Sequence[Sequence[float]], weights: Sequence[Sequence[float]]) -> float | None:
    """Weighted kappa: ``1 - sum(w * observed) / sum(w * expected)``, expected from the margins.

    Source: Cohen (1968), Psychological Bulletin 70:213-220.

    Args:
        counts: How often the first rater gave the level of the row and the second that of the column.
        weights: How much each disagreement counts; 0 on the diagonal.

    Returns:
        Kappa, at most 1, or None if no disagreement was to be expected, as where both always give one level.
    """
    observed = np.asarray(counts, dtype=float)
    cost = np.asarray(weights, dtype=float)
    total = observed.sum()
    if total <= 0:
        return None
    expected = np.outer(observed.sum(axis=1), observed.sum(axis=0)) / total
    by_chance = float((cost * expected).sum())
    return None if by_chance <= 1e-12 else 1 - float((cost * observed).sum()) / by_chance


def quadratic_kappa(first: Sequence[int], second: Sequence[int], levels: Sequence[int]) -> float | None:
    """Weighted kappa with squared distances as weights, for ordered levels.

    Args:
        first: Levels that one rater gave.
        second: Levels that the other gave to the same people, in the same order.
        levels: All levels in order.

    Returns:
        Kappa, or None if it is not estimable.
    """
    place = {level: at for at, level in enumerate(levels)}
    counts = np.zeros((len(levels), len(levels)))
    for one, other in zip(first, second, strict=True):
        counts[place[one], place[other]] += 1
    steps = np.arange(len(levels))
    return weighted_kappa(counts.tolist(), ((steps[:, None] - steps[None, :]) ** 2).tolist())
