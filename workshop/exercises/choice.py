"""``choice``: one or several of a few options, each with a note that shows once it is chosen."""

from typing import Literal, Self

from pydantic import Field, model_validator

from workshop.exercises.check import name_all, refuse, repeated
from workshop.model.base import Id, JsonValue, Model, Text
from workshop.model.exercise import Exercise, State

__all__ = ["Choice", "Option"]


class Option(Model):
    """One thing to choose.

    Attributes:
        id: Stable key.
        label: What the participant reads.
        note: What shows once the option is chosen; never a verdict.
    """

    id: Id
    label: Text
    note: str = ""


class Choice(Exercise):
    """A choice. The answer is the list of the ids chosen, and all of it leaves when it is shared.

    Attributes:
        options: What there is to choose from, in the order shown.
        multiple: True if several may be chosen.
    """

    kind: Literal["choice"] = "choice"
    options: tuple[Option, ...] = Field(min_length=2, max_length=20)
    multiple: bool = False

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        if twice := repeated(option.id for option in self.options):
            raise ValueError(f'two options have the id "{twice}"; give each its own')
        return self

    def check_answer(self, answer: JsonValue) -> JsonValue:
        """Check a list of option ids and bring it into the order shown."""
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

    def state(self, answer: JsonValue | None) -> State:
        """Complete as soon as something is chosen."""
        return "complete" if self._fitting(answer) else "empty"

    def shared(self, answer: JsonValue) -> JsonValue | None:
        """The options chosen."""
        return list(self._fitting(answer)) or None

    def check_shared(self, shared: JsonValue) -> JsonValue:
        """Check a list of option ids, at least one."""
        return self.check_answer(shared) or refuse(self, "", "there is no option in what was shared")

    def text(self, shared: JsonValue) -> list[str]:
        """The labels of the options chosen."""
        chosen = self._fitting(shared)
        return [option.label for option in self.options if option.id in chosen]

    def _fitting(self, answer: JsonValue | None) -> list[str]:
        """The part of an answer that fits, in the order shown: one from another version is read as far as it goes."""
        if not isinstance(answer, list):
            return []
        chosen = [option.id for option in self.options if option.id in answer]
        return chosen if self.multiple else chosen[:1]
