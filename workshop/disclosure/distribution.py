"""Rows of counts in which each person counts once a row: what to hide, and what to say where nearly everyone agrees."""

from collections.abc import Mapping
from dataclasses import dataclass

from workshop.disclosure.audit import Fact
from workshop.disclosure.profiles import Profile
from workshop.disclosure.protect import protect
from workshop.disclosure.suppress import Cell, Line
from workshop.disclosure.tails import tail_limit
from workshop.errors import DisclosureError

__all__ = ["Decision", "decide", "limit_fact"]


@dataclass(frozen=True)
class Decision:
    """What may be shown of some rows.

    Attributes:
        hidden: The cells that must not be shown.
        nearly_all: By row, the column that nearly everyone, or everyone, is in; its share is told as a limit.
    """

    hidden: frozenset[Cell]
    nearly_all: Mapping[str, str]


def decide(
    counts: Mapping[str, Mapping[str, int]], none: str, rules: Profile, *, hide_none: bool = False
) -> Decision | None:
    """Decide what may be shown of rows in which the same people are counted, once in each row.

    All rows add up to the number of all participants, which every reader knows. One column holds those who gave no
    answer. It is nearly the same in all rows, because most people share all of an exercise or nothing of it, so whoever
    sees it in one row knows it in the others: it is hidden in all rows or in none, and never to protect another cell.

    Args:
        counts: By row and column, the number of people.
        none: The column of those who gave no answer.
        rules: The thresholds.
        hide_none: True if the column of those who gave no answer must be hidden in any case.

    Returns:
        The decision, or None if these rows cannot be protected.

    Raises:
        DisclosureError: If the rows do not add up to the same number of people.
    """
    if len({sum(row.values()) for row in counts.values()}) != 1:
        raise DisclosureError("the rows of a table must count the same people")
    small_nones = hide_none or any(0 < row[none] < rules.cell for row in counts.values())
    hidden: set[Cell] = set()
    nearly_all: dict[str, str] = {}
    for name, row in counts.items():
        found = _decide_row(name, row, none, rules, hide_none=small_nones)
        if found is None:
            return None
        hidden |= found.hidden
        nearly_all |= found.nearly_all
    return Decision(frozenset(hidden), nearly_all)


def _decide_row(name: str, row: Mapping[str, int], none: str, rules: Profile, *, hide_none: bool) -> Decision | None:
    values = {(name, column): count for column, count in row.items()}
    answers = {column: count for column, count in row.items() if column != none}
    base, threshold = sum(answers.values()), rules.cell
    hidden: set[Cell] = {(name, none)} if hide_none else set()
    nearly_all: dict[str, str] = {}
    facts: list[Fact] = []
    if base < rules.base:
        hidden |= set(values)
    elif base - max(answers.values()) < threshold:
        nearly_all[name] = max(answers, key=lambda column: answers[column])
        hidden |= {(name, column) for column in answers}
        facts = limit_fact(name, nearly_all[name], answers, threshold)
    else:
        hidden |= {(name, column) for column, count in answers.items() if 0 < count < threshold}
    line = Line(tuple(values), sum(row.values()))
    safe = protect(values, [line], hidden, threshold, keep={(name, none)}, facts=facts)
    return None if safe is None else Decision(safe, nearly_all)


def limit_fact(name: str, column: str, answers: Mapping[str, int], threshold: int) -> list[Fact]:
    """What the words "at least 85%" tell of a row; nothing where there is no room for words."""
    limit = tail_limit(sum(answers.values()), threshold)
    if limit is None:
        return []
    share = 1 - limit / 100
    return [Fact({(name, other): (1.0 if other == column else 0.0) - share for other in answers}, low=0.0)]
