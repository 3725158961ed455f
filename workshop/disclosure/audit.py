"""What a careful reader could work out: the range of every hidden cell, given all that a table shows."""

import math
from collections.abc import Mapping, Sequence, Set

from workshop.disclosure.problem import ENDLESS, Fact, Problem
from workshop.disclosure.suppress import Cell, Line

__all__ = ["Fact", "exposed", "intervals"]


def exposed(
    values: Mapping[Cell, int],
    lines: Sequence[Line],
    hidden: Set[Cell],
    threshold: int,
    *,
    facts: Sequence[Fact] = (),
    watch: Set[Cell] | None = None,
    first: bool = False,
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
        first: True to stop at the first cell that is not safe.

    Returns:
        The cells that are not safe, sorted. If a range cannot be worked out the cell is listed: the audit fails closed.
    """
    wanted = hidden if watch is None else hidden & watch
    found: set[Cell] = set()
    for cells, about in _groups(_known(lines, facts), hidden):
        targets = [cell for cell in cells if cell in wanted]
        if not about or not targets:
            continue  # nothing is known of it, or nothing is asked
        if ranges := _plain_sum(values, about, cells, targets):
            found |= {cell for cell, (low, high) in ranges.items() if not _wide(low, high, threshold)}
        else:
            found |= _unproven(Problem(values, about, cells), targets, threshold, first=first)
        if found and first:
            break
    return tuple(sorted(found))


def intervals(
    values: Mapping[Cell, int], facts: Sequence[Fact], hidden: Set[Cell], watch: Set[Cell] | None = None
) -> dict[Cell, tuple[float, float]]:
    """The smallest and largest whole number that each watched cell could be; ``(0, 0)`` if that has no answer."""
    ranges: dict[Cell, tuple[float, float]] = {}
    wanted = hidden if watch is None else hidden & watch
    for cells, about in _groups(facts, hidden):
        targets = [cell for cell in cells if cell in wanted]
        if not about:
            ranges.update(dict.fromkeys(targets, (0.0, math.inf)))
            continue
        problem = Problem(values, about, cells)
        ranges.update(_plain_sum(values, about, cells, targets) or {cell: _range(problem, cell) for cell in targets})
    return ranges


def _known(lines: Sequence[Line], facts: Sequence[Fact]) -> list[Fact]:
    return [Fact(dict.fromkeys(line.cells, 1.0), line.total, line.total) for line in lines] + list(facts)


def _wide(low: float, high: float, threshold: int) -> bool:
    return high >= threshold and high - low >= threshold


def _unproven(problem: Problem, targets: Sequence[Cell], threshold: int, *, first: bool) -> set[Cell]:
    """The targets that are not safe, or that the solver has no answer for.

    Every table that agrees with what is known is one more thing that each cell could be, beginning with the true table.
    So a cell's own extremes are asked for only if no table found so far has proved it safe, and mostly one has.
    """
    low = {cell: problem.values[cell] for cell in targets}
    high = dict(low)
    if (tried := problem.ranges) is not None:
        ends = {cell: (low[cell], high[cell], *tried.get(cell, ())) for cell in targets}
        return {cell for cell, every in ends.items() if not _wide(min(every), max(every), threshold)}
    found: set[Cell] = set()
    for cell in targets:
        for sign in (1, -1):
            if _wide(low[cell], high[cell], threshold):
                break
            table = problem.extreme(cell, sign)
            if table is None:
                break
            low = {one: min(low[one], table[one]) for one in targets}
            high = {one: max(high[one], table[one]) for one in targets}
        if not _wide(low[cell], high[cell], threshold):
            found.add(cell)
            if first:
                break
    return found


def _range(problem: Problem, cell: Cell) -> tuple[float, float]:
    if (tried := problem.ranges) is not None:
        return tried.get(cell, (0, 0))
    least, most = problem.extreme(cell, -1), problem.extreme(cell, 1)
    if least is None or most is None:
        return 0.0, 0.0
    return float(least[cell]), math.inf if most[cell] == ENDLESS else float(most[cell])


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
