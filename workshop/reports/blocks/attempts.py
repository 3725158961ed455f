"""``attempts(report)``: how people's own ratings moved from their first attempt to their last."""

from workshop.disclosure.released import ReleasedChange, ReleasedReport, Withheld
from workshop.reports.blocks.block import Block, block, left_out, released
from workshop.reports.blocks.words import WHY, direction
from workshop.reports.nodes import Node, heading, paragraph, strong
from workshop.reports.shown import hidden

__all__ = ["attempts"]


def attempts(report: ReleasedReport) -> Block:
    """From the first attempt to the last, among people who rated more than one.

    Raises:
        DisclosureError: If ``report`` did not pass the gate.
    """
    report = released(report)
    found = report.attempts
    if found is None:
        content = [paragraph("Nobody shared ratings of more than one attempt.", tone="quiet")]
    elif isinstance(found, Withheld):
        content = [left_out(found)]
    else:
        content = [heading(3, "From the first attempt to the last"), *(_sentence(one) for one in found)]
        content.append(
            paragraph("These are people's own ratings: they tell how people saw their practice.", tone="quiet")
        )
    return block("attempts", report, content)


def _sentence(one: ReleasedChange) -> Node:
    who = f"{one.n.text} people" if not hidden(one.n) else "The people"
    if one.change.value is None:
        return paragraph(f"Withheld: {WHY[one.change.reason or 'too-few']}.")
    moved = one.change.text.lstrip("+\N{MINUS SIGN}")
    low, high = one.interval
    went = "stayed the same" if one.change.value == 0 else f"{direction(one)} by {moved}"
    clear = low.value is not None and high.value is not None and not low.value <= 0 <= high.value
    end = "." if clear else ", which is not a clear change."
    return paragraph(
        f"{who} rated more than one attempt. The mean of all criteria ",
        strong(f"{went}, from {one.before.text} to {one.after.text}"),
        f" of {one.high:g} (95% interval {low.text} to {high.text}){end}",
    )
