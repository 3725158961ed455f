"""``numbers``: a participant's own counts of applications and interviews, and what a small chance looks like."""

from itertools import pairwise
from typing import Literal

from pydantic import Field

from workshop.exercises.check import check_map, check_whole, refuse
from workshop.model.base import JsonValue
from workshop.model.exercise import Exercise, State

__all__ = ["MAX_COUNT", "Numbers"]

MAX_COUNT = 10_000
"""The largest count that the fields take."""

COUNTS = {"applications": "Applications", "interviews": "Interviews"}
"""The counts that make an answer complete, and that leave when it is shared."""

_ORDER = ("applications", "interviews", "offers")
_MORE = {"interviews": "there are more interviews than applications", "offers": "there are more offers than interviews"}


class Numbers(Exercise):
    """Own counts. The answer is ``{"applications": 30, "interviews": 2, "offers": 0}``; the offers may be left out.

    What leaves, once both are there, is the applications and the interviews. The offers stay.

    What is computed from them is shown on the participant's screen only (``frontend/funnel.js``).

    Attributes:
        ahead: How many further applications the sums look at.
    """

    kind: Literal["numbers"] = "numbers"
    ahead: int = Field(default=20, ge=1, le=200)

    def check_answer(self, answer: JsonValue) -> JsonValue:
        """Check whole numbers to 10,000: no more interviews than applications, no more offers than interviews."""
        given = check_map(self, "", answer, _ORDER, "count")
        counts = {name: check_whole(self, name, value, 0, MAX_COUNT) for name, value in given.items()}
        for before, name in pairwise(_ORDER):
            if counts.get(name, 0) > counts.get(before, MAX_COUNT):
                refuse(self, name, _MORE[name])
        return {**counts}

    def state(self, answer: JsonValue | None) -> State:
        """Complete with both counts."""
        counts = self._fitting(answer)
        return "empty" if not counts else "complete" if counts.keys() >= COUNTS.keys() else "partial"

    def shared(self, answer: JsonValue) -> JsonValue | None:
        """Both counts; one alone says nothing."""
        counts = self._fitting(answer)
        return {name: counts[name] for name in COUNTS} if counts.keys() >= COUNTS.keys() else None

    def check_shared(self, shared: JsonValue) -> JsonValue:
        """Check both counts."""
        counts = self.check_answer(check_map(self, "", shared, COUNTS, "count"))
        if not isinstance(counts, dict) or len(counts) != len(COUNTS):
            refuse(self, "", "needs both counts, applications and interviews")
        return counts

    def text(self, shared: JsonValue) -> list[str]:
        """Each count by its name."""
        counts = self._fitting(shared)
        return [f"{label}: {counts[name]}" for name, label in COUNTS.items() if name in counts]

    def _fitting(self, answer: JsonValue | None) -> dict[str, int]:
        """The counts that fit: an answer from another version is read as far as it goes."""
        given = answer if isinstance(answer, dict) else {}
        counts = {
            name: int(value)
            for name in _ORDER
            if isinstance(value := given.get(name), (int, float))
            and not isinstance(value, bool)
            and 0 <= value <= MAX_COUNT
            and value == int(value)
        }
        if counts.get("interviews", 0) > counts.get("applications", MAX_COUNT):
            del counts["interviews"]
        if counts.get("offers", 0) > counts.get("interviews", -1):
            counts.pop("offers", None)
        return counts
