"""``themes(report)``: what people wrote about, as the center's own coders counted it. Nothing if nobody coded any."""

from workshop.disclosure.released import ReleasedReport, Withheld
from workshop.reports.blocks.block import Block, block, left_out, released
from workshop.reports.blocks.tables import table_of
from workshop.reports.nodes import heading, paragraph

__all__ = ["themes"]


def themes(report: ReleasedReport) -> Block:
    """The themes, each with the number of people who wrote about it.

    Raises:
        DisclosureError: If ``report`` did not pass the gate.
    """
    report = released(report)
    found = report.themes
    if found is None:
        return block("themes", report, [])
    head = heading(2, "What people wrote about")
    if isinstance(found, Withheld):
        return block("themes", report, [head, left_out(found)])
    said = paragraph(
        "People on the center's staff read the texts that were shared for this, and sorted them by the center's own "
        "list of themes. No program read them, and none is quoted."
    )
    return block("themes", report, [head, said, table_of(found, title="")])
