"""A measure: a scored set of items that is asked before and after, versioned so that old answers stay readable."""

from typing import Self

from pydantic import Field, model_validator

from workshop.model.base import Id, Model, Text

__all__ = ["Item", "Measure", "ResponseFormat", "Scale"]


class ResponseFormat(Model):
    """How items are answered: whole numbers from ``low`` to ``high`` with words at both ends.

    Attributes:
        id: Key that items refer to.
        lead: The sentence before the items, such as "How confident are you today that you could…".
        low: Smallest answer.
        high: Largest answer; at most 10 steps above ``low``.
        low_label: What the smallest answer means.
        high_label: What the largest answer means.
        labels: Words for each answer, from ``low`` to ``high``, where every one has its own.
    """

    id: Id
    lead: str = ""
    low: int = Field(ge=0, le=10)
    high: int = Field(ge=1, le=10)
    low_label: Text
    high_label: Text
    labels: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.low >= self.high:
            raise ValueError(f"low ({self.low}) must be below high ({self.high})")
        if self.labels and len(self.labels) != self.high - self.low + 1:
            raise ValueError(f"{len(self.labels)} labels for {self.high - self.low + 1} answers")
        return self


class Item(Model):
    """One thing to rate.

    Attributes:
        id: Stable key.
        text: What the participant reads.
        format: Id of the response format.
        reverse: True if a larger answer means less of what the scale measures.
    """

    id: Id
    text: Text
    format: Id
    reverse: bool = False


class Scale(Model):
    """A score over some items: the mean of the answers (reversed where needed), mapped linearly to ``low..high``.

    Attributes:
        id: Stable key.
        label: Name that participants and reports show.
        items: Ids of the items; all of one response format.
        min_answered: Fewest answered items for a score.
        low: Score of the least possible answers.
        high: Score of the greatest possible answers.
        outcome: False if a change is shown but never called a success or a failure (mood).
        about: One plain sentence on what the score says.
    """

    id: Id
    label: Text
    items: tuple[Id, ...] = Field(min_length=1)
    min_answered: int = Field(ge=1)
    low: float = 0
    high: float = 100
    outcome: bool = True
    about: str = ""


class Measure(Model):
    """A versioned measure, such as the Setback Check. There is no grand total and there are no cut points.

    Attributes:
        id: Stable key.
        version: Raised whenever an item, a format or a score changes.
        title: Name that everyone sees.
        license: SPDX identifier.
        note: What a reader must know of it, such as that it is not validated.
        formats: The response formats.
        items: The items, in the order asked.
        scales: The scores.
    """

    id: Id
    version: int = Field(ge=1)
    title: Text
    license: Text
    note: str = ""
    formats: tuple[ResponseFormat, ...] = Field(min_length=1)
    items: tuple[Item, ...] = Field(min_length=1)
    scales: tuple[Scale, ...] = Field(min_length=1)

    @property
    def instrument(self) -> str:
        """The measure and its version in one word, as stored beside each answer: ``setback-check/1``."""
        return f"{self.id}/{self.version}"

    def format_of(self, item: Item) -> ResponseFormat:
        """The response format of an item."""
        return next(fmt for fmt in self.formats if fmt.id == item.format)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        formats = {fmt.id for fmt in self.formats}
        items = {item.id: item for item in self.items}
        if len(items) != len(self.items):
            raise ValueError("two items have the same id")
        for item in self.items:
            if item.format not in formats:
                raise ValueError(f'item "{item.id}" names the unknown format "{item.format}"')
        for scale in self.scales:
            unknown = [name for name in scale.items if name not in items]
            if unknown:
                raise ValueError(f'scale "{scale.id}" names the unknown item "{unknown[0]}"')
            if scale.min_answered > len(scale.items):
                raise ValueError(f'scale "{scale.id}" asks for more answers than it has items')
            if len({items[name].format for name in scale.items}) > 1:
                raise ValueError(f'scale "{scale.id}" mixes response formats')
        return self
