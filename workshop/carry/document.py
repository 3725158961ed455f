"""The plan as the front end gathers it (``frontend/my-plan-content.js``): checked, since it comes from a page."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from workshop.model.base import Model

__all__ = ["PlanDocument", "PlanLine", "PlanSection"]

_Short = Annotated[str, StringConstraints(max_length=300)]
_Long = Annotated[str, StringConstraints(max_length=20_000)]


class PlanLine(Model):
    """One line; ``starts`` is true for the first of several that belong together."""

    label: _Short = ""
    text: _Long
    starts: bool = False


class PlanSection(Model):
    """A heading, the sentence that stands out if there is one, and lines."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    main: _Long = ""
    lines: tuple[PlanLine, ...] = Field(default=(), max_length=200)


class PlanDocument(Model):
    """Everything on the sheet, in the participant's language.

    Attributes:
        title: Of the sheet.
        workshop: The workshop's title.
        made: The day it was made, as people write it.
        language: BCP 47 tag.
        paper: The size of paper where the participant is.
        sections: What they chose, in order.
        help_title: The heading over the help contacts.
        help: The help contacts.
        closing: The last line.
    """

    title: _Short
    workshop: _Short
    made: _Short
    language: Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    paper: Literal["a4", "us-letter"] = "a4"
    sections: tuple[PlanSection, ...] = Field(max_length=100)
    help_title: _Short
    help: tuple[PlanLine, ...] = Field(default=(), max_length=50)
    closing: _Short
