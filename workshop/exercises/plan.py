"""``plan``: a wish, what it would bring, what stands in the way, and one if-then sentence for it."""

from typing import Literal

from workshop.exercises.check import check_date, check_map, check_text, filled, is_date, name_all, refuse
from workshop.model.base import JsonValue
from workshop.model.exercise import Exercise, State

__all__ = ["PARTS", "Plan"]

PARTS = {
    "wish": "your wish",
    "outcome": "what it would bring",
    "obstacle": "what may get in the way",
    "if": "the “if”",
    "then": "the “then”",
}
"""The written parts of a plan, in order, and what the preview calls them."""


class Plan(Exercise):
    """An if-then plan (Gollwitzer & Sheeran 2006). What leaves says which parts are filled in, never the words.

    The answer is ``{"wish", "outcome", "obstacle", "if", "then": "text", "date": "2026-12-01"}``, all optional; what
    leaves is ``{"filled": ["if", "then"], "dated": true}``.

    Attributes:
        cue: An example of an if-then sentence.
    """

    kind: Literal["plan"] = "plan"
    cue: str = ""

    def check_answer(self, answer: JsonValue) -> JsonValue:
        """Check the texts and the date."""
        given = check_map(self, "", answer, [*PARTS, "date"], "part")
        return {
            name: check_date(self, name, value) if name == "date" else check_text(self, name, value)
            for name, value in given.items()
        }

    def state(self, answer: JsonValue | None) -> State:
        """Complete with an "if" and a "then"; the rest helps but is not needed."""
        filled_in, dated = self._fitting(answer)
        if "if" in filled_in and "then" in filled_in:
            return "complete"
        return "partial" if filled_in or dated else "empty"

    def shared(self, answer: JsonValue) -> JsonValue | None:
        """Which parts are filled in and whether there is a date."""
        filled_in, dated = self._fitting(answer)
        return {"filled": [*filled_in], "dated": dated} if filled_in or dated else None

    def check_shared(self, shared: JsonValue) -> JsonValue:
        """Check the names of the parts, and that there is nothing else: no words of a plan ever leave."""
        given = check_map(self, "", shared, ["filled", "dated"], "part")
        names, dated = given.get("filled"), given.get("dated")
        if not isinstance(names, list):
            refuse(self, "filled", 'must be a list of parts, such as ["if", "then"]')
        for name in names:
            if not isinstance(name, str) or name not in PARTS:
                refuse(self, "filled", f"holds something that is no part of a plan; the parts are {name_all(PARTS)}")
        if not isinstance(dated, bool):
            refuse(self, "dated", "must be true or false")
        if not names and not dated:
            refuse(self, "", "there is nothing in what was shared")
        return {"filled": [name for name in PARTS if name in names], "dated": dated}

    def text(self, shared: JsonValue) -> list[str]:
        """What is filled in, and that the words stay."""
        if not isinstance(shared, dict):
            return []
        names = shared.get("filled")
        parts = [label for name, label in PARTS.items() if isinstance(names, list) and name in names]
        return [
            f"Parts filled in: {', '.join(parts) or 'none'}",
            "A date is set" if shared.get("dated") is True else "No date is set",
            "Your words stay with you",
        ]

    def _fitting(self, answer: JsonValue | None) -> tuple[list[str], bool]:
        """The parts that have words in them, and whether there is a date."""
        if not isinstance(answer, dict):
            return [], False
        return [name for name in PARTS if filled(answer.get(name))], is_date(answer.get("date"))
