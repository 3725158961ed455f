"""What a careful reader could work out: the range of every hidden cell, given all that a table shows."""

import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from workshop.disclosure.suppress import Cell, Line

__all__ = ["Fact", "exposed", "intervals"]

_SLACK = 1e-7


@dataclass(frozen=True)
class Fact:
    """Something that a reader knows of the cells: ``low <= sum of weight * cell <= high``."""

    weights: Mapping[Cell, float]
    low: float = -math.inf
    high: float = math.inf


def exposed(
    values: Mapping[Cell, int],
    lines: Sequence[Line],
    hidden: Set[Cell],
    threshold: int,
    *,
    facts: Sequence[Fact] = (),
    watch: Set[Cell] | None = None,
) -> tuple[Cell, ...]:
    """Attack a table by linear programming and list the hidden cells that can be told too closely.

    A hidden cell is safe if, for all that a reader knows, it could be as large as the threshold, and if the range of
    what it could be is as wide as the threshold. Counts are whole numbers, and the attack makes use of that.

    Args:
        values: The true counts of all cells.
        lines: All sums that a reader may know.
        hidden: The hidden cells; all others are known.
        threshold: Smallest count that may be shown.
        facts: What else a reader knows, such as a rounded mean.
        watch: The hidden cells that must not be told; by default all of them.

    Returns:
        The cells that are not safe, sorted. If a range cannot be worked out the cell is listed: the audit fails closed.
    """
    known = [Fact(dict.fromkeys(line.cells, 1.0), line.total, line.total) for line in lines] + list(facts)
    ranges = intervals(values, known, hidden, watch)
    return tuple(
        sorted(cell for cell, (low, high) in ranges.items() if not (high >= threshold and high - low >= threshold))
    )


def intervals(
    values: Mapping[Cell, int], facts: Sequence[Fact], hidden: Set[Cell], watch: Set[Cell] | None = None
) -> dict[Cell, tuple[float, float]]:
    """The smallest and largest whole number that each watched cell could be; ``(0, 0)`` if that has no answer."""
    ranges: dict[Cell, tuple[float, float]] = {}
    wanted = hidden if watch is None else hidden & watch
    for cells, about in _groups(facts, hidden):
        targets = [cell for cell in cells if cell in wanted]
        ranges.update(_plain_sum(values, about, cells, targets) or _solve(values, about, cells, targets))
    return ranges


def _groups(facts: Sequence[Fact], hidden: Set[Cell]) -> list[tuple[list[Cell], list[Fact]]]:
    """Hidden cells that share a fact, together with their facts: each group is a small problem of its own."""
    groups: list[tuple[set[Cell], list[Fact]]] = [({cell}, []) for cell in sorted(hidden)]
    for fact in facts:
        touched = hidden & fact.weights.keys()
        joined = [group for group in groups if group[0] & touched]
        if joined:
            rest = [group for group in groups if not group[0] & touched]
            cells = set[Cell]().union(*(group[0] for group in joined))
            groups = [*rest, (cells, [one for group in joined for one in group[1]] + [fact])]
    return [(sorted(cells), about) for cells, about in groups]


def _plain_sum(
    values: Mapping[Cell, int], facts: Sequence[Fact], cells: Sequence[Cell], targets: Sequence[Cell]
) -> dict[Cell, tuple[float, float]]:
    """The answer for cells of which only the sum is known, the usual case: anything from nothing to what is left."""
    if len(facts) != 1 or len(cells) < 2 or facts[0].low != facts[0].high or set(facts[0].weights.values()) != {1.0}:
        return {}
    return dict.fromkeys(targets, (0.0, float(sum(values[cell] for cell in cells))))


def _solve(
    values: Mapping[Cell, int], facts: Sequence[Fact], cells: Sequence[Cell], targets: Sequence[Cell]
) -> dict[Cell, tuple[float, float]]:
    if not facts:
        return dict.fromkeys(targets, (0.0, math.inf))
    # SciPy is needed for tables only: a room's live count must not wait for it, nor ask for it to be installed.
    from scipy.optimize import linprog

    rows: list[list[float]] = []
    limits: list[float] = []
    for fact in facts:
        weights = [fact.weights.get(cell, 0.0) for cell in cells]
        shown = sum(weight * values[cell] for cell, weight in fact.weights.items() if cell not in cells)
        if fact.high < math.inf:
            rows.append(weights)
            limits.append(fact.high - shown + _SLACK)
        if fact.low > -math.inf:
            rows.append([-weight for weight in weights])
            limits.append(shown - fact.low + _SLACK)
    ranges: dict[Cell, tuple[float, float]] = {}
    for cell in targets:
        ends: list[float] = []
        for sign in (1.0, -1.0):
            goal = [sign if one == cell else 0.0 for one in cells]
            result = linprog(goal, A_ub=rows, b_ub=limits, bounds=(0, None), integrality=1, method="highs")
            # Status 3 is "unbounded": nothing limits the cell on that side. Anything else but 0 is no answer.
            if result.status == 0 and result.fun is not None:
                ends.append(float(round(sign * result.fun)))
            else:
                ends.append(math.inf if result.status == 3 and sign < 0 else math.nan)
        ranges[cell] = (0.0, 0.0) if any(math.isnan(end) for end in ends) else (ends[0], ends[1])
    return ranges
