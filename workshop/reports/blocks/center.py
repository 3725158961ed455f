"""The blocks of a center report: all cohorts together, by term, with rooms and people on their own apart."""

from collections.abc import Callable, Iterator
from datetime import datetime

from workshop.disclosure.center import ReleasedCenter, ReleasedMode
from workshop.disclosure.profiles import profile
from workshop.disclosure.released import ReleasedTable, Withheld
from workshop.errors import DisclosureError
from workshop.reports.blocks.block import SAMPLE_LABEL, Block, left_out
from workshop.reports.blocks.tables import table_of
from workshop.reports.blocks.words import instrument_name
from workshop.reports.charts import trend_chart
from workshop.reports.nodes import Node, bullets, callout, cover, figure, heading, key_figures, paragraph
from workshop.reports.shown import hidden

__all__ = ["center_change", "center_competencies", "center_methods", "center_participation", "center_summary"]


def _block(name: str, report: object, content: list[Node], **facts: str) -> Block:
    report = _released(report)
    title = f"{report.title}: center report"
    label = SAMPLE_LABEL if report.sample else ""
    return Block(
        name, {"title": title, "footer": f"{report.title} · All cohorts", "label": label, **facts}, tuple(content)
    )


def _released(report: object) -> ReleasedCenter:
    if not isinstance(report, ReleasedCenter):
        raise DisclosureError(
            f"a block shows released values only, and this is a {type(report).__name__}. "
            "Give it what analyse_center(data, profile) returned."
        )
    return report


def center_summary(report: ReleasedCenter, created: datetime | None = None) -> Block:
    """The first page: who took part in which way, and what to keep in mind.

    Raises:
        DisclosureError: If ``report`` did not pass the gate.
    """
    report = _released(report)
    date = f"Data of {created:%B} {created.day}, {created.year}" if created else ""
    content: list[Node] = [cover("Center report", report.title, "All cohorts, by term", [date] if date else [])]
    for mode in report.modes:
        content += [heading(2, mode.label), _headline(mode)]
    if not report.modes:
        content.append(callout("withheld", "There is nothing to show yet", "No cohort has taken part in the workshop."))
    content.append(
        callout(
            "caution",
            "How to read this report",
            "It shows change, not its cause: there was no comparison group, people chose to take part, and terms "
            "differ in who came. People on their own stop earlier than people in a room, so the two are never added "
            "up.",
        )
    )
    return _block("center_summary", report, content, **({"created": created.isoformat()} if created else {}))


def _headline(mode: ReleasedMode) -> Node:
    figures = [("people took part", "" if hidden(mode.people) else mode.people.text, "in the terms shown")]
    if isinstance(mode.participation, ReleasedTable):
        last = mode.participation.rows[-1]
        for heading_, one in list(zip(mode.participation.columns, last.figures, strict=True))[1:]:
            if not hidden(one):
                figures.append((f"{heading_[:1].lower()}{heading_[1:]}", one.text, "of them"))
    figures += [_moved(one) for one in mode.changes if isinstance(one, ReleasedTable) and one.id in mode.outcomes]
    shown = [(label, value or "\N{EN DASH}", note if value else "withheld") for label, value, note in figures]
    if any(value for _, value, _ in figures):
        return key_figures(shown[:5])
    why = mode.participation.text if isinstance(mode.participation, Withheld) else "No figure may be shown."
    return callout("withheld", "The figures are withheld", why)


def _moved(table: ReleasedTable) -> tuple[str, str, str]:
    """The change on a scale over all the terms that are shown, for the first page."""
    scale, _, span = table.title.partition(", ")
    one = table.rows[-1].figures[table.columns.index("Change")]
    return f"change in {scale[:1].lower()}{scale[1:]}", "" if hidden(one) else one.text, f"points, on {span}"


def center_participation(report: ReleasedCenter) -> Block:
    """Term by term, how many took part and what share of them did what.

    Raises:
        DisclosureError: If ``report`` did not pass the gate.
    """
    return _block("center_participation", report, _each(report, _people))


def _people(mode: ReleasedMode) -> Iterator[Node]:
    yield _table(mode.participation)
    if mode.left_out:
        terms = ", ".join(mode.left_out)
        yield paragraph(f"Not shown, because fewer than ten people took part: {terms}.", tone="quiet")
    if mode.waiting:
        many = "One small cohort waits" if mode.waiting == 1 else f"{mode.waiting} small cohorts wait"
        yield paragraph(
            f"{many} to be counted until there are enough small ones in the same term: whoever subtracts the other "
            "cohorts' reports would be left with a few people.",
            tone="quiet",
        )


def center_change(report: ReleasedCenter) -> Block:
    """Term by term, the change on each scale among people who answered both times.

    Raises:
        DisclosureError: If ``report`` did not pass the gate.
    """
    return _block("center_change", report, _each(report, _change))


def _change(mode: ReleasedMode) -> Iterator[Node]:
    tables = [one for one in mode.changes if isinstance(one, ReleasedTable)]
    chart = trend_chart(tables)
    if chart:
        yield figure(chart.svg, chart.alt)
    reasons = {one.text: one for one in mode.changes if isinstance(one, Withheld)}
    yield from [table_of(one) for one in tables]
    yield from [left_out(one) for one in reasons.values()]


def center_competencies(report: ReleasedCenter) -> Block:
    """Term by term, the mean rating of each competency.

    Raises:
        DisclosureError: If ``report`` did not pass the gate.
    """
    return _block("center_competencies", report, _each(report, lambda mode: iter([_table(mode.competencies)])))


def center_methods(report: ReleasedCenter) -> Block:
    """How the figures were made, and what is left out.

    Raises:
        DisclosureError: If ``report`` did not pass the gate.
    """
    report = _released(report)
    rules = profile(report.profile)
    rounding = f"Counts are rounded to the nearest {rules.nearest}. " if rules.nearest > 1 else ""
    small = (
        "Cohorts of fewer than ten people have no report of their own. Here they are counted with others of their "
        "term, if the small ones together are ten people or more."
    )
    withheld = (
        f"{rounding}A figure is left out (profile “{rules.name}”) if it stands for fewer than {rules.cell} people, or "
        f"for all but fewer than {rules.cell}, and also if it would give such a number away to someone who subtracts "
        "the reports of single cohorts, or an earlier center report, from it."
    )
    change = (
        "A change is the average of each person's score after minus the same person's score before. Intervals are 95% "
        "intervals by Student's t; the size is Hedges' g with the average of both standard deviations. Figures are "
        "rounded last."
    )
    competency = (
        "A competency is the mean of its criteria's means. People's own ratings tend to be a little higher than those "
        "that others give them."
    )
    same = "Every cohort is counted from the same frozen snapshot as its own report."
    total = "The row for all terms adds up the terms above it, so it tells nothing that they do not."
    content = [
        bullets([[words] for words in (same, small, withheld, total, change, competency)]),
        paragraph("; ".join([report.title, *map(instrument_name, report.instruments)]), tone="quiet"),
    ]
    return _block("center_methods", report, content)


def _each(report: object, parts: Callable[[ReleasedMode], Iterator[Node]]) -> list[Node]:
    return [node for mode in _released(report).modes for node in (heading(3, mode.label), *parts(mode))]


def _table(part: ReleasedTable | Withheld) -> Node:
    return left_out(part) if isinstance(part, Withheld) else table_of(part, title="")
