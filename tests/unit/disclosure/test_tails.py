"""Limits, bands and rounding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.disclosure.rounding import percent, rounded, signed
from workshop.disclosure.tails import band, side, tail_limit, tail_text
from workshop.disclosure.words import DASH


@pytest.mark.parametrize(
    ("base", "limit"), [(19, 20), (20, 10), (39, 10), (40, 5), (99, 5), (100, 2), (299, 2), (300, 1), (5000, 1)]
)
def test_limits_grow_narrower_with_the_group(base: int, limit: int) -> None:
    """Where the threshold leaves room, the limits are those of the rule: 20, 10, 5, 2 and 1 percent."""
    assert tail_limit(base, 1) == limit


@given(st.integers(10, 2000), st.sampled_from([5, 10]))
def test_a_limit_leaves_room_for_the_threshold(base: int, threshold: int) -> None:
    """Between a limit and nobody there is room for as many people as the threshold, or no limit is told."""
    limit = tail_limit(base, threshold)
    assert limit is None or limit * base >= 100 * threshold
    assert tail_text("few", base, threshold) == (DASH if limit is None else f"at most {limit}%")


@pytest.mark.parametrize(
    ("count", "where"), [(0, "few"), (4, "few"), (5, None), (25, None), (26, "most"), (30, "most")]
)
def test_sides(count: int, where: str | None) -> None:
    """Fewer than five away from nobody or from everybody is in a tail."""
    assert side(count, 30, 5) == where


@given(st.integers(10, 39), st.data())
def test_a_band_holds_its_share(base: int, data: st.DataObject) -> None:
    """The rounded share lies in the band that is told for it, and a band is at most twenty points wide."""
    count = data.draw(st.integers(0, base))
    words, share = band(count, base), percent(count, base)
    numbers = [int(part) for part in words.replace("%", "").replace(DASH, " ").split() if part.isdigit()]
    if words.startswith("at most"):
        assert share <= numbers[0] <= 20
    elif words.startswith("at least"):
        assert share >= numbers[0] >= 80
    else:
        assert numbers[0] <= share <= numbers[1] < numbers[0] + 20


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [(0.25, 1, "+0.3"), (-0.25, 1, "\N{MINUS SIGN}0.3"), (0.04, 1, "0.0"), (-0.04, 1, "0.0"), (2.675, 2, "+2.68")],
)
def test_halves_go_away_from_zero(value: float, places: int, text: str) -> None:
    """Rounding is what a pocket calculator gives, and nothing is ever minus zero."""
    assert signed(value, places) == text
    assert str(rounded(value, places)) != "-0.0"


@pytest.mark.parametrize(("part", "whole", "expected"), [(1, 8, 13), (1, 3, 33), (2, 3, 67), (0, 9, 0), (9, 9, 100)])
def test_percentages_are_whole_numbers(part: int, whole: int, expected: int) -> None:
    """12.5 percent is 13."""
    assert percent(part, whole) == expected
