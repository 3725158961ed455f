"""The change of paired scores: its mean, its 95% interval and its standardised size."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

__all__ = ["Change", "paired_change"]


@dataclass(frozen=True)
class Change:
    """The change between two scores of the same people, in the unit of the score.

    Attributes:
        n: Number of pairs.
        before: Mean before.
        after: Mean after.
        change: Mean of the differences, after minus before.
        sd_before: Sample standard deviation before.
        sd_after: Sample standard deviation after.
        sd_change: Sample standard deviation of the differences.
        low: Lower end of the 95% interval of ``change``; equal to it if everyone changed by the same amount.
        high: Upper end of it.
        effect: The standardised change g_av, or None if it is not estimable because nobody differs from anybody.
    """

    n: int
    before: float
    after: float
    change: float
    sd_before: float
    sd_after: float
    sd_change: float
    low: float
    high: float
    effect: float | None


def paired_change(before: Sequence[float], after: Sequence[float], confidence: float = 0.95) -> Change:
    """Estimate the change from two scores of the same people.

    The interval is that of Student's t for paired differences: ``mean ± t(n-1) * sd / sqrt(n)``. The effect is Hedges'
    g_av: ``J * mean difference / ((sd before + sd after) / 2)`` with ``J = 1 - 3 / (4 * (n - 1) - 1)``. The average of
    the two standard deviations is from Cumming (2012), "Understanding the New Statistics", and Lakens (2013), Frontiers
    in Psychology 4:863; the correction for small samples is Hedges' approximation with n - 1 degrees of freedom.
    Without a control group it is a change, not an impact.

    Args:
        before: Scores before, one for each participant, none missing.
        after: Scores after, in the same order.
        confidence: Coverage of the interval, between 0 and 1.

    Returns:
        The estimates, not rounded.

    Raises:
        ValueError: If the two differ in length, hold something that is not finite, or there are fewer than two pairs.
    """
    first, second = np.asarray(before, dtype=float), np.asarray(after, dtype=float)
    if first.shape != second.shape or first.ndim != 1:
        raise ValueError("a paired change needs two equally long lists of scores")
    if not (np.isfinite(first).all() and np.isfinite(second).all()):
        raise ValueError("a paired change needs a score before and after from everyone")
    n = len(first)
    if n < 2:
        raise ValueError("a paired change needs at least two people")
    differences = second - first
    change = float(differences.mean())
    sd_before, sd_after, sd_change = (_sd(values) for values in (first, second, differences))
    half = float(stdtrit(n - 1, (1 + confidence) / 2)) * sd_change / math.sqrt(n)
    spread = (sd_before + sd_after) / 2
    # At n = 2 the correction is 1 - 3/3 = 0, which would call every change none at all.
    effect = (1 - 3 / (4 * (n - 1) - 1)) * change / spread if spread > 0 and n > 2 else None
    return Change(
        n=n,
        before=float(first.mean()),
        after=float(second.mean()),
        change=change,
        sd_before=sd_before,
        sd_after=sd_after,
        sd_change=sd_change,
        low=change - half,
        high=change + half,
        effect=effect,
    )


def _sd(values: np.ndarray) -> float:
    """Sample standard deviation, exactly zero if all values are equal but for the last bits of floating point."""
    sd = float(values.std(ddof=1))
    return 0.0 if sd <= 1e-9 * max(1.0, float(np.abs(values).max())) else sd
