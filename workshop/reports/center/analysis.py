"""From the sums of all cohorts to a report that may be shown."""

from collections.abc import Callable, Sequence

from workshop.disclosure.center import ReleasedCenter, ReleasedMode
from workshop.disclosure.difference import SMALLEST
from workshop.disclosure.gate import (
    release_center,
    release_change_trend,
    release_count_trend,
    release_mean_trend,
    release_people,
)
from workshop.disclosure.pooled import few
from workshop.disclosure.profiles import profile as find_profile
from workshop.disclosure.released import ReleasedTable, Withheld
from workshop.model.rubric import LEVELS
from workshop.reports.center.data import CenterData, Sums
from workshop.reports.center.pool import Pool, pool, safe, together
from workshop.scoring.change import Change
from workshop.scoring.summed import change_from_sums

__all__ = ["MODES", "analyse_center", "told"]

MODES = {"room": "In a room", "alone": "On their own"}


def analyse_center(data: CenterData, profile: str = "internal") -> ReleasedCenter:
    """Work out everything that a center report says, and let through what may be shown.

    Raises:
        DisclosureError: If the profile is unknown.
    """
    find_profile(profile)
    present = [mode for mode in MODES if any(one.mode == mode for one in data.cohorts)]
    instruments = [one.instrument for one in (data.measure, data.rubric) if one is not None]
    return release_center(
        title=data.title,
        sample=data.sample,
        profile=profile,
        instruments=tuple(instruments),
        modes=tuple(_mode(data, mode, profile) for mode in present),
    )


def told(data: CenterData) -> dict[str, dict[str, list[str]]]:
    """By mode and term, and by what is told, whose figures are in this report: what the ledger keeps."""
    found = {}
    for mode in MODES:
        for term in data.terms:
            pooled = pool(data, mode, term)
            if pooled.cohorts:
                found[pooled.key] = {
                    "people": [one.digest for one in pooled.cohorts],
                    "pairs": [one.digest for one in _behind(data, pooled, "pairs", _paired)],
                    **{
                        f"rated-{name}": [one.digest for one in _behind(data, pooled, f"rated-{name}", _rated(name))]
                        for name in _criteria(data)
                    },
                }
    return found


def _mode(data: CenterData, mode: str, profile: str) -> ReleasedMode:
    pools = {term: pool(data, mode, term) for term in data.terms}
    here = {term: one for term, one in pools.items() if one.cohorts}
    people = sum(one.size for one in here.values())
    began = [term for term in data.terms if any((one.mode, one.term) == (mode, term) for one in data.cohorts)]
    return ReleasedMode(
        id=mode,
        label=MODES[mode],
        people=release_people(people, profile),
        participation=_participation(data, here, profile, f"participation-{mode}"),
        changes=_changes(data, here, profile, mode),
        outcomes=tuple(_change_id(one.id, mode) for one in data.measure.scales if one.outcome) if data.measure else (),
        competencies=_competencies(data, here, profile, f"competencies-{mode}"),
        left_out=tuple(_named(term) for term in began if term not in here),
        waiting=sum(one.left_out for one in here.values()),
    )


def _named(term: str) -> str:
    return term or "No term given"


def _participation(data: CenterData, pools: dict[str, Pool], profile: str, id_: str) -> ReleasedTable | Withheld:
    columns = [("finished", "Finished")]
    if data.measure:
        columns.append(("paired", "Answered before and after"))
    if data.plans:
        columns += [("planned", "Made a complete plan"), ("dated", "Set a date for it")]
    return release_count_trend(
        [(_named(term), one.size, _counts(one, find_profile(profile).cell)) for term, one in pools.items()],
        profile,
        columns=columns,
        answers=frozenset({"planned", "dated"}),
        id=id_,
        title="Participation by term",
    )


def _counts(pooled: Pool, cell: int) -> dict[str, int | None]:
    """How many did what; None for what must not be told, the less important of two that cannot stand together first."""
    thresholds = sorted({SMALLEST, cell})
    found: dict[str, int | None] = {}
    for name, count, shown, answer in _STATISTICS:
        total = sum(count(one) for one in pooled.cohorts)
        found[name] = total if safe(pooled, count, shown, thresholds, answer=answer) else None
    groups = (pooled.cohorts, *pooled.apart)
    gaps = [sum(one.finished_only for one in group) for group in groups]
    gaps += [sum(one.paired_only for one in group) for group in groups]
    if found["paired"] is not None and any(few(gap, cell) for gap in gaps):
        found["finished"] = None
    if any(few(sum(one.planned - one.dated for one in group), cell) for group in groups):
        found["dated"] = None
    return found


