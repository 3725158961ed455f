"""``rubric_profile(report)``: how people rated their own mock interview, criterion by criterion."""

from workshop.disclosure.released import ReleasedReport, Withheld
from workshop.reports.blocks.block import Block, block, left_out, released
from workshop.reports.blocks.distribution import distribution

__all__ = ["rubric_profile"]


def rubric_profile(report: ReleasedReport) -> Block:
    """The ratings on each criterion.

    Raises:
        DisclosureError: If ``report`` did not pass the gate.
    """
    report = released(report)
    table = report.rubric
    content = [left_out(table)] if isinstance(table, Withheld) else distribution(table)
    return block("rubric_profile", report, content)
