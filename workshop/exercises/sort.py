"""``sort``: cards that a participant places into bins, one by one, without a right or a wrong."""

from typing import Literal, Self

from pydantic import Field, model_validator

from workshop.exercises.check import check_map, name_all, refuse, repeated
from workshop.model.base import Id, JsonValue, Model, Text
from workshop.model.exercise import Exercise, State

__all__ = ["Bin", "Card", "Sort"]


class Bin(Model):
    """A place for cards: a stable key and what the participant reads."""

    id: Id
    label: Text


class Card(Model):
    """One thing to place.

    Attributes:
        id: Stable key.
        label: What the participant reads.
        usual: The bin where the author would put it, or None if opinions differ.
        note: Why, gently; shown once every card is placed.
    """

    id: Id
    label: Text
    usual: Id | None = None
    note: str = ""


class Sort(Exercise):
    """Sorting. The answer is ``{"card": "bin"}`` for the cards placed, and all of it leaves when it is shared.

    Attributes:
        bins: Where cards can go.
        cards: What there is to place.
    """

    kind: Literal["sort"] = "sort"
    bins: tuple[Bin, ...] = Field(min_length=2, max_length=6)
    cards: tuple[Card, ...] = Field(min_length=1, max_length=40)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        bins = [place.id for place in self.bins]
        if twice := repeated(bins):
            raise ValueError(f'two bins have the id "{twice}"; give each its own')
        if twice := repeated(card.id for card in self.cards):
            raise ValueError(f'two cards have the id "{twice}"; give each its own')
        for card in self.cards:
            if card.usual is not None and card.usual not in bins:
                raise ValueError(
                    f'card "{card.id}": usual names the unknown bin "{card.usual}"; there are {name_all(bins)}'
                )
        return self

    def check_answer(self, answer: JsonValue) -> JsonValue:
        """Check that every card placed lies in a bin that there is."""
        placed = check_map(self, "", answer, [card.id for card in self.cards], "card")
        bins = [place.id for place in self.bins]
        for card, place in placed.items():
            if not isinstance(place, str) or place not in bins:
                refuse(self, f'card "{card}"', f"must lie in one of the bins {name_all(bins)}")
        return placed

    def state(self, answer: JsonValue | None) -> State:
        """Complete when every card is placed."""
        placed = len(self._fitting(answer))
        return "empty" if placed == 0 else "complete" if placed == len(self.cards) else "partial"

    def shared(self, answer: JsonValue) -> JsonValue | None:
        """Where each card was placed."""
        return dict(self._fitting(answer)) or None

    def check_shared(self, shared: JsonValue) -> JsonValue:
        """Check placed cards, at least one."""
        return self.check_answer(shared) or refuse(self, "", "there is no card in what was shared")

    def text(self, shared: JsonValue) -> list[str]:
        """Each placed card and its bin."""
        placed = self._fitting(shared)
        labels = {place.id: place.label for place in self.bins}
        return [f"{card.label}: {labels[placed[card.id]]}" for card in self.cards if card.id in placed]

    def _fitting(self, answer: JsonValue | None) -> dict[str, str]:
        """The part of an answer that fits: one from another version is read as far as it goes."""
        if not isinstance(answer, dict):
            return {}
        bins = [place.id for place in self.bins]
        pairs = ((card.id, answer.get(card.id)) for card in self.cards)
        return {card: place for card, place in pairs if isinstance(place, str) and place in bins}
