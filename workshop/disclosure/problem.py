"""One system of whole numbers and what is known of their sums, asked again and again for an extreme."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workshop.disclosure.suppress import Cell

__all__ = ["ENDLESS", "Fact", "Problem"]

ENDLESS = 2**31
"""Stands for a count that nothing limits."""

_SLACK = 1e-7


@dataclass(frozen=True)
class Fact:
    """Something that a reader knows of the cells: ``low <= sum of weight * cell <= high``."""

    weights: Mapping[Cell, float]
    low: float = -math.inf
    high: float = math.inf


@dataclass(frozen=True)
class Problem:
    """Cells that a reader does not know, in the light of the facts.

    Attributes:
        values: The true counts of all cells, known and unknown.
        facts: What the reader knows.
        cells: The unknown cells: whole numbers from 0.
    """

    values: Mapping[Cell, int]
    facts: Sequence[Fact]
    cells: Sequence[Cell]

    def extreme(self, cell: Cell, sign: int) -> dict[Cell, int] | None:
        """A table that agrees with all facts and in which a cell is as large (1) or as small (-1) as it can be.

        Returns:
            The counts of the unknown cells, `ENDLESS` for a cell that nothing limits; None if the solver found no
            answer.
        """
        # SciPy is needed for tables only: a room's live count must not wait for it, nor ask for it to be installed.
        from scipy.optimize import LinearConstraint, milp

        goal = [-float(sign) if one == cell else 0.0 for one in self.cells]
        result = milp(goal, constraints=LinearConstraint(*self._known), integrality=[1] * len(goal))
        if result.status == 0 and result.x is not None:
            return {one: round(float(count)) for one, count in zip(self.cells, result.x, strict=True)}
        # Status 3 is "unbounded". Anything else but 0 is no answer.
        if result.status == 3 and sign > 0:
            return {one: self.values[one] for one in self.cells} | {cell: ENDLESS}
        return None

    @cached_property
    def ranges(self) -> dict[Cell, tuple[int, int]] | None:
        """What each cell could be, found by trying every table; None if there are too many, so that a solver is needed.

        An empty answer means that no table agrees with all facts.
        """
        from workshop.disclosure.tried import ranges

        found = ranges(*self._known)
        return None if found is None else dict(zip(self.cells, found, strict=False))

    @cached_property
    def _known(self) -> tuple[Any, Any, Any]:
        """A row of weights for each fact, the least and the most that it may be."""
        import numpy as np

        rows: list[list[float]] = []
        low: list[float] = []
        high: list[float] = []
        inside = set(self.cells)
        for fact in self.facts:
            shown = sum(weight * self.values[cell] for cell, weight in fact.weights.items() if cell not in inside)
            rows.append([fact.weights.get(cell, 0.0) for cell in self.cells])
            low.append(fact.low - shown - _SLACK)
            high.append(fact.high - shown + _SLACK)
        return np.array(rows), np.array(low), np.array(high)
