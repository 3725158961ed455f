"""Self against others: people's own ratings of an attempt beside a peer's, and beside a coach's, of the same one."""

from collections import Counter
from collections.abc import Mapping, Sequence

from workshop.disclosure.gate import release_comparison
from workshop.disclosure.profiles import profile as find_profile
from workshop.disclosure.released import ReleasedComparison, Withheld
from workshop.disclosure.views import Views
from workshop.exercises.attempts import ROLES
from workshop.model.rubric import LEVELS, Criterion, Rubric
from workshop.reports.definitions import ExerciseDefinition
from workshop.reports.sections.cohort import Attempts, CohortData
from workshop.reports.sections.contributions import Contributions, latest_own, levels_of, may_stand
from workshop.scoring.agreement import agree

__all__ = ["self_against_others"]

_TITLES = {"peer": "Self against peers", "coach": "Self against coaches"}


def self_against_others(
    data: CohortData, exercise: ExerciseDefinition, rubric: Rubric
) -> tuple[tuple[ReleasedComparison, ...], tuple[Withheld, ...]]:
    """Release the comparison with peers and the one with coaches.

    Of each person the last attempt counts that both rated. Of several peers the first stands against the person's own
    view, because each is a view of its own; alpha takes in all of them.

    Returns:
        The comparisons, and what was withheld; both are empty if nobody was rated by anybody else.
    """
    attempts = data.attempts(exercise)
    last = {person: own[0] for person, tries in attempts.items() if (own := latest_own(tries))}
    used: dict[str, list[Contributions]] = {
        one.id: [_behind(levels_of(attempts, last, "self", one.id), last)] for one in rubric.criteria
    }
    released: list[ReleasedComparison] = []
    left_out: list[Withheld] = []
    for role in ROLES:
        chosen = {person: attempt for person, tries in attempts.items() if (attempt := _both(tries, role))}
        if not chosen:
            continue
        views = [_views(attempts, chosen, role, one, used[one.id], data.profile) for one in rubric.criteria]
        found = release_comparison(
            role,
            views,
            chosen.keys(),
            data.everyone,
            data.profile,
            levels=(LEVELS[0], LEVELS[-1]),
            title=_TITLES[role],
            known=data.bases.admit(frozenset(chosen)),
        )
        if isinstance(found, Withheld):
            left_out.append(found)
        else:
            released.append(found)
    return tuple(released), tuple(left_out)


def _both(tries: Mapping[int, Mapping[str, object]], role: str) -> int | None:
    """The last attempt that the person and somebody of this role rated."""
    return next((at for at in reversed(list(tries)) if {"self", f"{role}-1"} <= tries[at].keys()), None)


def _behind(levels: Mapping[int, int], chosen: Mapping[int, int]) -> Contributions:
    return frozenset((person, chosen[person]) for person in levels)


def _views(  # noqa: PLR0917 - each is another part of one question
    attempts: Attempts,
    chosen: Mapping[int, int],
    role: str,
    criterion: Criterion,
    used: list[Contributions],
    profile: str,
) -> Views:
    """The two views of one criterion; notes which own ratings its mean is made of, for the comparisons after it."""
    own = levels_of(attempts, chosen, "self", criterion.id)
    other = levels_of(attempts, chosen, f"{role}-1", criterion.id)
    found = agree(own, other, _further(attempts, chosen, role, criterion.id))
    both = {person: own[person] for person in own.keys() & other.keys()}
    behind = _behind(both, chosen)
    means = may_stand(behind, used, find_profile(profile).cell)
    if means:
        used.append(behind)
    icc = found.icc
    return Views(
        id=criterion.id,
        label=criterion.title,
        n=found.n,
        bias=found.difference.bias if found.difference else None,
        gaps=Counter(level - other[person] for person, level in both.items()),
        icc=(icc.value, icc.low, icc.high) if icc else None,
        kappa=found.kappa,
        alpha=found.alpha,
        means=means,
    )


def _further(attempts: Attempts, chosen: Mapping[int, int], role: str, criterion: str) -> Sequence[Mapping[int, int]]:
    """What a second and later rater of the same role gave."""
    raters = {rater for person, attempt in chosen.items() for rater in attempts[person][attempt]}
    more = sorted(rater for rater in raters if rater.startswith(f"{role}-") and rater != f"{role}-1")
    return [levels_of(attempts, chosen, rater, criterion) for rater in more]
