"""Figures by term: one row a term, each term a group of people of its own."""

from collections.abc import Mapping, Sequence

from workshop.disclosure import words
from workshop.disclosure.distribution import Decision
from workshop.disclosure.estimate import Estimate
from workshop.disclosure.gate.changes import release_change
from workshop.disclosure.gate.seal import Labels, checked, counted, figure, pair, table, withheld
from workshop.disclosure.means import mean_is_safe, mean_of
from workshop.disclosure.profiles import profile as find_profile
from workshop.disclosure.released import ReleasedTable, Row, Withheld
from workshop.disclosure.rounding import rounded
from workshop.model.measure import Scale

__all__ = ["release_change_trend", "release_count_trend", "release_mean_trend"]

_WAITS = "A dash stands where a figure would tell of few people, alone or beside an earlier or another report."


def release_count_trend(
    terms: Sequence[tuple[str, int, Mapping[str, int | None]]],
    profile: str = "internal",
    *,
    columns: Labels,
    answers: frozenset[str] = frozenset(),
    id: str,  # noqa: A002 - the name of the field
    title: str,
) -> ReleasedTable | Withheld:
    """Release, term by term, how many people took part and which share of them did each of several things.

    Args:
        terms: Label, number of people, and by column how many did it; None where that must not be told beside another
            report (`workshop.disclosure.pooled`).
        profile: Name of the disclosure profile.
        columns: The things, in order.
        answers: Columns that are answers, of which nobody and everybody tell something about each.
        id: Key of the table.
        title: What it is a table of.

    Returns:
        The table with a last row for all terms that are shown; withheld if no term has enough people.

    Raises:
        DisclosureError: If the profile is unknown or a count is not a count.
    """
    rules = find_profile(profile)
    enough = [one for one in terms if checked(one[1]) >= rules.base]
    if not enough:
        return Withheld(section=title, reason="small-group", text=words.section_hidden("took part in any term", rules))
    rows = []
    totals: dict[str, int | None] = dict.fromkeys((key for key, _ in columns), 0)
    for label, people, given in enough:
        cells = [counted(people, rules)]
        for key, _ in columns:
            yes = given[key]
            if yes is not None and not _tellable(checked(yes), people, rules.cell, answer=key in answers):
                yes = None
            so_far = totals[key]
            totals[key] = None if yes is None or so_far is None else so_far + yes
            cells.append(withheld("too-few") if yes is None else pair(yes, people, rules, answers=key in answers)[1])
        rows.append(Row(id=label, label=label, figures=tuple(cells)))
    whole = sum(people for _, people, _ in enough)
    if len(enough) > 1:
        last = [
            withheld("too-few") if yes is None else pair(yes, whole, rules, answers=key in answers)[1]
            for key, yes in totals.items()
        ]
        rows.append(Row(id="all", label="All of these terms", figures=(counted(whole, rules), *last)))
    return table(
        id=id,
        title=title,
        label_heading="Term",
        columns=("People", *(label for _, label in columns)),
        rows=rows,
        base=whole,
        rules=rules,
        notes=(_WAITS,) if any(one.reason for row in rows for one in row.figures) else (),
    )


def _tellable(yes: int, people: int, threshold: int, *, answer: bool) -> bool:
    rest = people - yes
    return not (0 < yes < threshold or 0 < rest < threshold or (answer and 0 in {yes, rest}))


def release_change_trend(
    scale: Scale,
    terms: Sequence[tuple[str, Estimate | None]],
    profile: str = "internal",
    *,
    id: str,  # noqa: A002 - the name of the field
) -> ReleasedTable | Withheld:
    """Release, term by term, the change on one scale among people who were scored both times.

    Args:
        scale: The scale.
        terms: Label and estimate; None where there is none or it must not be told beside another report.
        profile: Name of the disclosure profile.
        id: Key of the table.

    Returns:
        The table; withheld if no term has enough pairs.

    Raises:
        DisclosureError: If the profile is unknown.
    """
    rules = find_profile(profile)
    rows = []
    for label, estimate in terms:
        if estimate is None or estimate.n < rules.base:
            continue
        change = release_change(scale, estimate, counted(estimate.n, rules), profile)
        if isinstance(change, Withheld):
            continue
        low, high = change.interval
        both = figure(low.value, f"{low.text} to {high.text}") if low.value is not None else withheld("not-estimable")
        figures = (change.n, change.before, change.after, change.change, both, change.effect)
        rows.append(Row(id=label, label=label, figures=figures))
    if not rows:
        text = words.section_hidden("answered both before and after in any term", rules)
        return Withheld(section=f"Change in {scale.label}", reason="too-few", text=text)
    return table(
        id=id,
        title=f"{scale.label}, {scale.low:g} to {scale.high:g}",
        label_heading="Term",
        columns=("People", "Before", "After", "Change", "95% interval", "Size (g)"),
        rows=rows,
        base=None,
        rules=rules,
        base_told=False,
    )


def release_mean_trend(
    terms: Sequence[tuple[str, Mapping[str, Mapping[str, int]]]],
    profile: str = "internal",
    *,
    groups: Mapping[str, Sequence[str]],
    scores: Mapping[str, float],
    id: str,  # noqa: A002 - the name of the field
    title: str,
    label_heading: str,
    notes: tuple[str, ...] = (),
) -> ReleasedTable | Withheld:
    """Release, term by term, the mean of each group of rows, such as the criteria of a competency.

    Each mean of a group is that of its rows' means, each row counting the same, and is told only if the mean of each of
    its rows could be told alone.

    Args:
        terms: Label, and by row and value the number of people; no rows where nothing may be told.
        profile: Name of the disclosure profile.
        groups: By group, its rows.
        scores: The score of each value.
        id: Key of the table.
        title: What it is a table of.
        label_heading: Heading of the label column.
        notes: Sentences that belong below the table.

    Returns:
        The table, a row for each group and a column for each term; withheld if nothing may be told.

    Raises:
        DisclosureError: If the profile is unknown.
    """
    rules = find_profile(profile)
    told = {
        (label, name): mean_of(row, scores)
        for label, rows in terms
        for name, row in rows.items()
        if mean_is_safe(name, row, groups={}, decision=Decision(frozenset(), {}), scores=scores, rules=rules)
    }
    found = []
    for group, names in groups.items():
        cells = []
        for label, _ in terms:
            means = [told[label, name] for name in names if (label, name) in told]
            if names and len(means) == len(names):
                mean = rounded(sum(means) / len(means))
                cells.append(figure(mean, f"{mean:.1f}"))
            else:
                cells.append(withheld("complementary"))
        found.append(Row(id=group, label=group, figures=tuple(cells)))
    if not any(one.value is not None for row in found for one in row.figures):
        text = words.section_hidden("were rated on each criterion in any term", rules)
        return Withheld(section=title, reason="too-few", text=text)
    return table(
        id=id,
        title=title,
        label_heading=label_heading,
        columns=[label for label, _ in terms],
        rows=found,
        base=None,
        rules=rules,
        base_told=False,
        notes=notes,
    )
