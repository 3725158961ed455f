"""From the rows of people to what is added up over all of them: no number of it belongs to one person."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workshop.model.measure import Measure
from workshop.model.rubric import LEVELS, Rubric
from workshop.reports.center.asked import Asked
from workshop.reports.center.rows import Rows
from workshop.reports.center.scores import scores

__all__ = ["Counts", "count"]

_PARTS = {"if": 0, "then": 1, "dated": 2}


@dataclass(frozen=True)
class Counts:
    """Sums over people, in the first dimension by cohort.

    Attributes:
        steps: How many finished, were scored twice, finished only, were scored twice only, planned, set a date.
        scales: For each scale, over people scored twice: the sums of before, of after, of the squares of before, of
            after and of the difference.
        levels: For each criterion, how many gave themselves each level in their last attempt.
    """

    steps: NDArray[np.int64]
    scales: NDArray[np.float64]
    levels: NDArray[np.int64]

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.steps + other.steps, self.scales + other.scales, self.levels + other.levels)

    def of(self, cohort: int) -> "Counts":
        """Those of one cohort, without that dimension."""
        return Counts(self.steps[cohort], self.scales[cohort], self.levels[cohort])


def count(rows: Rows, asked: Asked, cohorts: int) -> Counts:
    """Count these people, who are of so many cohorts."""
    finished = rows.who(rows.where(exercise=asked.finish))
    paired, scales = _scored(rows, asked.measure, cohorts)
    planned, dated = _planned(rows, asked.plans)
    steps = (finished, paired, finished & ~paired, paired & ~finished, planned, dated)
    numbers = [np.bincount(rows.cohort[one], minlength=cohorts) for one in steps]
    return Counts(np.stack(numbers, axis=1), scales, _levels(rows, asked.rubric, asked.rated, cohorts))


def _scored(rows: Rows, measure: Measure | None, cohorts: int) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    if measure is None:
        return np.zeros(rows.people, dtype=bool), np.zeros((cohorts, 0, 5))
    found = scores(rows, measure)
    paired = ~np.isnan(found.sum(axis=(0, 2)))  # one score that is missing makes the sum missing
    before, after, where = found[:, paired, 0], found[:, paired, 1], rows.cohort[paired]
    parts = (before, after, before * before, after * after, (after - before) * (after - before))
    sums = [[np.bincount(where, one, cohorts) for one in part] for part in parts]
    return paired, np.array(sums).T


def _planned(rows: Rows, plans: Sequence[str]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Who filled in both parts of a plan, and who of them set a date for it."""
    planned, dated = np.zeros((2, rows.people), dtype=bool)
    for plan in plans:
        here = rows.where(exercise=plan, kind="plan")
        filled = np.zeros((rows.people, len(_PARTS) + 1), dtype=bool)  # one more for parts that do not matter
        filled[rows.person[here], rows.words["item"].numbered(_PARTS, here)] = True
        whole = filled[:, 0] & filled[:, 1]
        planned |= whole
        dated |= whole & filled[:, 2]
    return planned, dated


def _levels(rows: Rows, rubric: Rubric | None, exercise: str, cohorts: int) -> NDArray[np.int64]:
    if rubric is None:
        return np.zeros((cohorts, 0, len(LEVELS)), dtype=int)
    own = rows.where(rater="self", exercise=exercise, instrument=rubric.instrument)
    person, attempt = rows.person[own], rows.attempt[own].astype(float)
    last = np.full(rows.people, -np.inf)
    np.fmax.at(last, person, attempt)
    final = own[attempt == last[person]]
    criterion = rows.words["item"].numbered({one.id: at for at, one in enumerate(rubric.criteria)}, final)
    level = rows.number[final]
    known = (criterion >= 0) & np.isin(level, LEVELS)
    shape = cohorts, len(rubric.criteria), len(LEVELS)
    cohort = rows.cohort[rows.person[final[known]]]
    place = np.ravel_multi_index((cohort, criterion[known], level[known].astype(int) - LEVELS[0]), shape)
    return np.bincount(place, minlength=math.prod(shape)).reshape(shape)
