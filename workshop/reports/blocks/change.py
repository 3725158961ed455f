"""``change(report)``: each scale before and after, the change with its interval, and its size in plain words."""

from collections.abc import Sequence

from workshop.disclosure.released import ReleasedChange, ReleasedReport, Withheld
from workshop.reports.blocks.block import Block, block, left_out, released
from workshop.reports.blocks.words import WHY, direction, size_of
from workshop.reports.charts import change_chart
from workshop.reports.nodes import Node, Span, bullets, figure, paragraph, strong, table

__all__ = ["change", "change_nodes"]


def change(report: ReleasedReport) -> Block:
    """The change on each scale, among people who answered both times.

    Raises:
        DisclosureError: If ``report`` did not pass the gate.
    """
    report = released(report)
    changes = report.changes
    if isinstance(changes, Withheld):
        return block("change", report, [left_out(changes)])
    return block("change", report, change_nodes(changes, "Change on each scale, people who answered both times"))


def change_nodes(changes: Sequence[ReleasedChange], title: str, again: str = "after") -> list[Node]:
    """Sentences, the chart, the table and how to read it.

    Args:
        changes: The scales.
        title: Title of the table.
        again: When people answered the second time, in a word or two.
    """
    chart = change_chart(changes, again)
    columns = ("Scale", "People", "Before", again.capitalize(), "Change", "95% interval", "Size (g)")
    return [
        bullets([_sentence(one) for one in changes]),
        figure(chart.svg, chart.alt),
        table(title, columns, [_row(one) for one in changes], _reliability(changes)),
        paragraph(
            "The interval is the range in which the true average change plausibly lies. The size compares the change "
            "with how much people differ from each other: below 0.2 very small, from 0.5 medium-sized, from 0.8 large.",
            tone="quiet",
        ),
    ]


def _reliability(changes: Sequence[ReleasedChange]) -> list[str]:
    """How well the items of each scale hang together, where enough people answered to say so."""
    known = [
        (one.label, one.reliability.text) for one in changes if one.reliability and one.reliability.value is not None
    ]
    if not known:
        return []
    said = ", ".join(f"{label} {alpha}" for label, alpha in known)
    return [f"Reliability of the scales before (Cronbach's alpha, 1 at best): {said}."]


def _sentence(one: ReleasedChange) -> list[Span]:
    if one.change.value is None:
        return [strong(one.label), f" is withheld: {WHY[one.change.reason or 'too-few']}."]
    low, high = one.interval
    moved = one.change.text.lstrip("+-\N{MINUS SIGN}")
    words: list[Span] = [strong(one.label)]
    if one.change.value == 0:
        words.append(f" stayed the same on average, at {one.after.text} of {one.high:g}")
    else:
        words.append(f" {direction(one)} by {moved} points on average, from {one.before.text} to {one.after.text}")
    if low.value is None or high.value is None:
        return [*words, "."]
    if low.value <= 0 <= high.value:
        words.append(f". That is not a clear change: its interval, {low.text} to {high.text}, includes zero.")
    elif one.effect.value is not None:
        words.append(f", a {size_of(one.effect.value)} change (g = {one.effect.text}).")
    else:
        words.append(".")
    if not one.outcome:
        words.append(" It is shown to complete the picture and is not a measure of success.")
    return words


def _row(one: ReleasedChange) -> list[str]:
    low, high = one.interval
    interval = f"{low.text} to {high.text}" if low.value is not None and high.value is not None else low.text
    return [one.label, one.n.text, one.before.text, one.after.text, one.change.text, interval, one.effect.text]
