"""``rubric_profile(report)``: how people rated their own mock interview, criterion by criterion."""

from workshop.disclosure.released import ReleasedReport, ReleasedTable, Withheld
from workshop.model.rubric import LEVELS
from workshop.reports.blocks.block import Block, block, left_out, released
from workshop.reports.blocks.distribution import distribution
from workshop.reports.nodes import Node, heading, table

__all__ = ["rubric_profile"]


def rubric_profile(report: ReleasedReport) -> Block:
    """The ratings on each criterion.

    Raises:
        DisclosureError: If ``report`` did not pass the gate.
    """
    report = released(report)
    profile = report.rubric
    content = [left_out(profile)] if isinstance(profile, Withheld) else distribution(profile)
    return block("rubric_profile", report, [*content, *_competencies(report.competencies)])


def _competencies(rolled: ReleasedTable | Withheld | None) -> list[Node]:
    """The roll-up, if any of it may be shown; why there is none is said with the profile."""
    if not isinstance(rolled, ReleasedTable):
        return []
    means = [row.figures[0].value for row in rolled.rows]
    if all(mean is None for mean in means):
        return []
    rows = [[row.label, row.figures[0].text] for row in rolled.rows]
    bars = [None if mean is None else mean / LEVELS[-1] for mean in means]
    columns = [rolled.label_heading, f"Mean of {LEVELS[-1]}"]
    return [heading(3, "By competency"), table("", columns, rows, rolled.notes, bars)]
