"""Before and after on each scale, with the interval of the change: one row a scale."""

from collections.abc import Sequence

from workshop.disclosure.released import ReleasedChange
from workshop.reports.charts.svg import FAINT, INK, QUIET, TEAL, WIDTH, Chart, circle, drawing, hatched, line, text

__all__ = ["change_chart"]

_LEFT, _RIGHT, _ROW, _LEGEND = 150, WIDTH - 14, 57, 24
_WIDEST = 31  # a number such as 100.0 in bold


def change_chart(changes: Sequence[ReleasedChange], again: str = "after") -> Chart:
    """Draw the mean before and after on each scale.

    Args:
        changes: The scales.
        again: When people answered the second time, in a word or two.

    A hollow dot is before, a full one after; the bar below spans the interval of the change, drawn from the mean
    before, so it shows where the mean after could plausibly be. Each row runs over the whole range of its own scale.
    """
    rows = [_row(change, _LEGEND + place * _ROW) for place, change in enumerate(changes)]
    height = _LEGEND + len(changes) * _ROW
    said = [f"Before and {again} on each scale.", *(_said(change, again) for change in changes)]
    return Chart(drawing(height, _legend(again), *rows), " ".join(said))


def _legend(again: str) -> str:
    bracket = _LEFT + 81 + 4.4 * len(again)
    return "".join(
        [
            circle(_LEFT + 5, 9, 4, fill="#ffffff"),
            text(_LEFT + 14, 12.5, "before", size=9, fill=QUIET),
            circle(_LEFT + 59, 9, 4, fill=TEAL),
            text(_LEFT + 68, 12.5, again, size=9, fill=QUIET),
            _bracket(bracket, bracket + 28, 9),
            text(bracket + 34, 12.5, "95% interval of the change", size=9, fill=QUIET),
        ]
    )


def _row(change: ReleasedChange, top: float) -> str:
    middle = top + 27
    parts = [
        text(0, middle + 1, change.label, size=11, bold=True),
    ]
    before, after = change.before.value, change.after.value
    if before is None or after is None:
        parts += [
            hatched(_LEFT, middle - 7, _RIGHT - _LEFT, 14),
            text(_LEFT, middle + 20, "withheld", size=9, fill=QUIET),
        ]
        return "".join(parts)

    def at(score: float) -> float:
        share = (score - change.low) / (change.high - change.low)
        return _LEFT + min(max(share, 0), 1) * (_RIGHT - _LEFT)

    parts += [
        text(0, middle + 15, f"{change.change.text} points", size=9.5, fill=QUIET),
        line(_LEFT, middle, _RIGHT, middle, FAINT, width=3),
        text(_LEFT, middle + 24, f"{change.low:g}", size=8.5, fill=QUIET, anchor="middle"),
        text(_RIGHT, middle + 24, f"{change.high:g}", size=8.5, fill=QUIET, anchor="middle"),
    ]
    low, high = (end.value for end in change.interval)
    if low is not None and high is not None:
        parts.append(_bracket(at(before + low), at(before + high), middle + 13))
    # Each number stands on the outer side of its dot, and past the middle between two that nearly meet.
    middle_x = (at(before) + at(after)) / 2
    left = min(at(before), at(after), middle_x - 7) + 4
    right = max(at(before), at(after), middle_x + 7) - 4
    right = min(right, WIDTH - _WIDEST)  # at the end of its range a number moves in, and what stands left of it too
    left = min(left, right - 2)
    places = ((left, "end"), (right, "start")) if after >= before else ((right, "start"), (left, "end"))
    parts += [
        line(at(before), middle, at(after), middle, TEAL, width=3),
        circle(at(before), middle, 5.5, fill="#ffffff"),
        circle(at(after), middle, 5.5, fill=TEAL),
        text(places[0][0], middle - 11, change.before.text, anchor=places[0][1], size=10.5),
        text(places[1][0], middle - 11, change.after.text, anchor=places[1][1], size=10.5, bold=True),
    ]
    return "".join(parts)


def _bracket(left: float, right: float, y: float) -> str:
    ends = "".join(line(x, y - 3, x, y + 3, INK, width=1.2) for x in (left, right))
    return line(left, y, right, y, INK, width=1.2) + ends


def _said(change: ReleasedChange, again: str) -> str:
    if change.before.value is None or change.after.value is None:
        return f"{change.label}: withheld."
    said = (
        f"{change.label}, {change.low:g} to {change.high:g}: {change.before.text} before, {change.after.text} {again}"
    )
    low, high = change.interval
    if low.value is None or high.value is None:
        return f"{said}."
    return f"{said}, a change of {change.change.text} with a 95% interval from {low.text} to {high.text}."
