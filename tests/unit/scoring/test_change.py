"""The change of paired scores, against a published example, against SciPy, and against plain arithmetic."""

import math
import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from workshop.scoring.change import paired_change

# Extra hours of sleep with two drugs: Student (1908), "The probable error of a mean", Biometrika 6:1-25, from the data
# of Cushny and Peebles; it is the data set `sleep` of R.
FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

scores = st.lists(
    st.tuples(st.integers(0, 1000).map(lambda n: n / 10), st.integers(0, 1000).map(lambda n: n / 10)),
    min_size=3,
    max_size=40,
)


def test_students_own_example() -> None:
    """Student's mean difference is 1.58; R's paired t test of it gives the interval 0.7001142 to 2.4598858."""
    change = paired_change(FIRST, SECOND)
    assert (change.n, change.change) == (10, pytest.approx(1.58))
    assert (change.low, change.high) == (pytest.approx(0.7001142, abs=1e-7), pytest.approx(2.4598858, abs=1e-7))


def test_the_effect_of_students_example_by_hand() -> None:
    """By hand: with SDs 1.789010 and 2.002249 and J = 1 - 3/35, g_av is 0.9143 * 1.58 / 1.895629 = 0.7621."""
    change = paired_change(FIRST, SECOND)
    assert (change.sd_before, change.sd_after) == (pytest.approx(1.789010, abs=1e-6), pytest.approx(2.002249, abs=1e-6))
    assert change.effect == pytest.approx(0.7621, abs=5e-5)


@pytest.mark.parametrize(("df", "published"), [(5, 0.8421053), (10, 0.9230769), (17, 0.9552239)])
def test_the_small_sample_correction(df: int, published: float) -> None:
    """The correction is Hedges' approximation: the values that the R package "reproducer" documents for it."""
    before = [0.0, 2.0] * ((df + 1) // 2) + [1.0] * ((df + 1) % 2)
    after = [value + 1 for value in before]
    change = paired_change(before, after)
    assert change.n == df + 1
    assert change.effect is not None
    assert change.effect * statistics.stdev(before) == pytest.approx(published, abs=1e-7)


@given(scores)
def test_the_interval_is_scipys(pairs: list[tuple[float, float]]) -> None:
    """For any scores that differ, the interval is the one that SciPy's paired t test gives."""
    before, after = [a for a, _ in pairs], [b for _, b in pairs]
    change = paired_change(before, after)
    if change.sd_change > 0:
        ends = stats.ttest_rel(after, before).confidence_interval()
        assert (change.low, change.high) == (pytest.approx(ends.low), pytest.approx(ends.high))


@given(scores)
def test_the_estimates_are_those_of_exact_arithmetic(pairs: list[tuple[float, float]]) -> None:
    """Means, standard deviations and the effect agree with a second way of working them out, in fractions."""
    before = [Fraction(round(a * 10), 10) for a, _ in pairs]
    after = [Fraction(round(b * 10), 10) for _, b in pairs]
    n = len(pairs)
    change = paired_change([float(a) for a in before], [float(b) for b in after])
    mean = (sum(after) - sum(before)) / n
    spreads = [math.sqrt(statistics.variance(values)) for values in (before, after)]
    assert change.change == pytest.approx(float(mean), abs=1e-9)
    assert (change.sd_before, change.sd_after) == (pytest.approx(spreads[0]), pytest.approx(spreads[1]))
    if sum(spreads) == 0:
        assert change.effect is None
    else:
        correction = 1 - Fraction(3, 4 * (n - 1) - 1)
        assert change.effect == pytest.approx(float(correction * mean) / (sum(spreads) / 2), abs=1e-9)


def test_the_same_change_for_everyone() -> None:
    """If everyone changes by the same amount the interval has no width, and the effect is still estimable."""
    change = paired_change([10.1, 20.2, 30.3], [15.4, 25.5, 35.6])
    assert change.sd_change == 0
    assert change.low == change.high == change.change
    assert change.effect is not None


def test_no_differences_at_all() -> None:
    """If all scores are the same there is no unit to measure a change in: the effect is not estimable, not infinite."""
    change = paired_change([40.0] * 12, [50.0] * 12)
    assert (change.change, change.effect) == (10.0, None)


def test_two_people_have_no_effect() -> None:
    """With two pairs the correction would be zero and call every change none at all, so there is no effect."""
    assert paired_change([1, 2], [3, 5]).effect is None


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [([1, 2], [1], "equally long"), ([1, math.nan], [1, 2], "from everyone"), ([1], [2], "at least two")],
)
def test_what_is_not_paired_is_refused(before: list[float], after: list[float], words: str) -> None:
    """Nothing is estimated from scores that do not belong together."""
    with pytest.raises(ValueError, match=words):
        paired_change(before, after)
