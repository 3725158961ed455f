"""The audit's short cut, held against the exact ranges of every cell."""

from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.disclosure.audit import Fact, exposed, intervals
from workshop.disclosure.problem import Problem
from workshop.disclosure.suppress import Cell, Line

T = 5
counts = st.lists(st.integers(0, 14), min_size=3, max_size=6)


def mean_facts(row: list[int]) -> list[Fact]:
    """What a mean of 1, 2, 3 ... with one decimal tells of a row of counts."""
    shown = round(sum((at + 1) * count for at, count in enumerate(row)) / max(sum(row), 1), 1)
    return [
        Fact({("r", str(at)): at + 1 - (shown - 0.05) for at in range(len(row))}, low=-1e-9),
        Fact({("r", str(at)): at + 1 - (shown + 0.05) for at in range(len(row))}, high=1e-9),
    ]


@given(counts)
@settings(max_examples=25)
def test_tables_found_on_the_way_prove_no_more_than_the_ranges_do(row: list[int]) -> None:
    """A cell is called safe exactly if its own smallest and largest value say so, however it was found out."""
    values: dict[Cell, int] = {("r", str(at)): count for at, count in enumerate(row)}
    facts, lines = mean_facts(row), [Line(tuple(values), sum(row))]
    known = [Fact(dict.fromkeys(values, 1.0), sum(row), sum(row)), *facts]
    ranges = intervals(values, known, set(values))
    unsafe = {cell for cell, (low, high) in ranges.items() if not (high >= T and high - low >= T)}
    assert set(exposed(values, lines, set(values), T, facts=facts)) == unsafe
    assert bool(exposed(values, lines, set(values), T, facts=facts, first=True)) == bool(unsafe)


def test_facts_that_contradict_each_other_prove_nothing() -> None:
    """If the solver has no answer, the cell counts as told: the audit fails closed."""
    values: dict[Cell, int] = {("r", "a"): 3, ("r", "b"): 9}
    wrong = [Fact({("r", "a"): 1.0}, low=5.0, high=4.0), Fact({("r", "b"): 1.0, ("r", "a"): 1.0}, low=12.0, high=12.0)]
    assert Problem(values, wrong, list(values)).extreme(("r", "a"), 1) is None
    assert exposed(values, [], set(values), T, facts=wrong) == (("r", "a"), ("r", "b"))
