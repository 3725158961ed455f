"""Which cells of a table to hide: small ones, and then enough others that no sum gives a hidden one away."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

__all__ = ["Cell", "Line", "complement"]

Cell = tuple[str, str]
"""A cell by the keys of its row and of its column."""


@dataclass(frozen=True)
class Line:
    """Cells that add up to a number which a reader knows or can work out, such as a row and its base.

    Attributes:
        cells: The cells, each counted once.
        total: What they add up to.
    """

    cells: tuple[Cell, ...]
    total: int


def complement(
    values: Mapping[Cell, int],
    lines: Sequence[Line],
    hidden: Set[Cell],
    threshold: int,
    keep: Set[Cell] = frozenset(),
) -> frozenset[Cell] | None:
    """Complementary suppression: hide more cells until no line gives a hidden one away.

    A line with hidden cells needs at least two of them, and together they must count ``threshold`` or more. As long as
    one does not, its smallest other cell that is not zero is hidden, ties by row and column, never by chance, so that
    the same table is always hidden the same way.

    Args:
        values: The true counts of all cells.
        lines: All sums that a reader may know.
        hidden: The cells that are hidden already.
        threshold: Smallest count that may be shown.
        keep: Cells that cannot be hidden because a reader knows them from elsewhere.

    Returns:
        All cells to hide, or None if a line cannot be protected.
    """
    chosen = set(hidden)
    changed = True
    while changed:
        changed = False
        for line in lines:
            covered = [cell for cell in line.cells if cell in chosen]
            if not covered or (len(covered) > 1 and sum(values[cell] for cell in covered) >= threshold):
                continue
            others = [cell for cell in line.cells if cell not in chosen and cell not in keep and values[cell] > 0]
            if not others:
                return None
            chosen.add(min(others, key=lambda cell: (values[cell], cell)))
            changed = True
    return frozenset(chosen)
