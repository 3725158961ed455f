"""What to do next, by a few stated rules. Each piece says what the figures show and which aim it is held against."""

from collections.abc import Callable, Iterable, Iterator

from workshop.disclosure.released import Figure, ReleasedReport, ReleasedTable, Withheld
from workshop.reports.blocks.tables import share_of

__all__ = ["MOST", "advice"]

MOST = 3
_FINISHED, _TWICE, _PLANNED, _DATED = 75, 66, 60, 50
_USEFUL = 3.5
"""Aims in percent of those who took part. They are a judgement, for a center to change, not a finding."""

_Advice = tuple[str, str]


def advice(report: ReleasedReport) -> list[_Advice]:
    """Three things to do, each with its reason, by these rules in this order.

    To change: 1. Fewer than three in four finished. 2. The criterion of the rubric with the lowest mean rating. 3.
    Fewer than two in three answered a measure before and after. 4. Fewer than six in ten made a complete plan. 5.
    Fewer than half set a date for it. 6. A scale whose interval includes no change. 7. A statement on usefulness with
    a mean below 3.5 of 5. 8. The criterion on which own and others' ratings are clearly furthest apart. To keep, if
    there is room: 9. three in four finished; 10. six in ten made a complete plan; 11. a clear change; 12. the
    criterion with the highest mean rating. If no figure can be released, report on the cohort together with others of
    its term.
    """
    found = [piece for rule in _RULES for piece in rule(report)]
    if found:
        return found[:MOST]
    return [
        (
            "Report on several cohorts of a term together.",
            "This group is too small for figures of its own. Together, small groups can be shown.",
        )
    ]


def _finishing(report: ReleasedReport) -> Iterator[_Advice]:
    if low := _below(report.participation, _FINISHED, "finished"):
        yield "Find out where people stop.", f"{low} finished the workshop; the aim is three in four."


def _practice(report: ReleasedReport) -> Iterator[_Advice]:
    if found := _furthest(report, min):
        named, it, mean = found
        yield f"Give more practice time to {named}.", f"Of all criteria {it} the lowest mean rating, {mean:.1f} of 4."


def _strength(report: ReleasedReport) -> Iterator[_Advice]:
    if found := _furthest(report, max):
        named, it, mean = found
        yield f"Keep what works for {named}.", f"Of all criteria {it} the highest mean rating, {mean:.1f} of 4."


def _furthest(report: ReleasedReport, which: Callable[[Iterable[float]], float]) -> tuple[str, str, float] | None:
    """The one or two criteria at one end of the mean ratings, and "it has" or "they have"; None if it is not clear."""
    if isinstance(report.rubric, Withheld) or "Mean" not in report.rubric.columns:
        return None
    at = report.rubric.columns.index("Mean")
    rated = [(mean, row.label) for row in report.rubric.rows if (mean := row.figures[at].value) is not None]
    if len(rated) < 2:
        return None
    end = which(mean for mean, _ in rated)
    named = [f"“{label}”" for mean, label in rated if mean == end]
    if len(named) > 2:
        return None
    return " and ".join(named), "it has" if len(named) == 1 else "they have", end


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


def _useful(report: ReleasedReport) -> Iterator[_Advice]:
    table = report.usefulness
    if not isinstance(table, ReleasedTable) or "Mean" not in table.columns:
        return
    at = table.columns.index("Mean")
    low = [(mean, row.label) for row in table.rows if (mean := row.figures[at].value) is not None and mean < _USEFUL]
    if low:
        mean, label = min(low)
        yield "Ask people what would have made it more useful.", f"“{label}” has a mean of {mean:.1f} of 5."


def _calibrating(report: ReleasedReport) -> Iterator[_Advice]:
    if not isinstance(report.others, tuple):
        return
    clear = [
        (abs(row.difference.value), row, one.role)
        for one in report.others
        for row in one.rows
        if row.difference.value is not None and _excludes_zero(row.interval)
    ]
    if clear:
        _, row, role = max(clear, key=lambda found: found[0])
        moved = row.difference.text.lstrip("+\N{MINUS SIGN}")
        way = "higher" if (row.difference.value or 0) > 0 else "lower"
        others = {"peer": "peers", "coach": "coaches"}.get(role, role)
        why = f"People rated themselves {moved} of a level {way} than {others} did."
        yield f"Compare ratings on “{row.label}” before you talk about them.", why


def _kept(report: ReleasedReport) -> Iterator[_Advice]:
    if high := _reached(report.participation, _FINISHED, "finished"):
        yield (
            "Keep the length and the order of the lessons.",
            f"{high} finished the workshop; the aim is three in four.",
        )
    if high := _reached(report.plans, _PLANNED, "complete"):
        yield "Keep the time for the if-then plan.", f"{high} made a complete one; the aim is six in ten."
    for change in report.changes if isinstance(report.changes, tuple) else ():
        if change.outcome and (change.change.value or 0) > 0 and _excludes_zero(change.interval):
            yield (
                f"Keep the lessons behind “{change.label}”.",
                "Its change is clear: the interval does not include zero.",
            )


def _excludes_zero(interval: tuple[Figure, Figure]) -> bool:
    low, high = (end.value for end in interval)
    return low is not None and high is not None and not low <= 0 <= high


_RULES: tuple[Callable[[ReleasedReport], Iterator[_Advice]], ...] = (
    _finishing,
    _practice,
    _pairing,
    _planning,
    _dating,
    _unclear,
    _useful,
    _calibrating,
    _kept,
    _strength,
)


def _below(table: ReleasedTable | Withheld, aim: float, key: str) -> str:
    """The percentage in a row as it is printed, if it may be shown and is below the aim; else nothing."""
    figure = None if isinstance(table, Withheld) else share_of(table, key)
    return figure.text if figure and figure.value is not None and figure.value < aim else ""


def _reached(table: ReleasedTable | Withheld, aim: float, key: str) -> str:
    """The percentage in a row as it is printed, if it may be shown and reaches the aim; else nothing."""
    figure = None if isinstance(table, Withheld) else share_of(table, key)
    return figure.text if figure and figure.value is not None and figure.value >= aim else ""
