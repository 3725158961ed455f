"""``practice``: questions to answer out loud, the same ones for everyone in a round, with time and private notes."""

from typing import Any, Literal, NoReturn, Self

from pydantic import Field, model_validator

from workshop.exercises.check import check_map, check_text, filled, name_all, refuse
from workshop.model.base import Id, JsonValue
from workshop.model.exercise import Exercise, Resources, Share, State
from workshop.model.question import Question

__all__ = ["PARTS", "VERSION", "Practice", "Slot"]

VERSION = 1
PARTS = ("situation", "task", "action", "result")
"""The parts of a story, whose first letters spell STAR."""

Slot = Literal["setback", "behavioral", "situational", "fit"]
"""What stands in one place of a round: a question about a setback, or one of a type that is not."""

_ROUND = "23456789CDFHJKMNPRTVWXY"


class Practice(Exercise):
    """Questions from a bank of the workshop. Nothing of it ever leaves.

    The answer is ``{"version": 1, "round": "2K7M4", "swaps": [0, 1], "notes": {"question": {"action": "text"}}, "said":
    ["question"]}``, all of it optional.

    Attributes:
        bank: Id of a bank of questions for interviewees.
        slots: What stands in each place of a round.
        closing: The last question of every round; empty for none.
        think: Seconds to prepare.
        talk: Seconds to answer.
        bank_version: The bank's version, filled in by ``resolve``.
        questions: The bank's questions, filled in by ``resolve``.
    """

    kind: Literal["practice"] = "practice"
    share: Share = "private"
    bank: Id
    slots: tuple[Slot, ...] = Field(default=("behavioral", "setback", "fit"), min_length=1, max_length=10)
    closing: str = ""
    think: int = Field(default=60, ge=10, le=1800)
    talk: int = Field(default=120, ge=10, le=1800)
    bank_version: int | None = None
    questions: tuple[Question, ...] = ()

    @model_validator(mode="after")
    def _stays_private(self) -> Self:
        if self.share != "private":
            raise ValueError('"share" is private: notes for practice never leave')
        if self.bank_version is None and self.questions:
            raise ValueError("leave out questions: they come from the bank")
        return self

    def resolve(self, resources: Resources) -> Self:
        """Fill in the bank's version and questions."""
        bank = resources.banks.get(self.bank)
        if bank is None:
            there = name_all(resources.banks) or "none; put one into questions.yaml"
            raise ValueError(f'there is no bank "{self.bank}"; there are: {there}')
        if bank.audience != "interviewee":
            raise ValueError(f'the bank "{self.bank}" is for an employer; name one with "for: interviewee"')
        short = [slot for slot in self.slots if not any(_suits(question, slot) for question in bank.questions)]
        if short:
            raise ValueError(f'the bank "{self.bank}" has no question for anyone of the kind {short[0]}')
        resolved = self.model_copy(update={"bank_version": bank.version, "questions": bank.questions})
        if self.bank_version is not None and resolved != self:
            raise ValueError("leave out bank_version and questions: they come from the bank")
        return resolved

    def check_answer(self, answer: JsonValue) -> JsonValue:
        """Check a round, what was swapped in it, the notes and what was answered."""
        given = check_map(self, "", answer, ["version", "round", "swaps", "notes", "said"], "part")
        if given.get("version", VERSION) != VERSION:
            refuse(self, "version", f"must be {VERSION}; this was made by a newer version of the workshop")
        drawn, swaps, said = given.get("round", ""), given.get("swaps", []), given.get("said", [])
        if not isinstance(drawn, str) or len(drawn) not in (0, 5) or not set(drawn) <= set(_ROUND):
            refuse(self, "round", "is no code of a round")
        if not isinstance(swaps, list) or len(swaps) > len(self.slots) or not all(_count(one) for one in swaps):
            refuse(self, "swaps", "must be a list of whole numbers from 0, one a place")
        if not isinstance(said, list) or len(said) > 200 or not all(isinstance(one, str) for one in said):
            refuse(self, "said", "must be a list of questions")
        notes = given.get("notes", {})
        if not isinstance(notes, dict) or len(notes) > 200:
            refuse(self, "notes", "must be an object with the notes on each question")
        return {
            "version": VERSION,
            "round": drawn,
            "swaps": [int(one) for one in swaps],  # type: ignore[arg-type]  # checked above
            "notes": {name: self._check_note(name, note) for name, note in notes.items()},
            "said": said,
        }

    def state(self, answer: JsonValue | None) -> State:
        """Complete once a question was answered out loud; begun with a round or a note."""
        given: dict[str, Any] = answer if isinstance(answer, dict) else {}
        said, notes = given.get("said"), given.get("notes")
        if isinstance(said, list) and any(isinstance(one, str) for one in said):
            return "complete"
        noted = isinstance(notes, dict) and any(
            isinstance(note, dict) and any(filled(note.get(part)) for part in PARTS) for note in notes.values()
        )
        return "partial" if noted or filled(given.get("round")) else "empty"

    def shared(self, answer: JsonValue) -> None:
        """Nothing."""

    def check_shared(self, shared: JsonValue) -> NoReturn:  # noqa: ARG002 - whatever it is
        """Refuse: there is nothing that may leave."""
        refuse(self, "", "notes for practice stay on the device, so nothing of it is taken")

    def text(self, shared: JsonValue) -> list[str]:  # noqa: ARG002 - whatever it is
        """Nothing."""
        return []

    def on_paper(self) -> list[Question]:
        """A round for paper: the bank's first question for each place, none twice if it can be."""
        round_: list[Question] = []
        for slot in self.slots:
            fitting = [question for question in self.questions if _suits(question, slot)]
            fresh = [question for question in fitting if question not in round_]
            round_ += (fresh or fitting)[:1]
        return round_

    def _check_note(self, name: str, note: JsonValue) -> JsonValue:
        found = check_map(self, f'notes on "{name[:60]}"', note, PARTS, "part")
        return {part: check_text(self, f'notes on "{name[:60]}", {part}', words) for part, words in found.items()}


def _suits(question: Question, slot: Slot) -> bool:
    """Whether a question for anyone can stand in a place; levels other than ``any`` only add to the choice."""
    kind = "setback" if question.setback else question.type
    return question.level == "any" and kind == slot


def _count(value: JsonValue) -> bool:
    return (
        not isinstance(value, bool) and isinstance(value, (int, float)) and value == int(value) and 0 <= value <= 9999
    )
