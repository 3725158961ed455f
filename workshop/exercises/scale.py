"""``scale``: statements to rate with whole numbers, an author's own or those of a versioned measure."""

from re import sub
from typing import Literal, Self

from pydantic import model_validator

from workshop.exercises.check import check_map, check_whole, name_all, refuse, repeated
from workshop.model.base import Id, JsonValue
from workshop.model.exercise import Exercise, Resources, State
from workshop.model.measure import Item, ResponseFormat

__all__ = ["Scale"]


class Scale(Exercise):
    """Ratings of items. The answer is ``{"item": 7}`` for the items rated, and all of it leaves when it is shared.

    Attributes:
        measure: Id of a measure, or None if the exercise has its own ``formats`` and ``items``.
        occasion: When a measure is asked; None without one.
        measure_version: Version of the measure, filled in by ``resolve``.
        formats: How items are answered; filled in by ``resolve`` if there is a measure.
        items: What is rated; filled in by ``resolve`` if there is a measure.
    """

    filled = frozenset({"measure_version"})

    kind: Literal["scale"] = "scale"
    measure: Id | None = None
    occasion: Literal["before", "after", "follow-up"] | None = None
    measure_version: int | None = None
    formats: tuple[ResponseFormat, ...] = ()
    items: tuple[Item, ...] = ()

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if self.measure is None:
            if not self.formats or not self.items:
                raise ValueError("give either a measure (with its occasion), or your own formats and items")
            if self.occasion is not None:
                raise ValueError("occasion belongs to a measure; leave it out, or name the measure")
            if self.measure_version is not None:
                raise ValueError("measure_version belongs to a measure; leave it out")
        else:
            if self.occasion is None:
                raise ValueError("with a measure, say the occasion: before, after or follow-up")
            if (self.formats or self.items) and self.measure_version is None:
                raise ValueError("give a measure or your own formats and items, not both")
        return self

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if twice := repeated(fmt.id for fmt in self.formats):
            raise ValueError(f'two formats have the id "{twice}"; give each its own')
        if twice := repeated(item.id for item in self.items):
            raise ValueError(f'two items have the id "{twice}"; give each its own')
        known = [fmt.id for fmt in self.formats]
        for item in self.items:
            if item.format not in known:
                raise ValueError(
                    f'item "{item.id}" names the unknown format "{item.format}"; there are {name_all(known)}'
                )
        return self

    def resolve(self, resources: Resources) -> Self:
        """Fill in the measure's version, formats and items."""
        if self.measure is None:
            return self
        measure = resources.measures.get(self.measure)
        if measure is None:
            there = name_all(resources.measures) or "none; put one into the folder measures"
            raise ValueError(f'there is no measure "{self.measure}"; there are: {there}')
        update = {"measure_version": measure.version, "formats": measure.formats, "items": measure.items}
        resolved = self.model_copy(update=update)
        if self.measure_version is not None and resolved != self:
            raise ValueError("leave out measure_version, formats and items: they come from the measure")
        return resolved

    @property
    def instrument(self) -> str | None:
        """The measure with its version, such as ``setback-check/1``."""
        return None if self.measure_version is None else f"{self.measure}/{self.measure_version}"

    def check_answer(self, answer: JsonValue) -> JsonValue:
        """Check that every rating is a whole number that its item allows."""
        given = check_map(self, "", answer, [item.id for item in self.items], "item")
        formats = {fmt.id: fmt for fmt in self.formats}
        for item in self.items:
            if item.id in given:
                fmt = formats[item.format]
                given[item.id] = check_whole(self, f'item "{item.id}"', given[item.id], fmt.low, fmt.high)
        return given

    def state(self, answer: JsonValue | None) -> State:
        """Complete when every item is rated."""
        rated = len(self._fitting(answer))
        return "empty" if rated == 0 else "complete" if rated == len(self.items) else "partial"

    def shared(self, answer: JsonValue) -> JsonValue | None:
        """The ratings, as they are."""
        return dict(self._fitting(answer)) or None

    def check_shared(self, shared: JsonValue) -> JsonValue:
        """Check ratings, at least one."""
        return self.check_answer(shared) or refuse(self, "", "there is no rating in what was shared")

    def text(self, shared: JsonValue) -> list[str]:
        """Each rated item with its number and what the number means.

        Items that go on with the words above them, as "… that you could…" does, stand below those words.
        """
        ratings, lines, above = self._fitting(shared), [], None
        for item in self.items:
            if item.id not in ratings:
                continue
            fmt = self._format_of(item)
            goes_on = fmt.lead.rstrip().endswith(("…", "..."))
            if goes_on and above != fmt.id:
                lines.append(fmt.lead.strip() if fmt.labels else f"{fmt.lead.strip()} ({self._ends(fmt)})")
            above = fmt.id if goes_on else None
            number = str(ratings[item.id]) if goes_on and not fmt.labels else self._words(item, ratings[item.id])
            statement = sub(r"(?<=[^.])\.$", "", item.text)  # not "my time.: 3"
            lines.append(f"{'… ' if goes_on else ''}{statement}: {number}")
        return lines

    def _format_of(self, item: Item) -> ResponseFormat:
        return next(fmt for fmt in self.formats if fmt.id == item.format)

    def _words(self, item: Item, number: int) -> str:
        fmt = self._format_of(item)
        if fmt.labels:
            return f"{number} ({fmt.labels[number - fmt.low]})"
        return f"{number} ({self._ends(fmt)})"

    @staticmethod
    def _ends(fmt: ResponseFormat) -> str:
        return f"{fmt.low} = {fmt.low_label}, {fmt.high} = {fmt.high_label}"

    def _fitting(self, answer: JsonValue | None) -> dict[str, int]:
        """The part of an answer that fits: one from another version is read as far as it goes."""
        if not isinstance(answer, dict):
            return {}
        ratings: dict[str, int] = {}
        for item in self.items:
            value = answer.get(item.id)
            fmt = self._format_of(item)
            if isinstance(value, float) and value.is_integer():
                value = int(value)
            if isinstance(value, int) and not isinstance(value, bool) and fmt.low <= value <= fmt.high:
                ratings[item.id] = value
        return ratings
