"""Means beside counts: a mean and some counts of one row can give away a count that neither of them shows."""

from collections.abc import Mapping

from workshop.disclosure.audit import Fact, exposed
from workshop.disclosure.distribution import Decision
from workshop.disclosure.profiles import Profile
from workshop.disclosure.rounding import rounded
from workshop.disclosure.suppress import Cell, Line

__all__ = ["mean_is_safe", "mean_of"]


def mean_of(row: Mapping[str, int], scores: Mapping[str, float]) -> float:
    """The mean score of the people of a row who have one.

    Raises:
        ZeroDivisionError: If nobody has one.
    """
    return sum(score * row[value] for value, score in scores.items()) / sum(row[value] for value in scores)


def mean_is_safe(
    name: str,
    row: Mapping[str, int],
    *,
    groups: Mapping[str, tuple[str, ...]],
    decision: Decision,
    scores: Mapping[str, float],
    rules: Profile,
) -> bool:
    """Tell whether the mean of a row may be shown, rounded to one decimal, beside what is shown of it already.

    A mean needs enough people who did not all, or nearly all, say the same. Then the row is attacked with all that is
    shown of it: neither a hidden cell nor a small count of a single value, even one that is shown only together with
    its neighbour, may be told too closely.

    Args:
        name: Key of the row.
        row: By value, the number of people; they add up to all participants.
        groups: By column, the values that it shows together; nothing if the mean is shown alone.
        decision: What was decided on the cells of rows and columns.
        scores: The score of each value that has one.
        rules: The thresholds.
    """
    given = [row[value] for value in scores if row[value]]
    if sum(given) < rules.mean_base or len(given) < 2 or name in decision.nearly_all:
        return False
    single: dict[str, Cell] = {value: (name, f"={value}") for value in row}
    values: dict[Cell, int] = {single[value]: count for value, count in row.items()}
    facts: list[Fact] = []
    for column, taken in groups.items():
        values[name, column] = sum(row[value] for value in taken)
        facts.append(Fact({(name, column): -1.0} | {single[value]: 1.0 for value in taken}, low=0.0, high=0.0))
    parts = tuple((name, column) for column in groups) or tuple(single.values())
    hidden = {cell for cell in decision.hidden if cell[0] == name} | set(single.values())
    watch = hidden - set(single.values()) | {single[value] for value in scores if 0 < row[value] < rules.cell}
    shown = rounded(mean_of(row, scores))
    most = {single[value]: score - (shown - 0.05) for value, score in scores.items()}
    least = {single[value]: score - (shown + 0.05) for value, score in scores.items()}
    facts += [Fact(most, low=0.0), Fact(least, high=0.0)]
    lines = [Line(parts, sum(row.values()))]
    return not exposed(values, lines, hidden, rules.cell, facts=facts, watch=watch, first=True)
