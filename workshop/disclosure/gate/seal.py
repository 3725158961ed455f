"""Making released values, for the gate's own use."""

from collections.abc import Iterable, Sequence

from workshop.disclosure import words
from workshop.disclosure.profiles import Profile
from workshop.disclosure.released import SEAL, Figure, Reason, ReleasedTable, Row
from workshop.disclosure.rounding import nearest, percent
from workshop.disclosure.tails import band
from workshop.errors import DisclosureError

__all__ = ["Labels", "checked", "counted", "figure", "pair", "said", "table", "tucked", "withheld"]

Labels = Sequence[tuple[str, str]]
"""Keys and what people read for them, in order."""


def checked(n: object) -> int:
    """A count of people as it came in.

    Raises:
        DisclosureError: If it is anything else: the gate fails closed.
    """
    if isinstance(n, bool) or not isinstance(n, int) or n < 0:
        raise DisclosureError(f"a count of people is a whole number from 0, not {n!r}")
    return n


def figure(value: float, text: str) -> Figure:
    """A number that may be shown."""
    return Figure(value=value, text=text, seal=SEAL)


def counted(count: int, rules: Profile) -> Figure:
    """A count of people that may be shown, rounded where the profile says so."""
    number = nearest(count, rules.nearest)
    return figure(number, f"{number:,}")


def said(text: str) -> Figure:
    """Words that may be shown instead of a number: a limit or a band. A dash counts as withheld."""
    return withheld() if text == words.DASH else Figure(value=None, text=text, seal=SEAL)


def withheld(reason: Reason = "small-cell", text: str = words.DASH) -> Figure:
    """The place of a number that must not be shown."""
    return Figure(value=None, text=text, reason=reason, seal=SEAL)


def tucked(count: int, rules: Profile, reason: Reason = "small-cell") -> Figure:
    """The place of a count that must not be shown as it is: rounded where the profile rounds, else withheld."""
    return counted(count, rules) if rules.nearest > 1 else withheld(reason)


def pair(count: int, base: int, rules: Profile, *, answers: bool = True) -> tuple[Figure, Figure]:
    """A count that may be shown and its share, or only the share's band where the profile asks for bands."""
    if answers and base < rules.band_below:
        return withheld("small-group"), said(band(count, base))
    share = percent(count, base)
    # The percentage is of the true numbers: what is rounded, is rounded after computing.
    return counted(count, rules), figure(share, f"{share}%") if base >= rules.share_base else withheld("too-few")


def table(
    *,
    id: str,  # noqa: A002 - the name of the field
    title: str,
    label_heading: str,
    columns: Iterable[str],
    rows: Iterable[Row],
    base: int | None,
    rules: Profile,
    notes: Iterable[str] = (),
    base_told: bool = True,
) -> ReleasedTable:
    """A released table with the sentences that its withheld figures call for. A base of None is withheld.

    ``base_told`` is False for a table that has no one base, because each row stands for people of its own.
    """
    found = tuple(rows)
    cells = [one for row in found for one in row.figures]
    more = [
        *([words.NEARLY_ALL] if any(one.text.startswith(("at least", "at most")) for one in cells) else []),
        *([words.cells_hidden(rules)] if any(one.reason in {"small-cell", "complementary"} for one in cells) else []),
        *([words.banded(rules)] if any(one.reason == "small-group" for one in cells) else []),
        *([words.BASE_HIDDEN] if base is None and base_told else []),
        *([words.rounded_counts(rules)] if rules.nearest > 1 else []),
    ]
    return ReleasedTable(
        id=id,
        title=title,
        label_heading=label_heading,
        columns=tuple(columns),
        rows=found,
        base=withheld("small-cell") if base is None else counted(base, rules),
        notes=(*notes, *more),
        seal=SEAL,
    )
