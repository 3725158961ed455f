"""A snapshot's rows, asked in the terms of the workshop: who shared what."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import pandas as pd

from workshop.disclosure.bases import Bases
from workshop.disclosure.profiles import profile as find_profile
from workshop.model.measure import Measure
from workshop.model.rubric import NOT_OBSERVED, Rating
from workshop.reports.definitions import ExerciseDefinition
from workshop.reports.matrix import Answers
from workshop.reports.snapshot import Snapshot

__all__ = ["Attempts", "CohortData"]

Attempts = dict[int, dict[int, dict[str, dict[str, Rating]]]]
"""By participant, attempt, rater and criterion, the rating."""


@dataclass(frozen=True)
class CohortData:
    """One cohort, ready to be counted. Nothing in it may be shown; the sections hand it to the gate.

    Attributes:
        snapshot: The snapshot.
        profile: Name of the disclosure profile.
    """

    snapshot: Snapshot
    profile: str

    @cached_property
    def everyone(self) -> frozenset[int]:
        """All participants, by number."""
        return frozenset(int(number) for number in self.snapshot.rows["participant"].unique())

    @cached_property
    def bases(self) -> Bases:
        """The groups of people whose sizes this report shows."""
        return Bases(self.everyone, find_profile(self.profile).cell)

    def exercises(self, kind: str) -> tuple[ExerciseDefinition, ...]:
        """The exercises of a kind, in the workshop's order."""
        return tuple(one for one in self.snapshot.definitions.exercises if one.kind == kind)

    def rows(self, exercise: ExerciseDefinition) -> pd.DataFrame:
        """The rows of one exercise that were answered in the version that the snapshot defines."""
        asked = (exercise.id, exercise.kind, exercise.instrument)
        if asked not in self._rows:
            rows = self.snapshot.rows
            here = (rows["exercise"] == exercise.id) & (rows["kind"] == exercise.kind)
            self._rows[asked] = rows[here & (rows["instrument"] == exercise.instrument)]
        return self._rows[asked]

    def sharers(self, exercise_id: str) -> frozenset[int]:
        """The participants who shared an exercise, in whatever version."""
        rows = self.snapshot.rows
        return frozenset(int(number) for number in rows.loc[rows["exercise"] == exercise_id, "participant"])

    def those_with(self, exercise: ExerciseDefinition, item: str) -> frozenset[int]:
        """The participants who chose an option or filled in a part."""
        rows = self.rows(exercise)
        pairs = zip(rows["participant"].to_list(), rows["item"].to_list(), strict=True)
        return frozenset(participant for participant, one in pairs if one == item)

    def answers(self, exercise: ExerciseDefinition) -> Answers:
        """By participant and item, the word or the whole number that was answered."""
        found: dict[int, dict[str, str]] = {}
        rows = self.rows(exercise)
        columns = (rows[name].to_list() for name in ("participant", "item", "number", "label"))
        for participant, item, number, label in zip(*columns, strict=True):
            found.setdefault(participant, {})[item] = label if math.isnan(number) else f"{number:g}"
        return found

    @cached_property
    def _rows(self) -> dict[tuple[str, str, str], pd.DataFrame]:
        return {}

    @cached_property
    def _attempts(self) -> dict[str, Attempts]:
        return {}

    def attempts(self, exercise: ExerciseDefinition) -> Attempts:
        """By participant, attempt and rater, the rating of each criterion: a level or "NO", oldest attempt first."""
        if exercise.id not in self._attempts:
            found: Attempts = {}
            rows = self.rows(exercise)
            columns = (rows[name].to_list() for name in ("participant", "attempt", "rater", "item", "number", "label"))
            for participant, attempt, rater, item, number, label in zip(*columns, strict=True):
                ratings = found.setdefault(participant, {}).setdefault(int(attempt), {}).setdefault(rater, {})
                ratings[item] = "NO" if label == NOT_OBSERVED else cast("Rating", int(number))
            self._attempts[exercise.id] = {person: dict(sorted(tries.items())) for person, tries in found.items()}
        return self._attempts[exercise.id]

    def table_of(self, measure: Measure, occasion: str) -> pd.DataFrame:
        """The answers to a measure on one occasion: a row for each participant, a column for each item."""
        rows = self.snapshot.rows
        here = rows[(rows["instrument"] == measure.instrument) & (rows["occasion"] == occasion)]
        known = here[here["item"].isin([item.id for item in measure.items]) & (here["label"] != NOT_OBSERVED)]
        return known.pivot_table(index="participant", columns="item", values="number", aggfunc="last")
