"""What people chose, how they sorted, and how they rated what is not part of a measure."""

from workshop.disclosure.gate import release_distribution, release_shares
from workshop.disclosure.released import ReleasedTable, Withheld
from workshop.reports.definitions import ExerciseDefinition
from workshop.reports.matrix import count_answers, release_counts, unless_gaps
from workshop.reports.sections.cohort import CohortData

__all__ = ["USEFULNESS", "choices", "usefulness"]

USEFULNESS = "usefulness"
"""Id of the exercise that asks how useful the workshop was; it has a part of its own in the report."""


def choices(data: CohortData) -> tuple[tuple[ReleasedTable, ...], tuple[Withheld, ...]]:
    """Release a table for each exercise of the kinds choice, sort and (with items of its own) scale.

    Returns:
        The tables in the workshop's order, and what was withheld.
    """
    released: list[ReleasedTable] = []
    left_out: list[Withheld] = []
    for exercise in data.snapshot.definitions.exercises:
        if exercise.id == USEFULNESS:
            continue
        found = _table(data, exercise)
        table = None if found is None else unless_gaps(found)
        if isinstance(table, Withheld):
            left_out.append(table)
        elif table is not None:
            released.append(table)
    return tuple(released), tuple(left_out)


def usefulness(data: CohortData) -> ReleasedTable | Withheld | None:
    """Release how useful people found the workshop; None if it has no exercise of that id."""
    exercise = data.snapshot.definitions.exercise.get(USEFULNESS)
    found = None if exercise is None else _table(data, exercise)
    return None if found is None else unless_gaps(found)


def _table(data: CohortData, exercise: ExerciseDefinition) -> ReleasedTable | Withheld | None:
    if exercise.kind == "choice":
        return _choice(data, exercise)
    if exercise.kind == "sort":
        return _matrix(data, exercise, "Card", "Not shared", numeric=False)
    if exercise.kind == "scale" and exercise.values:
        return _matrix(data, exercise, "Statement", "Not shared", numeric=True)
    return None


def _choice(data: CohortData, exercise: ExerciseDefinition) -> ReleasedTable | Withheld:
    labels = [(option.id, option.label) for option in exercise.items]
    members = {option.id: data.those_with(exercise, option.id) for option in exercise.items}
    counts = {key: len(chosen) for key, chosen in members.items()}
    people = len(data.everyone)
    answered = frozenset[int]().union(*members.values())
    known = data.bases.admit(answered)
    if exercise.multiple:
        return release_shares(
            counts,
            len(answered),
            people,
            data.profile,
            known=known,
            rows=labels,
            id=exercise.id,
            title=exercise.prompt,
            label_heading="Answer",
        )
    return release_distribution(
        counts,
        people,
        data.profile,
        known=known,
        rows=labels,
        id=exercise.id,
        title=exercise.prompt,
        label_heading="Answer",
    )


def _matrix(
    data: CohortData, exercise: ExerciseDefinition, label_heading: str, none: str, *, numeric: bool
) -> ReleasedTable | Withheld:
    items = [(item.id, item.label) for item in exercise.items]
    values = [(value.id, value.label) for value in exercise.values]
    return release_counts(
        count_answers(data.answers(exercise), items, values),
        len(data.everyone),
        data.profile,
        items=items,
        values=values,
        id=exercise.id,
        title=exercise.prompt,
        label_heading=label_heading,
        none=none,
        numeric=numeric,
    )
