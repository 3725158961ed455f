"""Coefficients of agreement against the worked examples of the papers that define them."""

import math
from itertools import permutations

import pytest

from workshop.scoring.agreement import icc_agreement, ordinal_alpha, quadratic_kappa, weighted_kappa

# Four judges, six people: Shrout & Fleiss (1979), Psychological Bulletin 86:420-428, table 2.
SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]

# Two judges, three diagnoses, shares of 200 people: Cohen (1968), Psychological Bulletin 70:213-220, table 1.
COHEN = [[0.44, 0.07, 0.09], [0.05, 0.20, 0.05], [0.01, 0.03, 0.06]]
COHEN_WEIGHTS = [[0, 1, 3], [1, 0, 6], [3, 6, 0]]

# Four observers, twelve units, ratings missing: Krippendorff (2011), "Computing Krippendorff's alpha-reliability".
KRIPPENDORFF = [
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
]


def by_unit(observers: list[str]) -> list[list[float | None]]:
    """The canonical example turned round: a row for each unit."""
    rows = [[None if word == "." else float(word) for word in line.split()] for line in observers]
    return [list(unit) for unit in zip(*rows, strict=True)]


def test_icc_of_shrout_and_fleiss() -> None:
    """ICC(2,1) is .29; its interval is the one that later software prints for the paper's data, .02 to .76."""
    found = icc_agreement(SHROUT_FLEISS)
    assert found is not None
    assert [round(one, 2) for one in (found.value, found.low, found.high)] == [0.29, 0.02, 0.76]


def test_weighted_kappa_of_cohen() -> None:
    """Cohen's example gives .348 with his weights, and .492 if every disagreement counts the same."""
    assert weighted_kappa(COHEN, COHEN_WEIGHTS) == pytest.approx(0.348, abs=0.0005)
    same = [[float(row != column) for column in range(3)] for row in range(3)]
    assert weighted_kappa(COHEN, same) == pytest.approx(0.492, abs=0.0005)


def test_alpha_of_krippendorff() -> None:
    """The canonical example has an ordinal alpha of .815."""
    alpha = ordinal_alpha(by_unit(KRIPPENDORFF), (1, 2, 3, 4, 5))
    assert alpha == pytest.approx(0.815, abs=0.0005)


def test_alpha_by_its_definition() -> None:
    """The same again in plain Python from the coincidence matrix, so that the package is not the only path."""
    units = [[one for one in unit if one is not None] for unit in by_unit(KRIPPENDORFF)]
    levels = (1, 2, 3, 4, 5)
    matrix = {(a, b): 0.0 for a in levels for b in levels}
    for unit in units:
        for one, other in permutations(unit, 2):
            matrix[int(one), int(other)] += 1 / (len(unit) - 1)
    margin = {a: sum(matrix[a, b] for b in levels) for a in levels}
    total = sum(margin.values())

    def distance(one: int, other: int) -> float:
        low, high = min(one, other), max(one, other)
        between = sum(margin[level] for level in levels if low <= level <= high)
        return (between - (margin[low] + margin[high]) / 2) ** 2

    seen = sum(matrix[pair] * distance(*pair) for pair in matrix)
    chance = sum(margin[a] * margin[b] * distance(a, b) for a, b in matrix) / (total - 1)
    assert ordinal_alpha(by_unit(KRIPPENDORFF), levels) == pytest.approx(1 - seen / chance, abs=1e-9)


def test_quadratic_kappa_is_an_icc_but_for_the_sample() -> None:
    """Fleiss & Cohen (1973), Educ. Psychol. Measurement 33:613-619: quadratic kappa and the ICC meet as people grow."""
    first = [1, 2, 2, 3, 3, 3, 4, 4, 2, 1, 3, 4] * 200
    second = [1, 1, 2, 3, 2, 3, 4, 3, 3, 1, 4, 4] * 200
    icc = icc_agreement(list(zip(first, second, strict=True)))
    kappa = quadratic_kappa(first, second, (1, 2, 3, 4))
    assert icc is not None
    assert kappa is not None
    assert math.isclose(icc.value, kappa, abs_tol=1e-3)
