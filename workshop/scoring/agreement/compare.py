"""Two views of the same practice on one criterion: every measure of their agreement that enough people allow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshop.model.rubric import LEVELS
from workshop.scoring.agreement.alpha import ordinal_alpha
from workshop.scoring.agreement.difference import Difference, difference
from workshop.scoring.agreement.icc import ICC, icc_agreement
from workshop.scoring.agreement.kappa import quadratic_kappa

__all__ = ["LEAST_COEFFICIENT", "LEAST_DIFFERENCE", "Agreement", "agree"]

LEAST_DIFFERENCE = 10
"""Fewest people for a bias, a mean absolute difference or a share within one level."""

LEAST_COEFFICIENT = 20
"""Fewest pairs for a coefficient: with fewer its interval says next to nothing."""


@dataclass(frozen=True)
class Agreement:
    """What can be said of how two views agree. None means too few people, or not estimable.

    Attributes:
        n: Number of people with both ratings.
        difference: Bias, distance and closeness; from ``LEAST_DIFFERENCE`` people.
        icc: ICC(2,1) of the two views; from ``LEAST_COEFFICIENT`` pairs, and only if each rater uses more than one
            level.
        kappa: Quadratic weighted kappa, under the same conditions.
        alpha: Ordinal Krippendorff's alpha over all raters of these people, under the same conditions.
        confounded: True if people were rated by different raters, so that a strict rater cannot be told from someone
            who did less well: coefficients then describe the pairs as they came about, and no single rater.
    """

    n: int
    difference: Difference | None
    icc: ICC | None
    kappa: float | None
    alpha: float | None
    confounded: bool


def agree(
    own: Mapping[int, int],
    other: Mapping[int, int],
    more: Sequence[Mapping[int, int]] = (),
    *,
    confounded: bool = True,
) -> Agreement:
    """Compare two views of the same people on one criterion.

    Args:
        own: The level that each person gave themselves, by person; who was not rated is left out.
        other: The level that another rater gave them.
        more: Levels by further raters, which only alpha takes in.
        confounded: False only if one and the same rater saw everyone.
    """
    both = sorted(own.keys() & other.keys())
    first, second = [own[one] for one in both], [other[one] for one in both]
    n = len(both)
    coefficients = n >= LEAST_COEFFICIENT and len(set(first)) > 1 and len(set(second)) > 1
    rated = [[view.get(one) for view in (own, other, *more)] for one in both]
    return Agreement(
        n=n,
        difference=difference(first, second) if n >= LEAST_DIFFERENCE else None,
        icc=icc_agreement(list(zip(first, second, strict=True))) if coefficients else None,
        kappa=quadratic_kappa(first, second, LEVELS) if coefficients else None,
        alpha=ordinal_alpha(rated, LEVELS) if coefficients else None,
        confounded=confounded,
    )
