"""ICC(2,1): how well one rater can stand in for another, absolute agreement, both people and raters drawn at random."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import fdtri

__all__ = ["ICC", "icc_agreement"]


@dataclass(frozen=True)
class ICC:
    """An intraclass correlation.

    Attributes:
        value: The estimate, at most 1 and possibly negative.
        low: Lower end of its 95% interval.
        high: Upper end of it. Labels such as "good" are judged on the interval, not on the value (Koo & Li 2016).
    """

    value: float
    low: float
    high: float


def icc_agreement(ratings: Sequence[Sequence[float]], confidence: float = 0.95) -> ICC | None:
    """ICC(2,1) of Shrout & Fleiss (1979), Psychological Bulletin 86:420-428; ICC(A,1) of McGraw & Wong (1996).

    ``(MSR - MSE) / (MSR + (k - 1) MSE + k (MSC - MSE) / n)`` with the mean squares of people (R), raters (C) and error
    (E) of a two-way table. The interval is that of McGraw & Wong (1996), Psychological Methods 1:30-46, table 7, with
    Satterthwaite's degrees of freedom.

    Args:
        ratings: A row for each person, a column for each rater, none missing.
        confidence: Coverage of the interval, between 0 and 1.

    Returns:
        The estimate, or None if it is not estimable: fewer than two people or raters, or people who do not differ.

    Raises:
        ValueError: If a rating is missing or not finite.
    """
    table = np.asarray(ratings, dtype=float)
    if not np.isfinite(table).all():
        raise ValueError("an ICC needs a rating of everyone by every rater")
    if table.ndim != 2 or min(table.shape) < 2:
        return None
    n, k = table.shape
    people, error = n - 1, (n - 1) * (k - 1)
    middle = table.mean()
    between = k * ((table.mean(axis=1) - middle) ** 2).sum()
    columns = n * ((table.mean(axis=0) - middle) ** 2).sum()
    rest = ((table - middle) ** 2).sum() - between - columns
    msr, msc, mse = (float(max(part, 0.0)) for part in (between / people, columns / (k - 1), rest / error))
    if msr <= 1e-12:
        return None
    value = (msr - mse) / (msr + (k - 1) * mse + k * (msc - mse) / n)
    if mse <= 1e-12 and msc <= 1e-12:
        return ICC(1.0, 1.0, 1.0)
    a = k * value / (n * (1 - value))
    b = 1 + k * value * (n - 1) / (n * (1 - value))
    df = (a * msc + b * mse) ** 2 / ((a * msc) ** 2 / (k - 1) + (b * mse) ** 2 / error)
    point = (1 + confidence) / 2
    f_low, f_high = float(fdtri(people, df, point)), float(fdtri(df, people, point))
    raters = k * msc + (k * n - k - n) * mse
    low = n * (msr - f_low * mse) / (f_low * raters + n * msr)
    high = n * (f_high * msr - mse) / (raters + n * f_high * msr)
    return ICC(value, low, high)
