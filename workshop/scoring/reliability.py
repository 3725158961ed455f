"""How well the items of a scale hang together: Cronbach's alpha."""

import pandas as pd

__all__ = ["cronbach_alpha"]


def cronbach_alpha(items: pd.DataFrame) -> float | None:
    """Cronbach's alpha: ``k / (k - 1) * (1 - sum of the item variances / variance of the sum)``.

    Source: Cronbach (1951), Psychometrika 16:297-334. Only people who answered all items count.

    Args:
        items: A row for each participant, a column for each item, reversed items already turned round
            (`workshop.scoring.measure.scale_items`), missing where there is no answer.

    Returns:
        Alpha, at most 1 and possibly negative, or None if it is not estimable: one item only, fewer than two people who
        answered all, or no variance of the sum.
    """
    complete = items.dropna()
    people, k = complete.shape
    if k < 2 or people < 2:
        return None
    total = float(complete.sum(axis=1).var(ddof=1))
    if total <= 1e-12:
        return None
    return k / (k - 1) * (1 - float(complete.var(axis=0, ddof=1).sum()) / total)
