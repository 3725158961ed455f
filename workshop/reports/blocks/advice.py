"""What to do next, by a few stated rules. Each piece says what the figures show and which aim it is held against."""

from collections.abc import Callable, Iterator

from workshop.disclosure.released import ReleasedReport, ReleasedTable, Row, Withheld
from workshop.reports.blocks.tables import share_of

__all__ = ["MOST", "advice"]

MOST = 3
_FINISHED, _TWICE, _PLANNED, _DATED = 75, 66, 60, 50
"""Aims in percent of those who took part. They are a judgement, for a center to change, not a finding."""

_Advice = tuple[str, str]


def advice(report: ReleasedReport) -> list[_Advice]:
    """At most three things to do, each with its reason, by these rules in this order.

    1. Fewer than three in four finished. 2. The criterion of the rubric with the lowest mean rating. 3. Fewer than two
    in three answered a measure before and after. 4. Fewer than six in ten made a complete plan. 5. Fewer than half set
    a date for it. 6. A scale whose interval includes no change. If none applies, keep going; if no change could
    be released, report on the cohort together with others of its term.
    """
    found = [piece for rule in _RULES for piece in rule(report)]
    if found:
        return found[:MOST]
    if report.people.value is None or isinstance(report.changes, Withheld):
        return [
            (
                "Report on several cohorts of a term together.",
                "This group is too small for figures of its own. Together, small groups can be shown.",
            )
        ]
    return [("Keep the workshop as it is, and run it again.", "No figure that can be shown is a reason to change it.")]


def _finishing(report: ReleasedReport) -> Iterator[_Advice]:
    if low := _below(report.participation, _FINISHED, "finished"):
        yield "Find out where people stop.", f"{low} finished the workshop; the aim is three in four."


def _practice(report: ReleasedReport) -> Iterator[_Advice]:
    if isinstance(report.rubric, Withheld) or "Mean" not in report.rubric.columns:
        return
    at = report.rubric.columns.index("Mean")
    rated: list[tuple[float, Row]] = [
        (mean, row) for row in report.rubric.rows if (mean := row.figures[at].value) is not None
    ]
    if len(rated) > 1:
        lowest = min(rated, key=lambda pair: pair[0])[0]
        named = [f"“{row.label}”" for mean, row in rated if mean == lowest]
        if len(named) <= 2:
            they_have = "it has" if len(named) == 1 else "they have"
            why = f"Of all criteria {they_have} the lowest mean rating, {lowest:.1f} of 4."
            yield f"Give more practice time to {' and '.join(named)}.", why


def _pairing(report: ReleasedReport) -> Iterator[_Advice]:
    if low := _below(report.participation, _TWICE, "paired-"):
        why = f"{low} answered before and after, and only their change is known; the aim is two in three."
        yield "Ask for the closing check before people leave.", why


def _planning(report: ReleasedReport) -> Iterator[_Advice]:
    if low := _below(report.plans, _PLANNED, "complete"):
        yield "Leave more time for the if-then plan.", f"{low} made a complete one; the aim is six in ten."


def _dating(report: ReleasedReport) -> Iterator[_Advice]:
    if low := _below(report.plans, _DATED, "dated"):
        yield "Ask people to put a date to their plan.", f"{low} did; the aim is half."


def _unclear(report: ReleasedReport) -> Iterator[_Advice]:
    for change in () if isinstance(report.changes, Withheld) else report.changes:
        low, high = (end.value for end in change.interval)
        if change.outcome and low is not None and high is not None and low <= 0 <= high:
            what = f"Look again at the lessons behind “{change.label}”."
            yield what, "Its change is not clear: the interval includes zero."


_RULES: tuple[Callable[[ReleasedReport], Iterator[_Advice]], ...] = (
    _finishing,
    _practice,
    _pairing,
    _planning,
    _dating,
    _unclear,
)


def _below(table: ReleasedTable | Withheld, aim: float, key: str) -> str:
    """The percentage in a row as it is printed, if it may be shown and is below the aim; else nothing."""
    figure = None if isinstance(table, Withheld) else share_of(table, key)
    return figure.text if figure and figure.value is not None and figure.value < aim else ""
