"""The change of paired scores, from sums over people instead of the people themselves."""

import math
from collections.abc import Sequence

from scipy.special import stdtrit

from workshop.scoring.change import Change

__all__ = ["change_from_sums"]

_EXACT = 1e-9


def change_from_sums(n: int, sums: Sequence[float]) -> Change:
    """Estimate the same as `workshop.scoring.change.paired_change`, where sums are all that is known.

    The variance is ``(sum of squares - n * mean²) / (n - 1)``. Scores of 0 to 100 with a few digits lose nothing by it.

    Args:
        n: Number of pairs.
        sums: Of the scores before, of the scores after, of the squares of the scores before, of those after, and of the
            squares of the differences.

    Raises:
        ValueError: If there are fewer than two pairs.
    """
    if n < 2:
        raise ValueError("a paired change needs at least two people")
    before, after, before_squared, after_squared, change_squared = sums
    sd_before, sd_after = _sd(n, before, before_squared), _sd(n, after, after_squared)
    sd_change = _sd(n, after - before, change_squared)
    mean = (after - before) / n
    half = float(stdtrit(n - 1, 0.975)) * sd_change / math.sqrt(n)
    spread = (sd_before + sd_after) / 2
    return Change(
        n=n,
        before=before / n,
        after=after / n,
        change=mean,
        sd_before=sd_before,
        sd_after=sd_after,
        sd_change=sd_change,
        low=mean - half,
        high=mean + half,
        effect=(1 - 3 / (4 * (n - 1) - 1)) * mean / spread if spread > 0 and n > 2 else None,
    )


def _sd(n: int, total: float, squares: float) -> float:
    """Sample standard deviation, exactly zero if all values are equal but for the last bits of floating point."""
    variance = (squares - total * total / n) / (n - 1)
    return 0.0 if variance <= _EXACT * max(1.0, squares / n) else math.sqrt(variance)
