"""The change on each scale term by term, with its interval: one panel a scale, one row a term."""

from collections.abc import Sequence

from workshop.disclosure.released import ReleasedTable, Row
from workshop.reports.charts.svg import FAINT, INK, QUIET, TEAL, WIDTH, Chart, circle, drawing, label_lines, line, text

__all__ = ["trend_chart"]

_LEFT, _RIGHT, _ROW, _HEAD, _FOOT = 150, WIDTH - 60, 19, 24, 22


def trend_chart(tables: Sequence[ReleasedTable]) -> Chart | None:
    """Draw the changes of released tables with the columns "Change" and "95% interval".

    The vertical line is no change; a dot is the mean change of a term, the bar through it its 95% interval. Each panel
    has a scale of its own that begins at no change or at the lowest end of an interval.

    Returns:
        The chart, or None if there are not two terms to compare in any table.
    """
    panels = [table for table in tables if sum(_ends(table, row) is not None for row in table.rows) > 1]
    if not panels:
        return None
    y, drawn, sentences = 0.0, [], []
    for table in panels:
        rows = [(row, ends) for row in table.rows if (ends := _ends(table, row)) is not None]
        low = min(0.0, *(ends[0] for _, ends in rows))
        high = max(0.0, *(ends[2] for _, ends in rows))
        drawn += _panel(table, rows, (low, high if high > low else low + 1), y)
        y += _HEAD + _ROW * len(rows) + _FOOT
        said = "; ".join(
            f"{row.label} {_figure(table, row, 'Change')} ({_figure(table, row, '95%')})" for row, _ in rows
        )
        sentences.append(f"{table.title}: {said}.")
    return Chart(drawing(y, *drawn), " ".join(["Change by term, with 95% intervals.", *sentences]))


def _figure(table: ReleasedTable, row: Row, heading: str) -> str:
    return row.figures[next(at for at, one in enumerate(table.columns) if one.startswith(heading))].text


def _ends(table: ReleasedTable, row: Row) -> tuple[float, float, float] | None:
    """Lower end, change and upper end as they are printed, or None if one of them is withheld."""
    ends = [*_figure(table, row, "95%").split(" to "), _figure(table, row, "Change")]
    try:
        low, high, change = (float(words.replace("\N{MINUS SIGN}", "-")) for words in ends)
    except ValueError:
        return None
    return low, change, high


def _panel(
    table: ReleasedTable, rows: Sequence[tuple[Row, tuple[float, float, float]]], span: tuple[float, float], top: float
) -> list[str]:
    def at(value: float) -> float:
        return _LEFT + (value - span[0]) / (span[1] - span[0]) * (_RIGHT - _LEFT)

    foot = top + _HEAD + _ROW * len(rows)
    drawn = [
        text(0, top + 13, table.title, size=11, bold=True),
        line(at(0), top + _HEAD - 3, at(0), foot, FAINT, width=2),
        text(at(0), foot + 11, "no change", size=8.5, fill=QUIET, anchor="middle"),
    ]
    for number, (row, (low, change, high)) in enumerate(rows):
        y = top + _HEAD + _ROW * number + 8
        drawn += [
            text(0, y + 3.5, label_lines(row.label, 28, 1)[0]),
            line(at(low), y, at(high), y, INK, width=1.4),
            circle(at(change), y, 4.5, fill=TEAL),
            text(WIDTH, y + 3.5, _figure(table, row, "Change"), anchor="end", bold=True),
        ]
    return drawn
