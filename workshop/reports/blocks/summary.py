"""``summary(report)``: the first page. Up to five figures, what to do next, and the one thing to keep in mind."""

from datetime import datetime

from workshop.disclosure.released import Figure, ReleasedChange, ReleasedReport, ReleasedTable, Withheld
from workshop.reports.blocks.advice import advice
from workshop.reports.blocks.block import Block, block, released
from workshop.reports.blocks.tables import share_of
from workshop.reports.blocks.words import MODES
from workshop.reports.nodes import Node, callout, cover, heading, key_figures, numbered, strong
from workshop.reports.shown import hidden

__all__ = ["summary"]

_KeyFigure = tuple[str, str, str]
_LARGEST_HEADLINE = 2


def summary(report: ReleasedReport, created: datetime | None = None) -> Block:
    """The first page of a cohort report.

    Args:
        report: What passed the gate.
        created: When the data was frozen (the snapshot's own time), which is the date of the report.

    Raises:
        DisclosureError: If ``report`` did not pass the gate.
    """
    report = released(report)
    lines = [
        report.term,
        MODES.get(report.mode, ""),
        f"Cohort {report.code}",
        f"Data of {created:%B} {created.day}, {created.year}" if created else "",
    ]
    content = [
        cover("Cohort report", report.title, report.cohort, [line for line in lines if line]),
        _headline(report),
        heading(2, "What to do next"),
        numbered([(strong(what), f" {why}") for what, why in advice(report)]),
        callout(
            "caution",
            "How to read this report",
            "It shows change, not its cause: there was no comparison group, people chose to take part, and only what "
            "they chose to share is counted. The Setback Check has not been validated, so no score is high or low.",
        ),
    ]
    facts = {"created": created.isoformat()} if created else {}
    return block("summary", report, content, **facts)


def _headline(report: ReleasedReport) -> Node:
    """Up to five figures, or why there are none."""
    figures = _figures(report)
    if any(value for _, value, _ in figures):
        return key_figures(
            [(label, value or "\N{EN DASH}", note if value else "withheld") for label, value, note in figures]
        )
    sections = (report.participation, report.changes, report.rubric, report.plans, report.choices)
    why = next((one.text for one in sections if isinstance(one, Withheld)), "No figure may be shown.")
    return callout("withheld", "The figures of this cohort are withheld", why)


def _figures(report: ReleasedReport) -> list[_KeyFigure]:
    changes = report.changes if isinstance(report.changes, tuple) else ()
    moved = [_change(change) for change in changes if change.outcome][:_LARGEST_HEADLINE]
    return [
        ("people took part", "" if hidden(report.people) else report.people.text, ""),
        _share(report.participation, "finished the workshop", "finished"),
        *(moved or [("change, before to after", "", "")]),
        _share(report.plans, "made a complete if-then plan", "complete"),
    ]


def _share(table: ReleasedTable | Withheld, label: str, key: str) -> _KeyFigure:
    figure: Figure | None = share_of(table, key) if isinstance(table, ReleasedTable) else None
    return label, "" if figure is None or hidden(figure) else figure.text, ""


def _change(change: ReleasedChange) -> _KeyFigure:
    value = "" if hidden(change.change) else change.change.text
    return (
        f"change in {change.label[:1].lower()}{change.label[1:]}",
        value,
        f"points, on {change.low:g} to {change.high:g}",
    )
