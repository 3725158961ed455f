"""How far two or more raters agree on the same practice, with what cannot be estimated left out and said.

Whoever rates oneself and whoever looks on see different things, so little agreement is expected: self and supervisor
ratings correlate at about .22, and self-ratings are about a third of a standard deviation higher (Heidemeier & Moser
2009, Journal of Applied Psychology 94:353-370).
"""

from workshop.scoring.agreement.alpha import ordinal_alpha
from workshop.scoring.agreement.compare import (
    LEAST_COEFFICIENT,
    LEAST_DIFFERENCE,
    Agreement,
    agree,
)
from workshop.scoring.agreement.difference import Difference, difference
from workshop.scoring.agreement.icc import ICC, icc_agreement
from workshop.scoring.agreement.kappa import quadratic_kappa, weighted_kappa

__all__ = [
    "ICC",
    "LEAST_COEFFICIENT",
    "LEAST_DIFFERENCE",
    "Agreement",
    "Difference",
    "agree",
    "difference",
    "icc_agreement",
    "ordinal_alpha",
    "quadratic_kappa",
    "weighted_kappa",
]
