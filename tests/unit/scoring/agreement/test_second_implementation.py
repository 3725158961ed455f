"""Coefficients against what other packages make of the same ratings."""

import json
from pathlib import Path
from typing import Any

import pytest

from workshop.scoring.agreement import difference, icc_agreement, quadratic_kappa

FIXTURE = json.loads((Path(__file__).parents[3] / "fixtures" / "scoring" / "pairs.json").read_text("utf-8"))


@pytest.mark.parametrize("pairs", FIXTURE["pairs"], ids=lambda one: f"n{len(one['first'])}")
def test_icc_and_kappa(pairs: dict[str, Any]) -> None:
    """ICC with its interval is pingouin's and kappa is scikit-learn's, to the decimals that the fixture keeps."""
    first, second = ([int(level) for level in pairs[name]] for name in ("first", "second"))
    icc = icc_agreement(list(zip(first, second, strict=True)))
    assert icc is not None
    assert icc.value == pytest.approx(pairs["icc"], abs=1e-6)
    assert [round(icc.low, 2), round(icc.high, 2)] == pairs["interval"]
    assert quadratic_kappa(first, second, (1, 2, 3, 4)) == pytest.approx(pairs["kappa"], abs=1e-6)


def test_difference_by_hand() -> None:
    """Five people worked out on paper: differences 1, 0, 2, -1, 1."""
    found = difference([3, 2, 4, 1, 3], [2, 2, 2, 2, 2])
    assert (found.n, found.bias.change, found.distance, found.close) == (5, pytest.approx(0.6), 1.0, 4)
    # sd = sqrt(5.2 / 4), t(4) = 2.776 (Student 1908, as in any table)
    half = 2.776445 * (5.2 / 4) ** 0.5 / 5**0.5
    assert (found.bias.low, found.bias.high) == (pytest.approx(0.6 - half), pytest.approx(0.6 + half))
