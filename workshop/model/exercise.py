"""An exercise: what every kind has in common, and the five questions that each kind answers."""

from abc import abstractmethod
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Literal, Self

from pydantic import Field

from workshop.model.base import Id, JsonValue, Model, Text
from workshop.model.measure import Measure
from workshop.model.question import QuestionBank
from workshop.model.rubric import Rubric

__all__ = ["Exercise", "Resources", "Share", "State"]

Share = Literal["private", "ask", "offer"]
"""What the sharing panel does: never offers it, offers it unticked, or offers it ticked."""

State = Literal["empty", "partial", "complete"]


@dataclass(frozen=True)
class Resources:
    """What an exercise may refer to: the versioned data files of its workshop, by id."""

    measures: dict[str, Measure] = field(default_factory=dict)
    rubrics: dict[str, Rubric] = field(default_factory=dict)
    banks: dict[str, QuestionBank] = field(default_factory=dict)


class Exercise(Model):
    """One exercise of a lesson. Each kind is a subclass in ``workshop/exercises/<kind>.py``.

    Attributes:
        id: Stable key: changing the prose never loses an answer.
        kind: Name of the kind.
        prompt: What the participant is asked to do, one or two sentences.
        share: Whether the sharing panel offers it. Free text should stay ``private`` or ``ask``.
        minutes: Expected time, for the run of show; 0 if it takes none worth planning.
        hint: One more sentence of help, if there is one.
        in_plan: The heading under which the answer can go into "My plan"; empty if it does not belong there.
    """

    holds_text: ClassVar[bool] = False
    """True if what leaves may hold the participant's own words."""

    module: ClassVar[Path | None] = None
    """The ES module of a kind that another package brings; those of our own are in ``workshop/frontend``."""

    filled: ClassVar[frozenset[str]] = frozenset()
    """Names of the fields that ``resolve`` fills in, so that no author writes them."""

    id: Id
    kind: Text
    prompt: Text
    share: Share = "ask"
    minutes: float = Field(default=0, ge=0, le=90)
    hint: str = ""
    in_plan: str = ""

    def resolve(self, resources: Resources) -> Self:  # noqa: ARG002 - kinds that refer to nothing stay as they are
        """Fill in what the exercise refers to (a measure's items, a rubric's criteria).

        Raises:
            ValueError: If it refers to something that is not there; the message names it and what there is.
        """
        return self

    @property
    def instrument(self) -> str | None:
        """The measure or rubric behind the exercise with its version, ``setback-check/1``, or None."""
        return None

    @abstractmethod
    def check_answer(self, answer: JsonValue) -> JsonValue:
        """Check and normalise an answer.

        Raises:
            AnswerError: If it does not fit; the message names the exercise and the field.
        """

    @abstractmethod
    def state(self, answer: JsonValue | None) -> State:
        """How far an answer is given. Everything may be skipped: this is never a demand."""

    @abstractmethod
    def shared(self, answer: JsonValue) -> JsonValue | None:
        """The part of an answer that leaves when it is shared, or None if there is nothing to share."""

    @abstractmethod
    def check_shared(self, shared: JsonValue) -> JsonValue:
        """Check and normalise a shared part, as the room does with whatever arrives.

        Raises:
            AnswerError: If it does not fit; the message names the exercise and the field.
        """

    @abstractmethod
    def text(self, shared: JsonValue) -> list[str]:
        """The shared part in plain words, one line for each thing: what the preview shows."""
