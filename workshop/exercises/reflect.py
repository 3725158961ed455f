"""``reflect``: a participant writes for themselves, as long or as short as they like."""

from typing import ClassVar, Literal

from pydantic import Field

from workshop.exercises.check import check_map, check_text, filled, refuse, trimmed
from workshop.model.base import JsonValue
from workshop.model.exercise import Exercise, State

__all__ = ["Reflect"]


class Reflect(Exercise):
    """Writing in a text field. The answer is the text, and so is what leaves if the participant shares it.

    Attributes:
        rows: Height of the empty text field in lines; it grows with the text.
        timed: True if a timer is offered, for as long as ``minutes`` says; nobody has to use it.
        by_name: True if the participant may choose to be spoken to by name: then the answer may hold the name, which
            never leaves: ``{"text": "...", "name": "Ana"}``.
        starter: A sentence opening that helps to begin, such as "What I take from it is".
    """

    holds_text: ClassVar[bool] = True

    kind: Literal["reflect"] = "reflect"
    rows: int = Field(default=5, ge=2, le=20)
    starter: str = ""
    timed: bool = False
    by_name: bool = False

    def check_answer(self, answer: JsonValue) -> JsonValue:
        """Check a text of at most 20,000 characters; it may be empty. With ``by_name`` it may come with a name."""
        if self.by_name and isinstance(answer, dict):
            given = check_map(self, "", answer, ["text", "name"], "part")
            return {name: check_text(self, name, value) for name, value in given.items()}
        return check_text(self, "", answer)

    def state(self, answer: JsonValue | None) -> State:
        """Complete with words of one's own, partial with the starter alone."""
        if not filled(_words(answer)):
            return "empty"
        return "complete" if self._own_words(answer) else "partial"

    def shared(self, answer: JsonValue) -> JsonValue | None:
        """The text without the space around it, if there is more in it than the starter."""
        return self._own_words(answer) or None

    def check_shared(self, shared: JsonValue) -> JsonValue:
        """Check a text with something in it."""
        text = trimmed(check_text(self, "", shared))
        return text or refuse(self, "", "there is nothing in the text that was shared")

    def text(self, shared: JsonValue) -> list[str]:
        """Give the lines of the text that are not blank."""
        return [trimmed(line) for line in str(shared).split("\n") if trimmed(line)]

    def _own_words(self, answer: JsonValue | None) -> str:
        text = trimmed(_words(answer))
        return "" if text == trimmed(self.starter) else text


def _words(answer: JsonValue | None) -> str:
    """The text of an answer without the name that may stand beside it."""
    text = answer.get("text") if isinstance(answer, dict) else answer
    return text if isinstance(text, str) else ""
