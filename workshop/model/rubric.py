"""A rubric: criteria with an anchor for each level, versioned so that old ratings stay readable."""

from typing import Literal, Self

from pydantic import Field, model_validator

from workshop.model.base import Id, Model, Text

__all__ = ["LEVELS", "NOT_OBSERVED", "Criterion", "Rating", "Rubric"]

LEVELS = (1, 2, 3, 4)
NOT_OBSERVED = "NO"
Rating = Literal[1, 2, 3, 4, "NO"]
"""One level given by one rater on one criterion; "NO" is not observed and never counts as 0."""


class Criterion(Model):
    """One criterion.

    Attributes:
        id: Stable key.
        title: Short name.
        tag: The competency it belongs to; a center may change it.
        anchors: What each level looks like, for levels 1 to 4.
    """

    id: Id
    title: Text
    tag: Text
    anchors: dict[int, Text]

    @model_validator(mode="after")
    def _all_levels(self) -> Self:
        if tuple(sorted(self.anchors)) != LEVELS:
            raise ValueError(f'criterion "{self.id}" needs an anchor for each of the levels 1, 2, 3 and 4')
        return self


class Rubric(Model):
    """A versioned rubric.

    Attributes:
        id: Stable key.
        version: Raised whenever a criterion or an anchor changes meaning.
        title: Name that everyone sees.
        license: SPDX identifier.
        min_rated: Fewest rated criteria for a total (the mean of the ratings).
        note: What raters must know, such as what is never scored.
        criteria: The criteria, in order.
    """

    id: Id
    version: int = Field(ge=1)
    title: Text
    license: Text
    min_rated: int = Field(ge=1)
    note: str = ""
    criteria: tuple[Criterion, ...] = Field(min_length=1)

    @property
    def instrument(self) -> str:
        """The rubric and its version in one word, as stored beside each answer: ``mock-interview/1``."""
        return f"{self.id}/{self.version}"

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if len({criterion.id for criterion in self.criteria}) != len(self.criteria):
            raise ValueError("two criteria have the same id")
        if self.min_rated > len(self.criteria):
            raise ValueError("min_rated is larger than the number of criteria")
        return self
