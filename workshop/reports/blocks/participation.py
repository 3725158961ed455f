"""``participation(report)``: how many were invited, joined, shared and finished."""

from workshop.disclosure.released import ReleasedReport, Withheld
from workshop.reports.blocks.block import Block, block, left_out, released
from workshop.reports.blocks.tables import table_of

__all__ = ["participation"]


def participation(report: ReleasedReport) -> Block:
    """Who took part, from invited to having answered before and after.

    Raises:
        DisclosureError: If ``report`` did not pass the gate.
    """
    report = released(report)
    table = report.participation
    return block(
        "participation", report, [left_out(table) if isinstance(table, Withheld) else table_of(table, title="")]
    )
