"""``numbers``: a participant's own counts of applications and interviews, and what a small chance looks like."""

from typing import Literal

from pydantic import Field

from workshop.exercises.check import check_map, check_whole, refuse
from workshop.model.base import JsonValue
from workshop.model.exercise import Exercise, State

__all__ = ["MAX_COUNT", "Numbers"]

MAX_COUNT = 10_000
"""The largest count that the fields take."""

COUNTS = {"applications": "Applications", "interviews": "Interviews"}


class Numbers(Exercise):
    """Own counts. The answer is ``{"applications": 30, "interviews": 2}``; the same leaves once both are there.

    What is computed from them is shown on the participant's screen only (``frontend/funnel.js``).

    Attributes:
        ahead: How many further applications the sums look at.
    """

    kind: Literal["numbers"] = "numbers"
    ahead: int = Field(default=20, ge=1, le=200)

    def check_answer(self, answer: JsonValue) -> JsonValue:
        """Check whole numbers from 0 to 10,000, with no more interviews than applications."""
        given = check_map(self, "", answer, COUNTS, "count")
        counts = {name: check_whole(self, name, value, 0, MAX_COUNT) for name, value in given.items()}
        if counts.get("interviews", 0) > counts.get("applications", MAX_COUNT):
            refuse(self, "interviews", "there are more interviews than applications")
        return {**counts}

    def state(self, answer: JsonValue | None) -> State:
        """Complete with both counts."""
        counts = self._fitting(answer)
        return "empty" if not counts else "complete" if len(counts) == len(COUNTS) else "partial"

    def shared(self, answer: JsonValue) -> JsonValue | None:
        """Both counts; one alone says nothing."""
        counts = self._fitting(answer)
        return {**counts} if len(counts) == len(COUNTS) else None

    def check_shared(self, shared: JsonValue) -> JsonValue:
        """Check both counts."""
        counts = self.check_answer(shared)
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
            for name in COUNTS
            if isinstance(value := given.get(name), (int, float))
            and not isinstance(value, bool)
            and 0 <= value <= MAX_COUNT
            and value == int(value)
        }
        if counts.get("interviews", 0) > counts.get("applications", MAX_COUNT):
            del counts["interviews"]
        return counts
