"""``choices(report)``: what people chose, one part for each choice or sort that was shared."""

from workshop.disclosure.released import ReleasedReport, ReleasedTable, Withheld
from workshop.reports.blocks.block import Block, block, left_out, released
from workshop.reports.blocks.distribution import distribution
from workshop.reports.blocks.tables import share_column, table_of
from workshop.reports.nodes import Node, heading, paragraph

__all__ = ["choices"]


def choices(report: ReleasedReport) -> Block:
    """What people chose and how they sorted.

    Raises:
        DisclosureError: If ``report`` did not pass the gate.
    """
    report = released(report)
    tables = report.choices
    if isinstance(tables, Withheld):
        return block("choices", report, [left_out(tables)])
    content = [node for table in tables for node in _part(table)]
    return block("choices", report, content or [paragraph("Nobody was asked to choose or to sort in this workshop.")])


def _part(table: ReleasedTable) -> list[Node]:
    shown = [table_of(table, title="")] if share_column(table) is not None else distribution(table, title="")
    return [heading(3, table.title), *shown]
