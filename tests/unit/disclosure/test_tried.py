"""Ranges found by trying every table, held against the solver of whole-number programs."""

from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import LinearConstraint, milp

from workshop.disclosure import tried
from workshop.disclosure.audit import Fact, exposed, intervals
from workshop.disclosure.problem import Problem
from workshop.disclosure.suppress import Cell

SLACK = 1e-7


def solved(weights: np.ndarray, low: np.ndarray, high: np.ndarray) -> list[tuple[int, int]]:
    """The same by SciPy's solver."""
    found = []
    for goal in np.eye(weights.shape[1]):
        ends = [milp(sign * goal, constraints=LinearConstraint(weights, low, high), integrality=1) for sign in (1, -1)]
        if any(end.status != 0 for end in ends):
            return []
        found.append((round(ends[0].fun), round(-ends[1].fun)))
    return found


@given(
    counts=st.lists(st.integers(0, 9), min_size=4, max_size=7),
    shown=st.sets(st.integers(0, 2)),
    widths=st.lists(st.sampled_from([0.0, 0.05, 0.5, 3.0]), min_size=2, max_size=2),
    moved=st.sampled_from([0.0, 0.0, 0.0, 7.0]),
)
@settings(max_examples=25, deadline=None)
def test_what_is_tried_is_what_a_solver_finds(
    counts: list[int], shown: set[int], widths: list[float], moved: float
) -> None:
    """Sums of pairs that are known or hidden, a mean and a sum of squares that are rounded, facts that cannot be."""
    people, size = sum(counts), len(counts)
    scores = np.arange(size) - 3.0
    pairs = [[at, at + 1] for at in range(0, size - 1, 2)]
    rows, least, most = [np.ones(size)], [float(people)], [float(people)]
    hidden = [pair for at, pair in enumerate(pairs) if at not in shown]
    for pair in pairs:
        row = np.isin(np.arange(size), pair).astype(float)
        if pair not in hidden:
            rows.append(row)
            least.append(float(row @ counts))
            most.append(float(row @ counts))
    for weights, width in zip((scores, scores**2), widths, strict=True):
        rows.append(weights)
        least.append(float(weights @ counts) - width * people + moved)
        most.append(float(weights @ counts) + width * people + moved)
    table = np.hstack([np.array(rows), np.zeros((len(rows), len(hidden)))])
    for at, pair in enumerate(hidden):
        sums = np.zeros(size + len(hidden))
        sums[pair], sums[size + at] = 1.0, -1.0
        table = np.vstack([table, sums])
        least, most = [*least, 0.0], [*most, 0.0]
    low, high = np.array(least) - SLACK, np.array(most) + SLACK
    with mock.patch.object(tried, "MOST", 10**7):
        assert tried.ranges(table, low, high) == solved(table, low, high)


def test_a_number_in_no_known_sum_is_left_to_the_solver() -> None:
    """Without a sum there is no end to what could be tried."""
    assert tried.ranges(np.array([[1.0, 2.0]]), np.array([3.0]), np.array([9.0])) is None


def test_too_many_tables_are_left_to_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    """With no room to try them, the audit gives the same answers by the solver."""
    values: dict[Cell, int] = {("r", str(at)): count for at, count in enumerate([3, 11, 9, 2, 4])}
    facts = [Fact(dict.fromkeys(values, 1.0), 29, 29), Fact({("r", str(at)): at for at in range(5)}, 47.5, 53.5)]
    by_trying = intervals(values, facts, set(values)), exposed(values, [], set(values), 5, facts=facts)
    monkeypatch.setattr(tried, "MOST", 3)
    assert Problem(values, facts, list(values)).ranges is None
    assert (intervals(values, facts, set(values)), exposed(values, [], set(values), 5, facts=facts)) == by_trying


def test_no_table_at_all_proves_nothing() -> None:
    """If no table agrees with what is known, every cell that is watched counts as told."""
    values: dict[Cell, int] = {("r", "a"): 6, ("r", "b"): 9, ("r", "c"): 9}
    wrong = [Fact(dict.fromkeys(values, 1.0), 24, 24), Fact({("r", "a"): 2.0, ("r", "b"): 1.0}, low=60.0)]
    assert Problem(values, wrong, list(values)).ranges == {}
    assert exposed(values, [], set(values), 5, facts=wrong) == tuple(values)
    assert intervals(values, wrong, set(values)) == dict.fromkeys(values, (0, 0))
