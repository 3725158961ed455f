"""Groups of the same people, one inside the other."""

from collections.abc import Sequence, Set

from workshop.disclosure import words
from workshop.disclosure.chain import Step, coarse, visible
from workshop.disclosure.gate.seal import checked, counted, pair, said, table, withheld
from workshop.disclosure.profiles import Profile
from workshop.disclosure.profiles import profile as find_profile
from workshop.disclosure.released import ReleasedTable, Row, Withheld

__all__ = ["release_steps"]


def release_steps(
    steps: Sequence[Step],
    everyone: Set[int],
    profile: str = "internal",
    *,
    id: str,  # noqa: A002 - the name of the field
    title: str,
    label_heading: str,
    answers: bool,
    invited: int | None = None,
) -> ReleasedTable | Withheld:
    """Release the sizes of groups of the same people, one inside the other, and their shares of all participants.

    Args:
        steps: The groups in the order shown.
        everyone: All participants.
        profile: Name of the disclosure profile.
        id: Key of the table.
        title: What it is a table of.
        label_heading: Heading of the label column.
        answers: True if belonging to a group is an answer. Then nobody and everybody are told as limits only.
        invited: How many were invited, a number from outside that goes first.

    Returns:
        The table with the columns "People" and a share; withheld if there are fewer participants than the base.

    Raises:
        DisclosureError: If the profile is unknown.
    """
    rules = find_profile(profile)
    whole = len(everyone)
    if whole < rules.base:
        return Withheld(section=title, reason="small-group", text=words.section_hidden("took part", rules))
    shown = visible(steps, everyone, rules.cell, answers=answers)
    rows = [_row(step, whole, rules, shown=place in shown, answers=answers) for place, step in enumerate(steps)]
    if invited is not None:
        sizes = [whole, *(len(steps[place].members) for place in shown)]
        rows.insert(0, _invited(checked(invited), sizes, rules))
    return table(
        id=id,
        title=title,
        label_heading=label_heading,
        columns=("People", "Share of those who took part"),
        rows=rows,
        base=whole,
        rules=rules,
    )


def _invited(n: int, sizes: Sequence[int], rules: Profile) -> Row:
    """The invited are known by number only, so a small gap to any size that is shown counts as people exposed."""
    apart = rules.nearest > 1 or all(n == size or abs(n - size) >= rules.cell for size in sizes)
    return Row(
        id="invited",
        label="Invited",
        figures=(counted(n, rules) if apart else withheld("complementary"), said("")),
    )


def _row(step: Step, whole: int, rules: Profile, *, shown: bool, answers: bool) -> Row:
    size = len(step.members)
    if shown:
        return Row(id=step.id, label=step.label, figures=pair(size, whole, rules, answers=answers))
    number, share = coarse(size, whole, rules.cell)
    if rules.nearest > 1 and not (answers and whole - size < rules.cell):
        return Row(id=step.id, label=step.label, figures=(counted(size, rules), said(share)))
    return Row(id=step.id, label=step.label, figures=(said(number), said(share)))
