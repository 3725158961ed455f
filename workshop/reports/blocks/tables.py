"""Released tables as nodes, and finding one figure in them."""

from workshop.disclosure.released import Figure, ReleasedTable, Row
from workshop.reports.nodes import Node, table

__all__ = ["find_row", "share_column", "share_of", "table_of"]


def table_of(released: ReleasedTable, title: str | None = None) -> Node:
    """A released table as it is, with bars for its shares, the number of people behind it, and its notes.

    Args:
        released: The table.
        title: Another title than its own; empty for none, where a heading says it already.
    """
    base = [] if released.base.value is None else [f"Based on {released.base.text} people."]
    return table(
        released.title if title is None else title,
        [released.label_heading, *released.columns],
        [[row.label, *(figure.text for figure in row.figures)] for row in released.rows],
        [*base, *released.notes],
        _bars(released),
    )


def share_column(released: ReleasedTable) -> int | None:
    """The column of percentages, or None if there is none."""
    return next((at for at, heading in enumerate(released.columns) if heading.startswith("Share")), None)


def find_row(released: ReleasedTable, key: str) -> Row | None:
    """The row of a key; a key that ends in a dash finds the first row whose own key begins so."""
    return next((row for row in released.rows if row.id == key or (key[-1:] == "-" and row.id.startswith(key))), None)


def share_of(released: ReleasedTable, key: str) -> Figure | None:
    """The percentage in the row of a key, or None if there is no such row."""
    row, at = find_row(released, key), share_column(released)
    return row.figures[at] if row and at is not None else None


def _bars(released: ReleasedTable) -> list[float | None]:
    """A bar for each percentage that may be shown; none if there are not at least two, for lack of a comparison."""
    at = share_column(released)
    if at is None:
        return []
    shares = [row.figures[at].value for row in released.rows]
    if sum(share is not None for share in shares) < 2:
        return []
    return [None if share is None else min(max(share / 100, 0), 1) for share in shares]
