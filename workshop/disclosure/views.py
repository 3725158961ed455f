"""What the gate must know of two views of the same people on one criterion, and what a reader could make of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from workshop.disclosure.audit import Fact, intervals
from workshop.disclosure.estimate import Estimate
from workshop.disclosure.rounding import rounded
from workshop.disclosure.suppress import Cell

__all__ = ["Views", "safe_parts"]

Ranges = Mapping[Cell, tuple[float, float]]

_FULL, _CLOSE, _INTERVAL = (
    frozenset({"interval", "distance", "close"}),
    frozenset({"interval", "close"}),
    frozenset({"interval"}),
)
_ROOM = 2
"""Fewest people that a range must leave open."""


@dataclass(frozen=True)
class Views:
    """Two views of the same people on one criterion, none of it rounded.

    Attributes:
        id: Criterion id.
        label: Its short name.
        n: Number of people with both ratings.
        bias: Own minus other: ``before`` is the other's mean, ``after`` the own one, ``change`` the bias.
        gaps: Number of people by own minus other.
        icc: Estimate, lower and upper end of ICC(2,1), or None.
        kappa: Quadratic weighted kappa, or None.
        alpha: Ordinal alpha over all raters, or None.
        means: True if both means may stand beside the other means of the report: nobody could tell a few people's
            ratings from the difference.
    """

    id: str
    label: str
    n: int
    bias: Estimate | None
    gaps: Mapping[int, int]
    icc: tuple[float, float, float] | None
    kappa: float | None
    alpha: float | None
    means: bool


def safe_parts(views: Views, bias: Estimate, threshold: int) -> frozenset[str] | None:
    """What may stand beside the bias without telling how few people are how far apart.

    A bias with its interval is shown as any mean change is. The numbers of people by difference are then attacked with
    all that would be shown of them: their sum (the bias), the sum of their squares (the interval), of their distances,
    and the share within one level. Distance and share may stand if they bring no small number closer than bias and
    interval do; and whatever leaves a small number no room at all is not shown.

    Returns:
        Some of ``interval``, ``distance`` and ``close``; None if not even the bias may be shown.
    """
    cells: dict[Cell, int] = {("gap", f"{gap:+d}"): views.gaps.get(gap, 0) for gap in range(-3, 4)}
    small = {cell for cell, count in cells.items() if 0 < count < threshold}
    if not small:
        return _FULL

    def ranges(parts: frozenset[str]) -> Ranges:
        facts = [Fact(dict.fromkeys(cells, 1.0), views.n, views.n), *_facts(views, bias, parts, threshold)]
        return intervals(cells, facts, set(cells), small)

    plain = ranges(_INTERVAL)
    if _pinned(plain):
        return None if _pinned(ranges(frozenset())) else frozenset()
    for parts in (_FULL, _CLOSE):
        found = ranges(parts)
        if not _pinned(found) and _open(found, threshold) <= _open(plain, threshold):
            return parts
    return _INTERVAL


def _open(ranges: Ranges, threshold: int) -> set[Cell]:
    """The cells that can be told more closely than a hidden cell of a table may be."""
    return {cell for cell, (low, high) in ranges.items() if not (high >= threshold and high - low >= threshold)}


def _pinned(ranges: Ranges) -> bool:
    return any(high - low < _ROOM for low, high in ranges.values())


def _facts(views: Views, bias: Estimate, parts: frozenset[str], threshold: int) -> list[Fact]:
    gaps = {("gap", f"{gap:+d}"): gap for gap in range(-3, 4)}
    n, shown = views.n, rounded(bias.change)
    facts = [_between({cell: float(gap) for cell, gap in gaps.items()}, n * (shown - 0.05), n * (shown + 0.05))]
    if "interval" in parts:
        # Half the interval is sd * t / sqrt(n), and everyone can look up t; rounding leaves it known to 0.05.
        half = (bias.high - bias.low) / 2
        per_half = bias.sd_change / half
        low_sd, high_sd = (max(half + off, 0.0) * per_half for off in (-0.05, 0.05))
        squares = [(shown + off) ** 2 for off in (-0.05, 0.05)]
        low = (n - 1) * low_sd**2 + n * (0.0 if abs(shown) <= 0.05 else min(squares))
        facts.append(
            _between(
                {cell: float(gap * gap) for cell, gap in gaps.items()}, low, (n - 1) * high_sd**2 + n * max(squares)
            )
        )
    if "distance" in parts:
        mean = rounded(sum(abs(gap) * count for gap, count in views.gaps.items()) / n)
        facts.append(
            _between({cell: float(abs(gap)) for cell, gap in gaps.items()}, n * (mean - 0.05), n * (mean + 0.05))
        )
    if "close" in parts:
        far = sum(count for gap, count in views.gaps.items() if abs(gap) > 1)
        weights = {cell: float(abs(gap) > 1) for cell, gap in gaps.items()}
        near = min(far, n - far) < threshold
        facts.append(_between(weights, 0.0 if near else far, n if near else far))
    return facts


def _between(weights: Mapping[Cell, float], low: float, high: float) -> Fact:
    return Fact(weights, low=low - 1e-9, high=high + 1e-9)
