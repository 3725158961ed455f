"""Hide cells until the attack fails: suppression and audit in turn. What cannot be protected is not released."""

from collections.abc import Mapping, Sequence, Set

from workshop.disclosure.audit import Fact, exposed
from workshop.disclosure.suppress import Cell, Line, complement

__all__ = ["protect"]


def protect(
    values: Mapping[Cell, int],
    lines: Sequence[Line],
    hidden: Set[Cell],
    threshold: int,
    *,
    keep: Set[Cell] = frozenset(),
    facts: Sequence[Fact] = (),
) -> frozenset[Cell] | None:
    """Find what to hide besides the cells that must be hidden anyway.

    Args:
        values: The true counts of all cells.
        lines: All sums that a reader may know.
        hidden: The cells that are hidden by themselves.
        threshold: Smallest count that may be shown.
        keep: Cells that cannot be hidden because a reader knows them from elsewhere.
        facts: What else a reader knows, such as a rounded mean.

    Returns:
        All cells to hide, or None if the table cannot be released in this form.
    """
    chosen = complement(values, lines, hidden, threshold, keep)
    while chosen is not None:
        open_cells = exposed(values, lines, chosen, threshold, facts=facts)
        if not open_cells:
            return chosen
        beside = {cell for line in lines if any(one in line.cells for one in open_cells) for cell in line.cells}
        more = [cell for cell in beside - chosen - keep if values[cell] > 0]
        if not more:
            return None
        chosen = complement(values, lines, chosen | {min(more, key=lambda c: (values[c], c))}, threshold, keep)
    return None
