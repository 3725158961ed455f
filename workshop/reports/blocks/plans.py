"""``plans(report)``: how many made an if-then plan. Its words never leave a participant's own journal."""

from workshop.disclosure.released import ReleasedReport, Withheld
from workshop.reports.blocks.block import Block, block, left_out, released
from workshop.reports.blocks.tables import table_of

__all__ = ["plans"]


def plans(report: ReleasedReport) -> Block:
    """Plans made.

    Raises:
        DisclosureError: If ``report`` did not pass the gate.
    """
    report = released(report)
    table = report.plans
    return block("plans", report, [left_out(table) if isinstance(table, Withheld) else table_of(table)])
