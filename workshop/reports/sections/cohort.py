"""A snapshot's rows, asked in the terms of the workshop: who shared what."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

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
        return frozenset(self._columns["participant"])

    @cached_property
    def bases(self) -> Bases:
        """The groups of people whose sizes this report shows."""
        return Bases(self.everyone, find_profile(self.profile).cell)

    def exercises(self, kind: str) -> tuple[ExerciseDefinition, ...]:
        """The exercises of a kind, in the workshop's order."""
        return tuple(one for one in self.snapshot.definitions.exercises if one.kind == kind)

    def sharers(self, exercise_id: str) -> frozenset[int]:
        """The participants who shared an exercise, in whatever version."""
        return self._sharers.get(exercise_id, frozenset())

    def those_with(self, exercise: ExerciseDefinition, item: str) -> frozenset[int]:
        """The participants who chose an option or filled in a part."""
        return frozenset(participant for participant, one in self._given(exercise, "item") if one == item)

    def answers(self, exercise: ExerciseDefinition) -> Answers:
        """By participant and item, the word or the whole number that was answered."""
        found: dict[int, dict[str, str]] = {}
        for participant, item, number, label in self._given(exercise, "item", "number", "label"):
            found.setdefault(participant, {})[item] = label if math.isnan(number) else f"{number:g}"
        return found

    def attempts(self, exercise: ExerciseDefinition) -> Attempts:
        """By participant, attempt and rater, the rating of each criterion: a level or "NO", oldest attempt first."""
        if exercise.id not in self._attempts:
            found: Attempts = {}
            rows = self._given(exercise, "attempt", "rater", "item", "number", "label")
            for participant, attempt, rater, item, number, label in rows:
                ratings = found.setdefault(participant, {}).setdefault(int(attempt), {}).setdefault(rater, {})
                ratings[item] = "NO" if label == NOT_OBSERVED else cast("Rating", int(number))
            self._attempts[exercise.id] = {person: dict(sorted(tries.items())) for person, tries in found.items()}
        return self._attempts[exercise.id]

    def table_of(self, measure: Measure, occasion: str) -> pd.DataFrame:
        """The answers to a measure on one occasion: a row for each participant, a column for each item."""
        items = {item.id for item in measure.items}
        given = self._numbers.get((measure.instrument, occasion), {})
        answered = {asked: number for asked, number in given.items() if asked[1] in items}
        people = sorted({participant for participant, _ in answered})
        columns = sorted({item for _, item in answered})
        cells = [[answered.get((person, item), math.nan) for item in columns] for person in people]
        return pd.DataFrame(cells, index=people, columns=columns, dtype="float64")

    def _given(self, exercise: ExerciseDefinition, *names: str) -> Iterator[tuple[Any, ...]]:
        """Participant and some columns of the rows of an exercise that were answered in the version defined here."""
        places = self._places.get((exercise.id, exercise.kind, exercise.instrument), ())
        columns = [self._columns[name] for name in ("participant", *names)]
        return (tuple(column[place] for column in columns) for place in places)

    def _zipped(self, *names: str) -> Iterator[tuple[Any, ...]]:
        return zip(*(self._columns[name] for name in names), strict=True)

    @cached_property
    def _columns(self) -> dict[str, list[Any]]:
        # Lists: a cohort's questions are many and small, and each would cost pandas more to begin than to answer.
        return {str(name): column.to_list() for name, column in self.snapshot.rows.items()}

    @cached_property
    def _sharers(self) -> dict[str, frozenset[int]]:
        found: dict[str, set[int]] = {}
        for participant, exercise in self._zipped("participant", "exercise"):
            found.setdefault(exercise, set()).add(participant)
        return {exercise: frozenset(people) for exercise, people in found.items()}

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], dict[tuple[int, str], float]]:
        """By instrument and occasion, the number that a participant answered to an item."""
        found: dict[tuple[str, str], dict[tuple[int, str], float]] = {}
        for instrument, occasion, *asked, number, label in self._zipped(
            "instrument", "occasion", "participant", "item", "number", "label"
        ):
            if occasion and label != NOT_OBSERVED and not math.isnan(number):
                found.setdefault((instrument, occasion), {})[asked[0], asked[1]] = number
        return found

    @cached_property
    def _places(self) -> dict[tuple[str, str, str], list[int]]:
        found: dict[tuple[str, str, str], list[int]] = {}
        for place, asked in enumerate(self._zipped("exercise", "kind", "instrument")):
            found.setdefault(asked, []).append(place)
        return found

    @cached_property
    def _attempts(self) -> dict[str, Attempts]:
        return {}
