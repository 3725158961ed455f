"""``others(report)``: how people rated themselves beside how peers and coaches rated the same practice."""

from collections.abc import Iterator

from workshop.disclosure.released import Compared, Figure, ReleasedComparison, ReleasedReport, Withheld
from workshop.reports.blocks.block import Block, block, left_out, released
from workshop.reports.charts import dumbbell_chart
from workshop.reports.nodes import Node, figure, heading, paragraph, table
from workshop.reports.shown import hidden

__all__ = ["others"]

_NAMES = {"peer": "peers", "coach": "coaches"}
_MEANS_HIDDEN = (
    "Where the two means are left out, they could be set against those of the profile above, and the ratings of a few "
    "people worked out."
)
_GAP_HIDDEN = "A dash stands where a number would say too much about a few people, or cannot be worked out."


def others(report: ReleasedReport) -> Block:
    """Self against others, one part for each kind of other rater, and how closely the views agree.

    Raises:
        DisclosureError: If ``report`` did not pass the gate.
    """
    report = released(report)
    found = report.others
    if found is None:
        return block("others", report, [paragraph("Nobody shared ratings by another person.")])
    if isinstance(found, Withheld):
        return block("others", report, [left_out(found)])
    content = [node for one in found for node in _part(one)]
    return block("others", report, [*content, *_agreement(found)])


def _part(one: ReleasedComparison) -> Iterator[Node]:
    name = _NAMES.get(one.role, one.role)
    yield heading(3, f"Self against {name}")
    yield paragraph(_sentence(one, name))
    chart = dumbbell_chart(one, name)
    if chart is not None:
        yield figure(chart.svg, chart.alt)
    columns = ("Criterion", "Own", name.title(), "Difference", "95% interval", "Mean gap", "Within one level")
    yield table("", columns, [_row(row) for row in one.rows], list(_notes(one)))


def _sentence(one: ReleasedComparison, name: str) -> str:
    """On how many criteria the two views are clearly apart, and where most."""
    clear = [row for row in one.rows if _clear(row)]
    higher = sum((row.difference.value or 0) > 0 for row in clear)
    lower = len(clear) - higher
    of = f"{len(one.rows)} criteria"
    if not clear:
        return f"On none of {of} are people's own ratings clearly higher or lower than those of {name}."
    parts = [f"clearly higher on {higher}" if higher else "", f"clearly lower on {lower}" if lower else ""]
    said = " and ".join(part for part in parts if part)
    widest = max(clear, key=lambda row: abs(row.difference.value or 0))
    return (
        f"Of {of}, people rated themselves {said} than {name} did. The widest clear difference is "
        f"{widest.difference.text} of a level, on “{widest.label}”."
    )


def _clear(row: Compared) -> bool:
    low, high = (end.value for end in row.interval)
    return low is not None and high is not None and not low <= 0 <= high


def _row(row: Compared) -> list[str]:
    figures = (row.own, row.other, row.difference)
    return [row.label, *(one.text for one in figures), _interval(row.interval), row.distance.text, row.close.text]


def _interval(ends: tuple[Figure, Figure]) -> str:
    low, high = ends
    return low.text if hidden(low) or hidden(high) else f"{low.text} to {high.text}"


def _notes(one: ReleasedComparison) -> Iterator[str]:
    if not hidden(one.base):
        yield f"Based on {one.base.text} people, and of each on the last attempt that both rated."
    if one.left_out:
        yield f"Too few pairs of ratings for: {', '.join(one.left_out)}."
    if any(hidden(row.own) for row in one.rows):
        yield _MEANS_HIDDEN
    if any(hidden(row.distance) or hidden(row.close) or hidden(row.difference) for row in one.rows):
        yield _GAP_HIDDEN


def _agreement(found: tuple[ReleasedComparison, ...]) -> Iterator[Node]:
    known = [one for one in found if any(row.icc.value is not None for row in one.rows)]
    if not known:
        return
    yield heading(3, "How closely the views agree")
    yield paragraph(
        "1 is full agreement, 0 no more than chance would give. Read the interval rather than the number: below 0.5 "
        "agreement is poor, from 0.75 on good. Little agreement between one's own view and another's is usual, and no "
        "fault: the two see different things."
    )
    for one in known:
        name = _NAMES.get(one.role, one.role)
        rows = [
            [row.label, row.icc.text, _interval(row.icc_interval), row.kappa.text, row.alpha.text] for row in one.rows
        ]
        columns = ("Criterion", "ICC(2,1)", "95% interval", "Weighted kappa", "Alpha")
        notes = ["From 20 pairs on; a dash also stands where nobody's ratings differ."]
        yield table(f"Self and {name}", columns, rows, notes)
    if any(one.confounded for one in known):
        yield paragraph(
            "Different people had different raters, so a strict rater cannot be told from someone who did less well. "
            "The coefficients describe these pairs, and no single rater.",
            tone="quiet",
        )
