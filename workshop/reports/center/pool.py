"""Which cohorts stand behind the figures of one term, so that no figure tells of a cohort too small for a report."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from workshop.disclosure.pooled import Part, few, tells
from workshop.reports.center.data import CenterData, Earlier, Sums

__all__ = ["Pool", "Statistic", "pool", "safe", "together"]

Statistic = Callable[[Sums], int]
_BASE = 10
"""Fewest people behind a report, a mean, or whatever is left when one release is subtracted from another."""


@dataclass(frozen=True)
class Pool:
    """The cohorts of one mode and term.

    Attributes:
        key: Mode and term.
        cohorts: Those whose people are counted.
        left_out: How many cohorts have to wait, because their people could be counted out.
        apart: The cohorts that this release has and an earlier one has not, or the other way round, for each earlier
            release: what a reader of both can take out by subtraction.
    """

    key: str
    cohorts: tuple[Sums, ...]
    left_out: int
    apart: tuple[tuple[Sums, ...], ...]

    @property
    def size(self) -> int:
        """Number of people."""
        return sum(one.size for one in self.cohorts)


def pool(data: CenterData, mode: str, term: str) -> Pool:
    """Take together the cohorts of a mode and term.

    A cohort of fewer than ten people has no report of its own. Whoever subtracts the cohorts that have one from their
    term is left with the small ones, so these are counted only if they are ten people or more together, also after
    everything that was released before is subtracted.
    """
    key = f"{mode}|{term}"
    here = [one for one in data.cohorts if (one.mode, one.term) == (mode, term)]
    before = [_of(earlier, key, "people") for earlier in data.earlier]
    known = {digest for group in before for digest in group}
    cohorts = together(here, lambda one: one.size, known)
    apart = [part for earlier, old in zip(data.earlier, before, strict=True) for part in _apart(cohorts, old, earlier)]
    gone = sum(len(part) > 0 and sum(one.size for one in part) < _BASE for part in apart)
    if gone or sum(one.size for one in cohorts) < _BASE:
        return Pool(key, (), len(here), ())
    return Pool(key, tuple(cohorts), len(here) - len(cohorts), tuple(tuple(part) for part in apart if part))


def together(cohorts: Sequence[Sums], count: Statistic, known: Iterable[str]) -> list[Sums]:
    """The cohorts that may stand behind a figure of ``count`` people: large ones, and small ones if they are enough.

    Args:
        cohorts: The cohorts.
        count: How many people of a cohort the figure is made of.
        known: Digests that were behind this figure in an earlier release.
    """
    known = set(known)
    small = [one for one in cohorts if 0 < count(one) < _BASE and one.digest not in known]
    if 0 < sum(count(one) for one in small) < _BASE:
        return [one for one in cohorts if one not in small]
    return list(cohorts)


def safe(
    pooled: Pool,
    yes: Statistic,
    shown: Callable[[Sums, int], bool],
    thresholds: Iterable[int],
    *,
    answer: bool = False,
) -> bool:
    """True if a count of a pool tells no small number, beside the cohorts' own reports and the earlier releases.

    Args:
        pooled: The pool.
        yes: The count of one cohort.
        shown: Whether a cohort's own report shows it, given a threshold.
        thresholds: Those of the profiles that a reader may have read reports of.
        answer: True if it is an answer.
    """
    for threshold in thresholds:
        for part in (pooled.cohorts, *pooled.apart):
            size, count = sum(one.size for one in part), sum(yes(one) for one in part)
            if few(count, threshold) or few(size - count, threshold):
                return False
            pieces = [Part(one.size, yes(one), one.size >= _BASE, shown(one, threshold)) for one in part]
            if tells(pieces, threshold, answer=answer):
                return False
    return True


def _of(earlier: Earlier, key: str, what: str) -> tuple[str, ...]:
    groups: Mapping[str, tuple[str, ...]] = earlier.groups.get(key, {})
    return groups.get(what, ())


def _apart(cohorts: Sequence[Sums], old: Sequence[str], earlier: Earlier) -> list[list[Sums]]:
    """Who is new and who is gone since an earlier release; nothing if it told nothing of this term."""
    if not old:
        return []
    now, then = {one.digest for one in cohorts}, set(old)
    return [
        [one for one in cohorts if one.digest not in then],
        [earlier.cohorts[digest] for digest in old if digest not in now],
    ]
