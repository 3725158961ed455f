"""``participation(report)``: how many were invited, joined, shared and finished."""

from workshop.disclosure.released import ReleasedReport, ReleasedTable, Withheld
from workshop.reports.blocks.block import Block, block, left_out, released
from workshop.reports.blocks.tables import find_row, table_of
from workshop.reports.nodes import paragraph

__all__ = ["participation"]


def participation(report: ReleasedReport) -> Block:
    """Who took part, from invited to having answered before and after.

    Raises:
        DisclosureError: If ``report`` did not pass the gate.
    """
    report = released(report)
    table = report.participation
    if isinstance(table, Withheld):
        return block("participation", report, [left_out(table)])
    said = _attrition(table)
    return block("participation", report, [*([paragraph(said)] if said else []), table_of(table, title="")])


def _attrition(table: ReleasedTable) -> str:
    """How many were lost between two steps, where the sizes of both are shown."""
    sizes = {key: row.figures[0].value for key in ("invited", "started", "finished") if (row := find_row(table, key))}
    lost = [
        f"{before - after:,.0f} of {before:,.0f} {what}"
        for first, then, what in (
            ("invited", "started", "who were invited did not come"),
            ("started", "finished", "who started did not finish"),
        )
        if (before := sizes.get(first)) is not None and (after := sizes.get(then)) is not None and before > after
    ]
    return f"{'; '.join(lost)}." if lost else ""
