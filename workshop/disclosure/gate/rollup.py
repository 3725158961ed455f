"""Rows rolled up into a few groups, such as criteria into competencies."""

from collections.abc import Mapping, Sequence

from workshop.disclosure.gate.seal import figure, table, withheld
from workshop.disclosure.profiles import profile as find_profile
from workshop.disclosure.released import ReleasedTable, Row
from workshop.disclosure.rounding import rounded
from workshop.errors import DisclosureError

__all__ = ["release_rollup"]


def release_rollup(
    means: Mapping[str, float | None],
    released: ReleasedTable,
    groups: Mapping[str, Sequence[str]],
    profile: str = "internal",
    *,
    id: str,  # noqa: A002 - the name of the field
    title: str,
    label_heading: str,
    notes: tuple[str, ...] = (),
) -> ReleasedTable:
    """Release the mean of each group of rows as the mean of its rows' means, each row counting the same.

    A group is told only where the mean of each of its rows is told already, so that it gives away none of them.

    Args:
        means: By row label, its mean, not rounded.
        released: The table that tells the rows' means in its column "Mean".
        groups: By group, the labels of its rows.
        profile: Name of the disclosure profile.
        id: Key of the table.
        title: What it is a table of.
        label_heading: Heading of the label column.
        notes: Sentences that belong below the table.

    Raises:
        DisclosureError: If the profile is unknown or the table has no such column.
    """
    if "Mean" not in released.columns:
        raise DisclosureError(f'the table "{released.title}" tells no means, so none can be made from it')
    at = released.columns.index("Mean")
    told = {row.label for row in released.rows if row.figures[at].value is not None}
    rows = []
    for group, labels in groups.items():
        values = [means.get(label) for label in labels]
        known = [value for value in values if value is not None]
        if known and len(known) == len(values) and set(labels) <= told:
            mean = rounded(sum(known) / len(known))
            shown = figure(mean, f"{mean:.1f}")
        else:
            shown = withheld("complementary")
        rows.append(Row(id=group, label=group, figures=(shown,)))
    return table(
        id=id,
        title=title,
        label_heading=label_heading,
        columns=("Mean",),
        rows=rows,
        base=None if released.base.value is None else int(released.base.value),
        rules=find_profile(profile),
        notes=notes,
    )
