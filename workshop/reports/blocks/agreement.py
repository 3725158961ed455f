"""``agreement(report)``: how closely people's own ratings and those of others agree, in coefficients."""

from collections.abc import Iterator

from workshop.disclosure.released import ReleasedComparison, ReleasedReport
from workshop.reports.blocks.block import Block, block, released
from workshop.reports.blocks.others import ROLE_NAMES, interval_of
from workshop.reports.nodes import Node, heading, paragraph, table

__all__ = ["CONFOUNDED", "READING", "agreement", "coefficients", "has_coefficients"]

READING = (
    "1 is full agreement, 0 no more than chance would give. Read the interval rather than the number: below 0.5 "
    "agreement is poor, from 0.75 on good. Little agreement between one's own view and another's is usual, and no "
    "fault: the two see different things."
)
CONFOUNDED = (
    "Different people had different raters, so a strict rater cannot be told from someone who did less well. "
    "The coefficients describe these pairs, and no single rater."
)


def agreement(report: ReleasedReport) -> Block:
    """The coefficients of agreement, for each kind of other rater; nothing where there are too few pairs for any.

    Raises:
        DisclosureError: If ``report`` did not pass the gate.
    """
    report = released(report)
    found = report.others if isinstance(report.others, tuple) else ()
    return block("agreement", report, list(_tables(found)))


def _tables(found: tuple[ReleasedComparison, ...]) -> Iterator[Node]:
    known = [one for one in found if has_coefficients(one)]
    if not known:
        return
    yield heading(3, "How closely the views agree")
    yield paragraph(READING)
    for one in known:
        yield coefficients(one, f"Self and {ROLE_NAMES.get(one.role, one.role)}")
    if any(one.confounded for one in known):
        yield paragraph(CONFOUNDED, tone="quiet")


def has_coefficients(one: ReleasedComparison) -> bool:
    """True if any criterion has pairs enough for a coefficient."""
    return any(row.icc.value is not None for row in one.rows)


def coefficients(one: ReleasedComparison, title: str) -> Node:
    """The table of the coefficients of one comparison."""
    rows = [
        [row.label, row.icc.text, interval_of(row.icc_interval), row.kappa.text, row.alpha.text] for row in one.rows
    ]
    columns = ("Criterion", "ICC(2,1)", "95% interval", "Weighted kappa", "Alpha")
    return table(title, columns, rows, ["From 20 pairs on; a dash also stands where nobody's ratings differ."])
