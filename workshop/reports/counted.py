"""Who is counted where in a snapshot, under the ledger's ids, so that two snapshots can be set against each other."""

from collections import defaultdict
from collections.abc import Hashable, Mapping

from workshop.disclosure.difference import Counted
from workshop.reports.sections.change import paired
from workshop.reports.sections.cohort import CohortData
from workshop.reports.sections.plans import planned
from workshop.reports.snapshot import Snapshot

__all__ = ["counted"]


def counted(snapshot: Snapshot, members: Mapping[int, str]) -> Counted:
    """Every group of people that a report on this snapshot could count.

    These are all answers to all items, one by one and, for numbers, together with all smaller and with all larger ones,
    because a table may show neighbours together; who answered at all; and the groups that a report makes of several
    exercises: scored before and after, with a complete plan, with a date for it.

    Args:
        snapshot: The snapshot.
        members: By number in the snapshot, the ledger's id.

    Raises:
        KeyError: If somebody is in the snapshot and not among the members.
    """
    cells: dict[Hashable, set[str]] = defaultdict(set)
    answers: dict[str, dict[str, set[Hashable]]] = defaultdict(lambda: defaultdict(set))
    numbers: dict[Hashable, set[float]] = defaultdict(set)
    rows = snapshot.rows
    names = ("participant", "exercise", "instrument", "item", "rater", "attempt", "label", "number")
    columns = [rows[name].astype(object).where(rows[name].notna(), None).to_list() for name in names]
    given: list[tuple[tuple[object, ...], str, float]] = []
    for number, exercise, *place, label, value in zip(*columns, strict=True):
        if not exercise:
            continue
        who, item = members[int(number)], (exercise, *place)
        answers[exercise][who].add((*place, label, value))
        for key in ((exercise,), item, (*item, label, value)):
            cells[key].add(who)
        if value is not None:
            numbers[item].add(value)
            given.append((item, who, value))
    for asked, who, value in given:
        for limit in numbers[asked]:
            if value <= limit:
                cells[asked, "up to", limit].add(who)
            if value >= limit:
                cells[asked, "from", limit].add(who)
    data = CohortData(snapshot, "internal")
    steps = [*paired(data).values(), *planned(data)]
    cells |= {("step", step.label): {members[number] for number in step.members} for step in steps}
    return Counted(
        everyone={members[number] for number in data.everyone},
        cells=cells,
        answers={
            exercise: {(who, frozenset(whole)) for who, whole in people.items()} for exercise, people in answers.items()
        },
    )
