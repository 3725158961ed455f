"""``calibration(report)``: self against peers, whole, then against coaches, each with how closely the two agree."""

from collections.abc import Iterator

from workshop.disclosure.released import ReleasedComparison, ReleasedReport
from workshop.reports.blocks.agreement import CONFOUNDED, READING, coefficients, has_coefficients
from workshop.reports.blocks.block import Block, block, released
from workshop.reports.blocks.others import ROLE_NAMES, comparison_nodes, others
from workshop.reports.nodes import Node, paragraph

__all__ = ["calibration"]


def calibration(report: ReleasedReport) -> Block:
    """What `others` and `agreement` show, in the order that fills a page with each kind of other rater.

    Raises:
        DisclosureError: If ``report`` did not pass the gate.
    """
    report = released(report)
    if not isinstance(report.others, tuple):
        return block("calibration", report, list(others(report).content))
    return block("calibration", report, list(_parts(report.others)))


def _parts(found: tuple[ReleasedComparison, ...]) -> Iterator[Node]:
    known = [one for one in found if has_coefficients(one)]
    for one in found:
        yield from comparison_nodes(one)
        if one in known:
            yield coefficients(one, f"How closely self and {ROLE_NAMES.get(one.role, one.role)} agree")
    if known:
        said = f"How to read the coefficients: {READING[0].lower()}{READING[1:]}"
        yield paragraph(f"{said} {CONFOUNDED}" if any(one.confounded for one in known) else said, tone="quiet")
