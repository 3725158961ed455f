"""``follow_up(report)``: the change that is left some weeks later. Nothing if nobody was asked again."""

from workshop.disclosure.released import ReleasedReport, Withheld
from workshop.reports.blocks.block import Block, block, left_out, released
from workshop.reports.blocks.change import change_nodes
from workshop.reports.nodes import heading, paragraph

__all__ = ["follow_up"]


def follow_up(report: ReleasedReport) -> Block:
    """Before and some weeks later, among people who answered these times and at the end.

    Raises:
        DisclosureError: If ``report`` did not pass the gate.
    """
    report = released(report)
    found = report.follow_up
    if found is None:
        return block("follow_up", report, [])
    head = heading(2, "Some weeks later")
    if isinstance(found, Withheld):
        return block("follow_up", report, [head, left_out(found)])
    said = paragraph(
        "The same questions again, four to eight weeks after the workshop, set against the start. Everyone counted "
        "here answered all three times."
    )
    nodes = change_nodes(found, "Change from the start to some weeks later", "weeks later")
    return block("follow_up", report, [head, said, *nodes])
