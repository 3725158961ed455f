"""Answers to several items by the same people, as the most detailed table that may be shown without many gaps."""

from collections.abc import Mapping, Sequence

from workshop.disclosure.gate import release_matrix
from workshop.disclosure.released import ReleasedTable, Withheld

__all__ = ["ENOUGH", "Answers", "count_answers", "release_counts", "shown_share", "unless_gaps"]

Answers = Mapping[int, Mapping[str, str]]
"""By participant and item, the key of the answer; nothing where there is none."""

Labels = Sequence[tuple[str, str]]

ENOUGH = 0.7
"""Share of the figures that a table must show; with more gaps than that, a coarser one says more."""

_LEAST = 1 / 3
_GAPS = "The answers fall into groups so small that a table of them would be mostly gaps."
_WIDEST = 5
_NONE = "no-answer"


def count_answers(answers: Answers, items: Labels, values: Labels) -> dict[str, dict[str, int]]:
    """Count how often each value was given to each item; anything else that was given is not counted."""
    return {
        item: {key: sum(one.get(item) == key for one in answers.values()) for key, _ in values} for item, _ in items
    }


def release_counts(
    given: Mapping[str, Mapping[str, int]],
    people: int,
    profile: str,
    *,
    items: Labels,
    values: Labels,
    id: str,  # noqa: A002 - the name of the field
    title: str,
    label_heading: str,
    none: str,
    numeric: bool,
    notes: tuple[str, ...] = (),
) -> ReleasedTable | Withheld:
    """Release a table of how people answered each item.

    For numbers, three forms are tried in turn: every answer a column; neighbouring answers taken together; the means
    alone. The first that shows enough is released and no other, so that no two forms can be set against each other.
    Everyone who took part is in every row: those without an answer have a column of their own, so there is one base.

    Args:
        given: By item and value, how many people gave it.
        people: Number of all participants.
        profile: Name of the disclosure profile.
        items: Keys and labels of the items, in order.
        values: Keys and labels of the possible answers, in order; keys are numbers if ``numeric``.
        id: Key of the table.
        title: What it is a table of.
        label_heading: Heading of the label column.
        none: Heading of the column of those who gave none of the values.
        numeric: True if the answers are numbers with a mean.
        notes: Sentences that belong below the table.

    Returns:
        The table; withheld if too few people answered, or if even the best form would be mostly gaps.

    Raises:
        DisclosureError: If the profile is unknown.
    """
    counts = {item: {**row, _NONE: people - sum(row.values())} for item, row in given.items()}
    best: ReleasedTable | Withheld | None = None
    for columns, groups in _forms(values, merge=numeric):
        released = release_matrix(
            counts,
            profile,
            none=_NONE,
            rows=items,
            columns=[*columns, (_NONE, none)] if columns else [],
            groups=groups,
            scores={key: float(key) for key, _ in values} if numeric else None,
            id=id,
            title=title,
            label_heading=label_heading,
            notes=notes if columns else (),
        )
        if shown_share(released) >= ENOUGH:
            return released
        if best is None or shown_share(released) > shown_share(best):
            best = released
    return unless_gaps(best or Withheld(section=title, reason="small-cell", text=_GAPS))


def _forms(values: Labels, *, merge: bool) -> list[tuple[Labels, dict[str, tuple[str, ...]]]]:
    """The columns of each form, and which values they take together."""
    forms: list[tuple[Labels, dict[str, tuple[str, ...]]]] = []
    if len(values) <= _WIDEST or not merge:
        forms.append((values, {}))
    if merge:
        half = len(values) // 2
        parts = [part for part in (values[:half], values[half:-half], values[-half:]) if part]
        taken = {part[0][0]: tuple(key for key, _ in part) for part in parts}
        forms += [([(part[0][0], _joined(part)) for part in parts], taken), ([], {})]
    return forms


def _joined(part: Labels) -> str:
    labels = [label for _, label in part]
    if len(labels) == 1:
        return labels[0]
    return f"{labels[0]} {'or' if len(labels) == 2 else 'to'} {labels[-1][0].lower()}{labels[-1][1:]}"


def unless_gaps(released: ReleasedTable | Withheld) -> ReleasedTable | Withheld:
    """The table, or withheld if it shows so little that its gaps would say more than its numbers."""
    if isinstance(released, ReleasedTable) and shown_share(released) < _LEAST:
        return Withheld(section=released.title, reason="small-cell", text=_GAPS)
    return released


def shown_share(released: ReleasedTable | Withheld) -> float:
    """The share of the figures of a table that are shown, limits and bands included; -1 if there is no table."""
    if isinstance(released, Withheld):
        return -1.0
    figures = [one for row in released.rows for one in row.figures]
    return sum(one.reason is None for one in figures) / len(figures)
