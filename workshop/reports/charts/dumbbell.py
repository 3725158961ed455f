"""Two means a row on one line: people's own view beside somebody else's. The marks differ in form and in lightness."""

from workshop.disclosure.released import Compared, ReleasedComparison
from workshop.reports.charts.svg import (
    FAINT,
    INK,
    QUIET,
    TEAL,
    WIDTH,
    Chart,
    circle,
    drawing,
    hatched,
    label_lines,
    line,
    rect,
    text,
)
from workshop.reports.shown import hidden

__all__ = ["dumbbell_chart"]

_LEFT, _RIGHT, _ROW, _LEGEND = 178, WIDTH - 64, 27, 26
_SIDE = 9.5  # of the square that stands for the others


def dumbbell_chart(comparison: ReleasedComparison, others: str) -> Chart | None:
    """Draw the own and the other mean of each criterion: a hollow circle for the own, a full square for the others.

    The number at the right is the difference, own minus other. Where the two means may not be shown the row is hatched.

    Args:
        comparison: The comparison.
        others: What the other raters are called, such as ``peers``.

    Returns:
        The chart, or None if no row may show its means.
    """
    if all(hidden(row.own) for row in comparison.rows):
        return None
    bottom = _LEGEND + len(comparison.rows) * _ROW
    axis = [
        part
        for level in range(comparison.low, comparison.high + 1)
        for part in (
            line(_at(level, comparison), _LEGEND + 2, _at(level, comparison), bottom, FAINT, width=0.75),
            text(_at(level, comparison), bottom + 12, str(level), anchor="middle", size=9, fill=QUIET),
        )
    ]
    rows = [_row(row, comparison, _LEGEND + at * _ROW) for at, row in enumerate(comparison.rows)]
    said = "; ".join(_said(row, others) for row in comparison.rows)
    alt = f"Mean ratings by people themselves and by {others}, from {comparison.low} to {comparison.high}. {said}."
    return Chart(drawing(bottom + 18, _legend(others), *axis, *rows), alt)


def _at(level: float, comparison: ReleasedComparison) -> float:
    return _LEFT + (level - comparison.low) / (comparison.high - comparison.low) * (_RIGHT - _LEFT)


def _legend(others: str) -> str:
    return "".join(
        [
            circle(_LEFT + 5, 10, 4.5, fill="#ffffff", stroke=INK),
            text(_LEFT + 15, 13.5, "by themselves", size=9, fill=QUIET),
            _square(_LEFT + 90, 10),
            text(_LEFT + 100, 13.5, f"by {others}", size=9, fill=QUIET),
            text(WIDTH, 13.5, "difference", size=9, fill=QUIET, anchor="end"),
        ]
    )


def _row(row: Compared, comparison: ReleasedComparison, top: float) -> str:
    middle = top + _ROW / 2
    lines = label_lines(row.label, 32)
    first = middle + 3.5 - 6 * (len(lines) - 1)
    parts = [text(0, first + 12 * at, words) for at, words in enumerate(lines)]
    parts.append(text(WIDTH, middle + 3.5, row.difference.text, anchor="end", size=10.5, bold=True))
    own, other = row.own.value, row.other.value
    if own is None or other is None:
        return "".join([*parts, hatched(_LEFT, middle - 5, _RIGHT - _LEFT, 10)])
    here, there = _at(own, comparison), _at(other, comparison)
    # Each number stands on the outer side of its mark, so that two close marks do not overprint each other's.
    side, shift = ("start", 9) if own >= other else ("end", -9)
    opposite = "end" if side == "start" else "start"
    return "".join(
        [
            *parts,
            line(here, middle, there, middle, QUIET, width=2),
            _square(there, middle),
            circle(here, middle, 5.2, fill="#ffffff", stroke=INK),
            text(here + shift, middle + 3.5, row.own.text, anchor=side, size=9.5),
            text(there - shift, middle + 3.5, row.other.text, anchor=opposite, size=9.5),
        ]
    )


def _square(x: float, y: float) -> str:
    return rect(x - _SIDE / 2, y - _SIDE / 2, _SIDE, _SIDE, TEAL, stroke=TEAL)


def _said(row: Compared, others: str) -> str:
    if hidden(row.own):
        return f"{row.label}: the means are withheld, the difference is {row.difference.text}"
    means = f"{row.own.text} by themselves, {row.other.text} by {others}"
    return f"{row.label}: {means}, a difference of {row.difference.text}"
