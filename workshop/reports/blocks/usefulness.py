"""``usefulness(report)``: how useful people found the workshop, in their own rating."""

from workshop.disclosure.released import ReleasedReport, Withheld
from workshop.reports.blocks.block import Block, block, left_out, released
from workshop.reports.blocks.distribution import distribution
from workshop.reports.nodes import paragraph

__all__ = ["usefulness"]


def usefulness(report: ReleasedReport) -> Block:
    """What people said of the workshop itself.

    Raises:
        DisclosureError: If ``report`` did not pass the gate.
    """
    report = released(report)
    found = report.usefulness
    if found is None:
        return block("usefulness", report, [paragraph("This workshop does not ask how useful it was.", tone="quiet")])
    content = [left_out(found)] if isinstance(found, Withheld) else distribution(found, title="")
    return block("usefulness", report, content)
