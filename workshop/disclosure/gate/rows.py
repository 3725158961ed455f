"""How people divide over several answers, in one row or in many."""

from collections.abc import Mapping

from workshop.disclosure import words
from workshop.disclosure.distribution import Decision, decide
from workshop.disclosure.gate.seal import Labels, checked, counted, figure, pair, said, table, tucked, withheld
from workshop.disclosure.means import mean_is_safe, mean_of
from workshop.disclosure.profiles import Profile
from workshop.disclosure.profiles import profile as find_profile
from workshop.disclosure.released import Figure, ReleasedTable, Row, Withheld
from workshop.disclosure.rounding import rounded
from workshop.disclosure.suppress import Cell
from workshop.disclosure.tails import tail_text
from workshop.errors import DisclosureError

__all__ = ["release_distribution", "release_matrix"]

Groups = Mapping[str, tuple[str, ...]]
"""By column, the values that it takes together."""


def release_distribution(
    counts: Mapping[str, int],
    people: int,
    profile: str = "internal",
    *,
    known: bool = True,
    rows: Labels,
    id: str,  # noqa: A002 - the name of the field
    title: str,
    label_heading: str,
) -> ReleasedTable | Withheld:
    """Release how people divide over several answers of which each person gave one.

    Args:
        counts: Number of people by answer; the base is their sum.
        people: Number of all participants.
        profile: Name of the disclosure profile.
        known: False if how many answered must not be told beside other bases (`workshop.disclosure.bases`).
        rows: The answers in order.
        id: Key of the table.
        title: What it is a table of.
        label_heading: Heading of the label column.

    Returns:
        The table with the columns "People" and a share, as `release_shares` gives it, or withheld.

    Raises:
        DisclosureError: If the profile is unknown or a count is not a count.
    """
    rules = find_profile(profile)
    base = sum(checked(count) for count in counts.values())
    if base < rules.base:
        return Withheld(section=title, reason="too-few", text=words.section_hidden("answered this", rules))
    none = "\N{EN DASH}none"
    decision = decide({id: {**counts, none: checked(people - base)}}, none, rules, hide_none=not known)
    if decision is None:
        return Withheld(section=title, reason="small-cell", text=words.UNPROTECTED)
    known = (id, none) not in decision.hidden
    found = []
    for key, label in rows:
        hidden = _hidden(decision, (id, key), counts[key], base, rules)
        if hidden is None:
            found.append(Row(id=key, label=label, figures=pair(counts[key], base if known else people, rules)))
        else:
            # A limit is a share of those who answered, so it has no place under shares of all who took part.
            number = withheld() if decision.nearly_all else tucked(counts[key], rules)
            found.append(Row(id=key, label=label, figures=(number, hidden if known else withheld())))
    return table(
        id=id,
        title=title,
        label_heading=label_heading,
        columns=("People", words.SHARE_OF_ANSWERED if known else words.SHARE_OF_ALL),
        rows=found,
        base=base if known else None,
        rules=rules,
    )


def release_matrix(
    counts: Mapping[str, Mapping[str, int]],
    profile: str = "internal",
    *,
    none: str,
    rows: Labels,
    columns: Labels,
    groups: Groups | None = None,
    scores: Mapping[str, float] | None = None,
    id: str,  # noqa: A002 - the name of the field
    title: str,
    label_heading: str,
    notes: tuple[str, ...] = (),
) -> ReleasedTable | Withheld:
    """Release rows of counts in which each participant counts once a row, and the mean of each row if it has one.

    Args:
        counts: Number of people by row and value; every row adds up to all participants.
        profile: Name of the disclosure profile.
        none: The value of those who gave no answer; it has no score.
        rows: The rows in order.
        columns: The columns in order; with none, only means are shown.
        groups: By column, the values that it shows together; by default each column is a value.
        scores: The score of each value that has one. With scores, a last column "Mean" is added.
        id: Key of the table.
        title: What it is a table of.
        label_heading: Heading of the label column.
        notes: Sentences that belong below the table.

    Returns:
        The table with counts of people, based on all participants, or withheld if too few answered in every row. The
        base of a table of means alone differs from row to row and is withheld.

    Raises:
        DisclosureError: If the profile is unknown or the rows do not count the same people.
    """
    rules = find_profile(profile)
    taken = {key: (groups or {}).get(key, (key,)) for key, _ in columns}
    merged = {
        name: {key: sum(row[one] for one in values) for key, values in taken.items()} for name, row in counts.items()
    }
    people = {sum(checked(count) for count in row.values()) for row in counts.values()}
    if len(people) != 1:
        raise DisclosureError("the rows of a table must count the same people")
    if all(sum(row.values()) - row[none] < rules.base for row in counts.values()):
        return Withheld(section=title, reason="too-few", text=words.section_hidden("answered this", rules))
    decision = decide(merged, none, rules) if columns else Decision(frozenset(), {})
    if decision is None:
        return Withheld(section=title, reason="small-cell", text=words.UNPROTECTED)
    found = []
    for key, label in rows:
        figures = [_cell(decision, (key, column), merged[key], none, rules) for column, _ in columns]
        if scores is not None:
            # Beside rounded counts a mean is as safe as it is alone.
            beside = (taken, decision) if rules.nearest == 1 else ({}, Decision(frozenset(), {}))
            safe = mean_is_safe(key, counts[key], groups=beside[0], decision=beside[1], scores=scores, rules=rules)
            figures.append(_mean(counts[key], scores) if safe else withheld("complementary"))
        found.append(Row(id=key, label=label, figures=tuple(figures)))
    return table(
        id=id,
        title=title,
        label_heading=label_heading,
        columns=[*(label for _, label in columns), *(["Mean"] if scores is not None else [])],
        rows=found,
        base=people.pop() if columns else None,
        rules=rules,
        notes=notes,
    )


def _mean(row: Mapping[str, int], scores: Mapping[str, float]) -> Figure:
    mean = rounded(mean_of(row, scores))
    return figure(mean, f"{mean:.1f}")


def _cell(decision: Decision, cell: Cell, counts: Mapping[str, int], none: str, rules: Profile) -> Figure:
    base = sum(count for key, count in counts.items() if key != none)
    if rules.nearest > 1 and cell[0] not in decision.nearly_all:
        return counted(counts[cell[1]], rules)
    hidden = _hidden(decision, cell, counts[cell[1]], base, rules)
    if hidden is not None:
        return hidden
    count, share = pair(counts[cell[1]], sum(counts.values()), rules)
    return count if count.reason is None else share


def _hidden(decision: Decision, cell: Cell, count: int, base: int, rules: Profile) -> Figure | None:
    """What stands for a cell that must not be shown, or None if it may be."""
    if cell not in decision.hidden:
        return None
    if decision.nearly_all.get(cell[0]) == cell[1]:
        return said(tail_text("most", base, rules.cell))
    return withheld("small-cell" if 0 < count < rules.cell else "complementary")
