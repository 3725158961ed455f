"""Cronbach's alpha."""

from fractions import Fraction
from statistics import variance

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.scoring.reliability import cronbach_alpha


def test_items_that_say_the_same() -> None:
    """Three copies of one item hang together perfectly."""
    assert cronbach_alpha(pd.DataFrame({name: [1, 2, 3, 5] for name in "abc"})) == pytest.approx(1.0)


def test_an_example_by_hand() -> None:
    """Items with variances 1 and 7/3 and a sum with variance 16/3 give 2 * (1 - (10/3)/(16/3)) = 0.75."""
    items = pd.DataFrame({"a": [1, 2, 3], "b": [1, 4, 3]})
    assert cronbach_alpha(items) == pytest.approx(0.75)


@given(st.lists(st.lists(st.integers(0, 10), min_size=4, max_size=4), min_size=2, max_size=20))
def test_alpha_is_that_of_exact_arithmetic(people: list[list[int]]) -> None:
    """A second way of working it out, in fractions, gives the same; without variance there is none."""
    total = variance([Fraction(sum(row)) for row in people])
    alpha = cronbach_alpha(pd.DataFrame(people))
    if total == 0:
        assert alpha is None
    else:
        parts = sum(variance([Fraction(row[at]) for row in people]) for at in range(4))
        assert alpha == pytest.approx(float(Fraction(4, 3) * (1 - parts / total)))


def test_only_complete_answers_count() -> None:
    """Someone who left an item out changes nothing."""
    whole = pd.DataFrame({"a": [1.0, 2, 3], "b": [1.0, 4, 3]})
    more = pd.concat([whole, pd.DataFrame({"a": [5.0], "b": [float("nan")]})])
    assert cronbach_alpha(more) == cronbach_alpha(whole)


@pytest.mark.parametrize("items", [pd.DataFrame({"a": [1, 2]}), pd.DataFrame({"a": [1], "b": [2]})])
def test_one_item_or_one_person_has_none(items: pd.DataFrame) -> None:
    """There is nothing to hang together."""
    assert cronbach_alpha(items) is None
