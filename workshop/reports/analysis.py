"""From a snapshot to a report that may be shown: the statistics, and then the gate, for every section."""

from collections.abc import Sequence

from workshop.disclosure import words
from workshop.disclosure.gate import release_people, release_report
from workshop.disclosure.profiles import profile as find_profile
from workshop.disclosure.released import ReleasedReport, ReleasedTable, Withheld
from workshop.reports.sections.attempts import TITLE
from workshop.reports.sections.change import LATER, changes, paired
from workshop.reports.sections.choices import USEFULNESS, choices, usefulness
from workshop.reports.sections.cohort import CohortData
from workshop.reports.sections.participation import participation
from workshop.reports.sections.plans import plans
from workshop.reports.sections.rubric import rated
from workshop.reports.sections.themes import themes
from workshop.reports.snapshot import Snapshot

__all__ = ["analyse"]

_SECTIONS = {
    "participation": "Participation",
    "changes": "Change",
    "rubric": "Mock interview",
    "plans": "If-then plans",
    "choices": "Choices",
}


def analyse(snapshot: Snapshot, profile: str = "internal") -> ReleasedReport:
    """Work out everything that a cohort report says, and let through what may be shown.

    Args:
        snapshot: One cohort, frozen.
        profile: Name of the disclosure profile: ``internal`` or ``public``.

    Returns:
        Released values only. With fewer than ten participants every section is withheld, their number included.

    Raises:
        DisclosureError: If the profile is unknown.
    """
    rules = find_profile(profile)
    data = CohortData(snapshot, profile)
    about = snapshot.definitions
    common = {
        "title": about.title,
        "cohort": about.label,
        "code": about.cohort,
        "term": about.term,
        "sample": about.sample,
        "mode": about.mode,
        "profile": profile,
        "workshop_version": about.workshop_version,
        "instruments": (*(one.instrument for one in about.measures), *(one.instrument for one in about.rubrics)),
        "people": release_people(len(data.everyone), profile),
    }
    if len(data.everyone) < rules.base:
        text = words.section_hidden("took part", rules)
        names = dict(_SECTIONS)
        # "Nobody shared this" would be a figure too, so these are withheld as well, if the workshop asks for them.
        if about.rubrics:
            names |= {"others": "Self against others", "attempts": TITLE}
        if USEFULNESS in about.exercise:
            names["usefulness"] = "Usefulness"
        none = {part: Withheld(section=name, reason="small-group", text=text) for part, name in names.items()}
        return release_report(**common, **none, withheld=tuple(none.values()))

    pairs = paired(data)
    steps, bases = participation(data, pairs)
    changed, no_change = changes(data, pairs, bases)
    later, not_later = changes(data, pairs, bases, LATER)
    ratings = rated(data)
    planned = plans(data)
    chosen, not_chosen = choices(data)
    useful, written = usefulness(data), themes(data)
    rubric, further = ratings.profile, ratings.further
    single = (steps, rubric, planned, useful, written)
    whole = [one for one in single if isinstance(one, Withheld)]
    tables = [one for one in (*single, *chosen, *further) if isinstance(one, ReleasedTable)]
    return release_report(
        **common,
        participation=steps,
        changes=changed or _none("Change", no_change, "No measure of this workshop is asked before and after."),
        rubric=rubric,
        plans=planned,
        follow_up=later or (not_later[0] if not_later else None),
        usefulness=useful,
        themes=written,
        competencies=ratings.competencies,
        others=ratings.others or _rest(ratings.left_out, "Self against"),
        attempts=ratings.attempts or _rest(ratings.left_out, "From the first"),
        choices=(chosen + tuple(one for one in further if isinstance(one, ReleasedTable)))
        or _none("Choices", not_chosen, "This workshop has no exercise in which people choose or sort."),
        withheld=(
            *whole,
            *no_change,
            *not_later,
            *not_chosen,
            *(one for one in further if isinstance(one, Withheld)),
            *ratings.left_out,
            *_gaps(tables),
        ),
    )


def _rest(left_out: Sequence[Withheld], begins: str) -> Withheld | None:
    """Why there is nothing of a part, or None if nobody was asked for it."""
    return next((one for one in left_out if one.section.startswith(begins)), None)


def _none(section: str, left_out: Sequence[Withheld], otherwise: str) -> Withheld:
    """One sentence for a section of which every part was withheld, or that the workshop has not."""
    if left_out:
        return Withheld(section=section, reason=left_out[0].reason, text=left_out[0].text)
    return Withheld(section=section, reason="not-estimable", text=otherwise)


def _gaps(tables: Sequence[ReleasedTable]) -> list[Withheld]:
    """One sentence for each table in which some figures are left out."""
    found = []
    for table in tables:
        figures = [one for row in table.rows for one in row.figures if one.text]
        gaps = sum(one.reason is not None for one in figures)
        if gaps:
            text = f"{gaps} of its {len(figures)} figures are left out; the dashes in the table show which."
            found.append(Withheld(section=table.title, reason="small-cell", text=text))
    return found
