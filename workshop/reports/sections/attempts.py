"""From the first attempt to the last: how people's own ratings moved, among those who tried more than once."""

from collections.abc import Iterable

from workshop.disclosure import words
from workshop.disclosure.chain import Step
from workshop.disclosure.gate import release_change, release_steps
from workshop.disclosure.profiles import profile as find_profile
from workshop.disclosure.released import Figure, ReleasedChange, ReleasedTable, Withheld
from workshop.model.measure import Scale
from workshop.model.rubric import LEVELS, Rubric
from workshop.reports.definitions import ExerciseDefinition
from workshop.reports.sections.cohort import Attempts, CohortData
from workshop.reports.sections.contributions import Contributions, latest_own, may_stand
from workshop.scoring.change import paired_change
from workshop.scoring.rubric import total

__all__ = ["TITLE", "over_attempts"]

TITLE = "From the first attempt to the last"
_ALIKE = (
    "Nearly the same people stand behind another part of this report. The few who are in one of them only could be "
    "told from the difference."
)
_WHO = "rated two attempts of their own"


def over_attempts(
    data: CohortData, exercise: ExerciseDefinition, rubric: Rubric
) -> tuple[tuple[ReleasedChange, ...], tuple[Withheld, ...]]:
    """Release how the total moved from the first attempt to the last.

    The total is the mean of the rated levels, once as many criteria are rated as the rubric asks for. Single criteria
    are not told apart here: their means stand in the profile, and two means of nearly the same ratings would give away
    the few that differ. It is a change in how people see themselves, not in how well they do.

    Returns:
        The change, and what was withheld; both are empty if nobody rated more than one attempt.
    """
    first, last = {}, {}
    tries = data.attempts(exercise)
    for person, attempts in tries.items():
        own = [score for raters in attempts.values() if (score := total(rubric, raters.get("self", {}))) is not None]
        if len(own) > 1:
            first[person], last[person] = own[0], own[-1]
    if not first:
        return (), ()
    if len(first) < find_profile(data.profile).base:
        text = words.section_hidden(_WHO, find_profile(data.profile))
        return (), (Withheld(section=TITLE, reason="too-few", text=text),)
    apart = may_stand(_last(first, tries), [_last(tries, tries)], find_profile(data.profile).cell)
    if not apart or not data.bases.admit(frozenset(first)):
        return (), (Withheld(section=TITLE, reason="complementary", text=_ALIKE),)
    people = sorted(first)
    scale = Scale(
        id="total",
        label="All criteria together",
        items=("total",),
        min_answered=1,
        low=LEVELS[0],
        high=LEVELS[-1],
        about="The mean of the levels that people gave themselves.",
    )
    estimate = paired_change([first[one] for one in people], [last[one] for one in people])
    found = release_change(scale, estimate, _number(data, frozenset(people)), data.profile)
    return ((), (found,)) if isinstance(found, Withheld) else ((found,), ())


def _last(people: Iterable[int], tries: Attempts) -> Contributions:
    """The last own ratings of some people."""
    found = ((person, latest_own(tries[person])) for person in people)
    return frozenset((person, latest[0]) for person, latest in found if latest)


def _number(data: CohortData, people: frozenset[int]) -> Figure:
    """How many people it is, as far as that may be told beside the number of all participants."""
    step = Step("Rated two attempts", people)
    steps = release_steps(
        [step], data.everyone, data.profile, id="attempts", title=TITLE, label_heading="Step", answers=False
    )
    assert isinstance(steps, ReleasedTable)  # noqa: S101 - a cohort with ten pairs has ten people
    return steps.rows[0].figures[0]
