"""Tails and bands: what is said instead of a percentage that would tell about nearly everyone or nearly no one."""

from typing import Literal

from workshop.disclosure.rounding import percent
from workshop.disclosure.words import DASH

__all__ = ["Side", "band", "side", "tail_limit", "tail_text"]

Side = Literal["few", "most"]

_LIMITS = ((20, 20), (40, 10), (100, 5), (300, 2))
_LARGE = 1
_MIDDLE = 50


def side(count: int, base: int, threshold: int) -> Side | None:
    """The tail that a yes-or-no share falls in: fewer than ``threshold`` people away from nobody or from everybody.

    Nobody and everybody are in the tails too: they tell what each person said.
    """
    return "few" if count < threshold else "most" if base - count < threshold else None


def tail_limit(base: int, threshold: int) -> int | None:
    """The percentage up to which a lower tail reaches; the upper tail begins at 100 minus it.

    At least 20 for fewer than 20 people, 10 below 40, 5 below 100, 2 below 300 and 1 from there on (top and bottom
    coding as in NCES 2011-603; the limits for larger groups are those of a school district's policy). Where that would
    still pin down fewer people than the threshold, the tail is widened to the next five percent that holds as many.

    Args:
        base: Number of people behind the percentage, at least 1.
        threshold: Smallest count that may be shown.

    Returns:
        The limit in percent, or None if the tails would meet in the middle, so that nothing may be said.
    """
    limit = next((limit for below, limit in _LIMITS if base < below), _LARGE)
    if limit * base < 100 * threshold:
        limit = -(-100 * threshold // (5 * base)) * 5
    return limit if limit < _MIDDLE else None


def tail_text(where: Side, base: int, threshold: int) -> str:
    """The words for a share in a tail: ``at most 15%``, ``at least 85%``, or a dash where there is no room for words.

    Every count of one tail reads the same, so the words tell none of them from another.
    """
    limit = tail_limit(base, threshold)
    if limit is None:
        return DASH
    return f"at most {limit}%" if where == "few" else f"at least {100 - limit}%"


def band(count: int, base: int) -> str:
    """The band of 20 points (fewer than 20 people) or 10 points that holds a share, such as 41 to 50%."""
    width = 20 if base < 20 else 10
    share = percent(count, base)
    if share <= width:
        return f"at most {width}%"
    if share >= 100 - width:
        return f"at least {100 - width}%"
    first = (share - 1) // width * width + 1
    return f"{first}\N{EN DASH}{min(first + width - 1, 99 - width)}%"
