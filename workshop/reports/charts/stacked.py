"""Stacked bars: how the answers of one row divide over ordered parts, such as the levels of a rubric."""

from collections.abc import Sequence

from workshop.disclosure.released import ReleasedTable, Row
from workshop.reports.charts.svg import (
    GROUND,
    QUIET,
    SHADES,
    WIDTH,
    Chart,
    drawing,
    hatched,
    label_lines,
    rect,
    text,
)
from workshop.reports.shown import said

__all__ = ["stacked_chart"]

_LEFT, _BAR, _GAP, _LEGEND = 190, 18, 7, 26
_NARROW = 13  # units; a number of two digits needs that much


def stacked_chart(table: ReleasedTable, parts: Sequence[int], rest: int | None = None) -> Chart | None:
    """Draw two to five figure columns of a released table as parts of one bar a row.

    A full bar is everyone behind the table. What is withheld of a row is one hatched box at the end of its parts.

    Args:
        table: The table.
        parts: Which of its figure columns, in order.
        rest: The column of those who gave no answer, which is left blank, or None.

    Returns:
        The chart, or None if there are not two to five columns or nobody may know how long a bar is.
    """
    full = table.base.value
    if not full or not 2 <= len(parts) <= len(SHADES):
        return None
    shades = [SHADES[round(at * (len(SHADES) - 1) / (len(parts) - 1))] for at in range(len(parts))]
    y, drawn = float(_LEGEND), [_legend(table, parts, rest, shades)]
    for row in table.rows:
        lines = label_lines(row.label, 36)
        height = max(_BAR, 12 * len(lines))
        first = y + height / 2 + 3.5 - 6 * (len(lines) - 1)
        drawn += [text(0, first + 12 * at, words) for at, words in enumerate(lines)]
        drawn.append(_bar(row, parts, rest, shades, full=full, y=y + (height - _BAR) / 2))
        y += height + _GAP
    told = [*parts, *([] if rest is None else [rest])]
    sentences = (
        f"{row.label}: {', '.join(f'{table.columns[at]} {said(row.figures[at])}' for at in told)}" for row in table.rows
    )
    return Chart(drawing(y - _GAP + 2, *drawn), f"{table.title}. {'; '.join(sentences)}.")


def _legend(table: ReleasedTable, parts: Sequence[int], rest: int | None, shades: Sequence[tuple[str, str]]) -> str:
    names = [(table.columns[at], fill) for at, (fill, _) in zip(parts, shades, strict=True)]
    if rest is not None:
        names.append((table.columns[rest], GROUND))
    if any(row.figures[at].value is None for row in table.rows for at in parts):
        names.append(("Withheld", ""))
    # Long names push the legend to the left, over the labels' column, which is empty up there.
    x = max(0.0, min(float(_LEFT), WIDTH - sum(_room(name) for name, _ in names)))
    drawn = []
    for name, fill in names:
        box = rect(x, 4, 10, 10, fill, stroke=QUIET) if fill else hatched(x, 4, 10, 10)
        drawn += [box, text(x + 14, 12.5, name, size=9, fill=QUIET)]
        x += _room(name)
    return "".join(drawn)


def _room(name: str) -> float:
    """Width of an entry of the legend, by the mean width of a letter at its size."""
    return 26 + 4.4 * len(name)


def _bar(
    row: Row,
    parts: Sequence[int],
    rest: int | None,
    shades: Sequence[tuple[str, str]],
    *,
    full: float,
    y: float,
) -> str:
    room, x = WIDTH - _LEFT, float(_LEFT)
    drawn = [rect(x, y, room, _BAR, GROUND)]
    for column, (fill, ink) in zip(parts, shades, strict=True):
        value = row.figures[column].value
        if value:
            width = room * min(value / full, 1)
            drawn.append(rect(x, y, width, _BAR, fill, stroke="#ffffff"))
            if width >= _NARROW:
                drawn.append(text(x + width / 2, y + 12.5, f"{value:g}", anchor="middle", fill=ink, size=9.5))
            x += width
    blank = (row.figures[rest].value or 0) if rest is not None else 0
    left = _LEFT + room * (1 - blank / full) - x
    if left > 1 and any(row.figures[column].value is None for column in parts):
        drawn.append(hatched(x, y, left, _BAR))
    return "".join(drawn)