def _plain(part: int, whole: int, threshold: int) -> bool:
    return part >= threshold and not few(whole - part, threshold)


def _shows_paired(one: Sums, threshold: int) -> bool:
    return _plain(one.paired, one.size, threshold)


def _shows_finished(one: Sums, threshold: int) -> bool:
    beside = _shows_paired(one, threshold) and (few(one.finished_only, threshold) or few(one.paired_only, threshold))
    return _plain(one.finished, one.size, threshold) and not beside


def _shows_planned(one: Sums, threshold: int) -> bool:
    return _plain(one.planned, one.size, threshold) and one.planned < one.size


def _shows_dated(one: Sums, threshold: int) -> bool:
    beside = _shows_planned(one, threshold) and few(one.planned - one.dated, threshold)
    return _plain(one.dated, one.size, threshold) and one.dated < one.size and not beside


_STATISTICS: tuple[tuple[str, Callable[[Sums], int], Callable[[Sums, int], bool], bool], ...] = (
    ("finished", lambda one: one.finished, _shows_finished, False),
    ("paired", lambda one: one.paired, _shows_paired, False),
    ("planned", lambda one: one.planned, _shows_planned, True),
    ("dated", lambda one: one.dated, _shows_dated, True),
)


def _paired(one: Sums) -> int:
    return one.paired


def _rated(criterion: str) -> Callable[[Sums], int]:
    return lambda one: sum(one.levels.get(criterion, ()))


def _criteria(data: CenterData) -> list[str]:
    return [one.id for one in data.rubric.criteria] if data.rubric else []


def _behind(data: CenterData, pooled: Pool, what: str, count: Callable[[Sums], int]) -> list[Sums]:
    """The cohorts behind a mean: those with too few people for one of their own only if they are enough together."""
    before = [one.groups.get(pooled.key, {}).get(what, ()) for one in data.earlier]
    return together(pooled.cohorts, count, {digest for group in before for digest in group})


def _changes(data: CenterData, pools: dict[str, Pool], profile: str, mode: str) -> tuple[ReleasedTable | Withheld, ...]:
    if data.measure is None:
        return ()
    behind = {term: _behind(data, one, "pairs", _paired) for term, one in pools.items()}
    least = find_profile(profile).base
    enough = {term: group for term, group in behind.items() if sum(one.paired for one in group) >= least}
    tables = []
    for scale in data.measure.scales:
        terms = [(_named(term), _change(group, scale.id)) for term, group in enough.items()]
        if len(terms) > 1:
            every = [one for group in enough.values() for one in group]
            terms.append(("All of these terms", _change(every, scale.id)))
        tables.append(release_change_trend(scale, terms, profile, id=_change_id(scale.id, mode)))
    return tuple(tables)


def _change_id(scale: str, mode: str) -> str:
    return f"change-{scale}-{mode}"


def _change(group: Sequence[Sums], scale: str) -> Change:
    sums = [sum(one.scales[scale][at] for one in group) for at in range(5)]
    return change_from_sums(sum(one.paired for one in group), sums)


def _competencies(data: CenterData, pools: dict[str, Pool], profile: str, id_: str) -> ReleasedTable | Withheld:
    title = "Competencies by term"
    if data.rubric is None:
        return Withheld(section=title, reason="not-estimable", text="This workshop has no exercise with a rubric.")
    groups: dict[str, list[str]] = {}
    for criterion in data.rubric.criteria:
        groups.setdefault(criterion.tag, []).append(criterion.id)
    return release_mean_trend(
        [(_named(term), {name: _levels(data, one, name) for name in _criteria(data)}) for term, one in pools.items()],
        profile,
        groups=groups,
        scores={str(level): float(level) for level in LEVELS},
        id=id_,
        title=title,
        label_heading="Competency",
        notes=("Mean of people's own ratings of their last mock interview, from 1 to 4.",),
    )


def _levels(data: CenterData, pooled: Pool, criterion: str) -> dict[str, int]:
    """How many people gave themselves each level, and how many none (an empty key, which has no score)."""
    behind = _behind(data, pooled, f"rated-{criterion}", _rated(criterion))
    counts = [sum(one.levels.get(criterion, (0, 0, 0, 0))[level - 1] for one in behind) for level in LEVELS]
    none = sum(one.size for one in behind) - sum(counts)
    return {**{str(level): count for level, count in zip(LEVELS, counts, strict=True)}, "": none}
