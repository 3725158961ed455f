"""``others(report)``: how people rated themselves beside how peers and coaches rated the same practice."""

from collections.abc import Iterator

from workshop.disclosure.released import Compared, Figure, ReleasedComparison, ReleasedReport, Withheld
from workshop.disclosure.words import DASH
from workshop.reports.blocks.block import Block, block, left_out, released
from workshop.reports.charts import dumbbell_chart
from workshop.reports.nodes import Node, figure, heading, paragraph, table
from workshop.reports.shown import hidden

__all__ = ["ROLE_NAMES", "comparison_nodes", "interval_of", "others"]

ROLE_NAMES = {"peer": "peers", "coach": "coaches"}
"""What the other raters are called together."""

_MEANS_HIDDEN = (
    "Where the two means are left out, they could be set against those of the profile above, and the ratings of a few "
    "people worked out."
)
_GAP_HIDDEN = "A dash or a missing column stands for numbers that would say too much about a few people."


def others(report: ReleasedReport) -> Block:
    """Self against others, one part for each kind of other rater.

    Raises:
        DisclosureError: If ``report`` did not pass the gate.
    """
    report = released(report)
    found = report.others
    if found is None:
        return block("others", report, [paragraph("Nobody shared ratings by another person.")])
    if isinstance(found, Withheld):
        return block("others", report, [left_out(found)])
    return block("others", report, [node for one in found for node in comparison_nodes(one)])


def comparison_nodes(one: ReleasedComparison) -> Iterator[Node]:
    """One kind of other rater: a sentence, the chart if means may be shown, and the table."""
    name = ROLE_NAMES.get(one.role, one.role)
    yield heading(3, f"Self against {name}")
    yield paragraph(_sentence(one, name))
    chart = dumbbell_chart(one, name)
    if chart is not None:
        yield figure(chart.svg, chart.alt)
    columns = ("Criterion", "Own", name.title(), "Difference", "95% interval", "Mean gap", "Within one level")
    rows = [_row(row) for row in one.rows]
    # Of a column of dashes the note below says enough.
    kept = [at for at in range(len(columns)) if at == 0 or any(row[at] != DASH for row in rows)]
    yield table("", [columns[at] for at in kept], [[row[at] for at in kept] for row in rows], list(_notes(one)))


def _sentence(one: ReleasedComparison, name: str) -> str:
    """On how many criteria the two views are clearly apart, and where most."""
    if all(hidden(row.interval[0]) for row in one.rows):
        return (
            "In so small a group only the average differences can be shown, and whether they are clear cannot be said."
        )
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
    return [row.label, *(one.text for one in figures), interval_of(row.interval), row.distance.text, row.close.text]


def interval_of(ends: tuple[Figure, Figure]) -> str:
    """Both ends in one cell, or what stands where they are withheld."""
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
