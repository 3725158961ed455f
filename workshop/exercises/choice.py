"""``choice``: one or several options, of the author's or from a bank of questions, and room for one's own."""

from typing import Literal, Self

from pydantic import Field, model_validator

from workshop.exercises.check import check_map, check_text, filled, name_all, refuse, repeated
from workshop.model.base import Id, JsonValue, Model, Text
from workshop.model.exercise import Exercise, Resources, State

__all__ = ["MOST", "MOST_OWN", "Choice", "Option"]

MOST = 20
"""The most options that there may be."""

MOST_OWN = 5
"""The most lines of their own that a participant may add."""


class Option(Model):
    """One thing to choose.

    Attributes:
        id: Stable key.
        label: What the participant reads.
        note: What shows once the option is chosen; never a verdict.
        group: Heading over it and those after it of the same group; empty for none.
    """

    id: Id
    label: Text
    note: str = ""
    group: str = ""


class Choice(Exercise):
    """A choice. The answer is the list of the ids chosen, and all of it leaves when it is shared.

    With words of one's own it is ``{"chosen": ["id"], "own": ["text"]}``. Those words never leave.

    Attributes:
        options: What there is to choose from, in the order shown; filled in by ``resolve`` where a bank is named.
        multiple: True if several may be chosen.
        own: True if a participant may add lines in their own words.
        bank: Id of a bank of questions to ask an employer, whose questions are the options.
        bank_version: The bank's version, filled in by ``resolve``.
    """

    filled = frozenset({"bank_version"})

    kind: Literal["choice"] = "choice"
    options: tuple[Option, ...] = Field(default=(), max_length=MOST)
    multiple: bool = False
    own: bool = False
    bank: Id | None = None
    bank_version: int | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.bank is None and len(self.options) < 2:
            raise ValueError('"options" needs at least two, or name a "bank" of questions to ask an employer')
        if self.bank is not None and self.bank_version is None and self.options:
            raise ValueError("leave out options: they come from the bank")
        if self.own and not self.multiple:
            raise ValueError('"own" needs "multiple: true": own words stand beside what is chosen')
        if twice := repeated(option.id for option in self.options):
            raise ValueError(f'two options have the id "{twice}"; give each its own')
        return self

    def resolve(self, resources: Resources) -> Self:
        """Fill in the bank's questions as options, under their subjects."""
        if self.bank is None:
            return self
        bank = resources.banks.get(self.bank)
        if bank is None:
            there = name_all(resources.banks) or "none; put one into questions.yaml"
            raise ValueError(f'there is no bank "{self.bank}"; there are: {there}')
        if bank.audience != "employer":
            raise ValueError(f'the bank "{self.bank}" is for practice; name one with "for: employer"')
        if not 2 <= len(bank.questions) <= MOST:
            raise ValueError(f'the bank "{self.bank}" has {len(bank.questions)} questions; a choice has 2 to {MOST}')
        options = tuple(Option(id=one.id, label=one.text, note=one.note, group=one.tag) for one in bank.questions)
        resolved = self.model_copy(update={"bank_version": bank.version, "options": options})
        if self.bank_version is not None and resolved != self:
            raise ValueError("leave out bank_version and options: they come from the bank")
        return resolved

    def check_answer(self, answer: JsonValue) -> JsonValue:
        """Check a list of option ids and bring it into the order shown, and what was added in one's own words."""
        if not self.own or not isinstance(answer, dict):
            return self._check_chosen(answer)
        given = check_map(self, "", answer, ["chosen", "own"], "part")
        own = given.get("own", [])
        if not isinstance(own, list) or len(own) > MOST_OWN:
            refuse(self, "own", f"must be a list of at most {MOST_OWN} texts")
        texts: list[JsonValue] = [check_text(self, "own", one) for one in own]
        return {"chosen": self._check_chosen(given.get("chosen", [])), "own": texts}

    def state(self, answer: JsonValue | None) -> State:
        """Complete as soon as something is chosen or added."""
        own = answer.get("own") if self.own and isinstance(answer, dict) else None
        added = isinstance(own, list) and any(filled(one) for one in own)
        return "complete" if added or self._fitting(answer) else "empty"

    def shared(self, answer: JsonValue) -> JsonValue | None:
        """The options chosen; never the words added."""
        return list(self._fitting(answer)) or None

    def check_shared(self, shared: JsonValue) -> JsonValue:
        """Check a list of option ids, at least one."""
        return self._check_chosen(shared) or refuse(self, "", "there is no option in what was shared")

    def text(self, shared: JsonValue) -> list[str]:
        """The labels of the options chosen."""
        chosen = self._fitting(shared)
        return [option.label for option in self.options if option.id in chosen]

    def _check_chosen(self, answer: JsonValue) -> list[JsonValue]:
        if not isinstance(answer, list):
            refuse(self, "", 'must be a list of option ids, such as ["coffee"]')
        known = [option.id for option in self.options]
        for name in answer:
            if not isinstance(name, str) or name not in known:
                refuse(self, "", f"holds something that is no option; the options are {name_all(known)}")
        if twice := repeated(str(name) for name in answer):
            refuse(self, f'option "{twice}"', "is in the list twice")
        if not self.multiple and len(answer) > 1:
            refuse(self, "", f"only one option may be chosen, and {len(answer)} are")
        return list(self._fitting(answer))

    def _fitting(self, answer: JsonValue | None) -> list[str]:
        """The part of an answer that fits, in the order shown: one from another version is read as far as it goes."""
        given = answer.get("chosen") if isinstance(answer, dict) else answer
        if not isinstance(given, list):
            return []
        chosen = [option.id for option in self.options if option.id in given]
        return chosen if self.multiple else chosen[:1]
