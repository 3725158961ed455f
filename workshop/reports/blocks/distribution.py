"""A table of how answers divide over ordered columns, with a chart of it where enough of it may be shown."""

from workshop.disclosure.released import ReleasedTable
from workshop.reports.blocks.tables import table_of
from workshop.reports.charts import stacked_chart
from workshop.reports.nodes import Node, figure

__all__ = ["distribution", "parts_of"]

_NO_ANSWER = ("No ", "Not ")
_ENOUGH = 0.5


def distribution(table: ReleasedTable, title: str | None = None) -> list[Node]:
    """The chart, if at least half of its numbers may be shown, and the table behind it."""
    parts = parts_of(table)
    numbers = [row.figures[at].value for row in table.rows for at in parts]
    known = sum(number is not None for number in numbers)
    rest = next((at for at, heading in enumerate(table.columns) if heading.startswith(_NO_ANSWER)), None)
    chart = stacked_chart(table, parts, rest) if numbers and known >= _ENOUGH * len(numbers) else None
    return [*([figure(chart.svg, chart.alt)] if chart else []), table_of(table, title)]


def parts_of(table: ReleasedTable) -> list[int]:
    """The columns that are answers: neither a mean nor those who gave none."""
    return [at for at, heading in enumerate(table.columns) if not heading.startswith(("Mean", *_NO_ANSWER))]
