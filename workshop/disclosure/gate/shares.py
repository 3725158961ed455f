"""How many people said yes to each of several things."""

from collections.abc import Mapping

from workshop.disclosure import words
from workshop.disclosure.gate.seal import Labels, checked, pair, said, table, tucked, withheld
from workshop.disclosure.profiles import profile as find_profile
from workshop.disclosure.released import ReleasedTable, Row, Withheld
from workshop.disclosure.tails import side, tail_text

__all__ = ["release_shares"]


def release_shares(
    counts: Mapping[str, int],
    base: int,
    people: int,
    profile: str = "internal",
    *,
    known: bool = True,
    rows: Labels,
    id: str,  # noqa: A002 - the name of the field
    title: str,
    label_heading: str,
) -> ReleasedTable | Withheld:
    """Release how many people said yes to each of several things; a person may be in any number of rows.

    Args:
        counts: Number of people by row.
        base: Number of people who answered.
        people: Number of all participants.
        profile: Name of the disclosure profile.
        known: False if how many answered must not be told beside other bases (`workshop.disclosure.bases`).
        rows: The rows in order.
        id: Key of the table.
        title: What it is a table of.
        label_heading: Heading of the label column.

    Returns:
        The table with the columns "People" and a share. The share is of those who answered; of all participants where
        the few who did not answer must not be counted. Withheld if fewer people answered than the base.

    Raises:
        DisclosureError: If the profile is unknown or a count is not a count.
    """
    rules = find_profile(profile)
    if checked(base) < rules.base:
        return Withheld(section=title, reason="too-few", text=words.section_hidden("answered this", rules))
    known = known and not 0 < people - base < rules.cell
    # Where only the number of all participants is known, a tail must leave room for those who did not answer as well.
    whole, room = (base, rules.cell) if known else (people, 2 * rules.cell)
    found = []
    for key, label in rows:
        where = side(checked(counts[key]), base, rules.cell)
        figures = (
            pair(counts[key], whole, rules)
            if where is None
            else (tucked(counts[key], rules) if where == "few" else withheld(), said(tail_text(where, whole, room)))
        )
        found.append(Row(id=key, label=label, figures=figures))
    return table(
        id=id,
        title=title,
        label_heading=label_heading,
        columns=("People", words.SHARE_OF_ANSWERED if known else words.SHARE_OF_ALL),
        rows=found,
        base=base if known else None,
        rules=rules,
        notes=(words.SEVERAL,),
    )
