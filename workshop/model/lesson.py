"""A lesson and a workshop, as read from text: what participants see, and what facilitators see."""

from typing import Literal

from pydantic import Field, SerializeAsAny

from workshop.model.base import Id, Model, Text
from workshop.model.exercise import Exercise
from workshop.model.measure import Measure
from workshop.model.rubric import Rubric

__all__ = [
    "Audience",
    "Block",
    "ExerciseBlock",
    "FacilitatorBlock",
    "HelpContact",
    "Lesson",
    "Minutes",
    "PauseBlock",
    "ProseBlock",
    "Workshop",
]

Audience = Literal["all", "room", "alone"]
"""Who reads a piece of prose: everyone, people in a room, or people working alone."""


class Minutes(Model):
    """Planned time of a lesson in the 60-minute run, in the 90-minute run, and alone."""

    sixty: float = Field(alias="60", ge=0, le=60)
    ninety: float = Field(alias="90", ge=0, le=90)
    alone: float = Field(ge=0, le=120)


class ProseBlock(Model):
    """Markdown that participants read."""

    type: Literal["prose"] = "prose"
    markdown: str
    audience: Audience = "all"
    line: int


class ExerciseBlock(Model):
    """The place of an exercise in a lesson."""

    type: Literal["exercise"] = "exercise"
    exercise: SerializeAsAny[Exercise]
    line: int


class FacilitatorBlock(Model):
    """Notes that only the facilitator's guide and page show."""

    type: Literal["facilitator"] = "facilitator"
    markdown: str
    line: int


class PauseBlock(Model):
    """What to do if this is hard."""

    type: Literal["pause"] = "pause"
    title: Text
    markdown: str
    line: int


Block = ProseBlock | ExerciseBlock | FacilitatorBlock | PauseBlock


class Lesson(Model):
    """One lesson.

    Attributes:
        id: Stable key, unique in the workshop.
        title: What participants see.
        minutes: Planned time.
        goals: What a participant can do afterwards.
        blocks: The content in order.
        path: The file it was read from, relative to the workshop's folder: ``03-confront.md``.
    """

    id: Id
    title: Text
    minutes: Minutes
    goals: tuple[Text, ...] = Field(min_length=1)
    blocks: tuple[Block, ...]
    path: str

    @property
    def stem(self) -> str:
        """The name of the notebook and of the page: ``03-confront``."""
        return self.path.removesuffix(".md")

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises in order."""
        return tuple(block.exercise for block in self.blocks if isinstance(block, ExerciseBlock))


class HelpContact(Model):
    """Someone to turn to. A blank ``contact`` is for the center to fill in; a room refuses to start with one.

    Attributes:
        name: Who it is, such as "Campus counseling".
        contact: Telephone number, place or address; blank until filled in.
        note: When to use it or when it is open.
    """

    name: Text
    contact: str = ""
    note: str = ""


class Workshop(Model):
    """A folder of lessons with its measures, rubrics and help contacts.

    Attributes:
        id: Stable key, the folder's name.
        version: Raised by the author when exercises change; a cohort stays on the version it began with.
        title: What everyone sees.
        description: One or two sentences for the start page.
        language: BCP 47 tag of the text, such as ``en``.
        finish: Id of the exercise whose sharing counts as having completed the workshop.
        help: Help contacts.
        measures: The measures by file order.
        rubrics: The rubrics by file order.
        lessons: The lessons in order.
    """

    id: Id
    version: int = Field(ge=1)
    title: Text
    description: Text
    language: Text = "en"
    finish: Id
    help: tuple[HelpContact, ...] = Field(min_length=1)
    measures: tuple[Measure, ...] = ()
    rubrics: tuple[Rubric, ...] = ()
    lessons: tuple[Lesson, ...] = Field(min_length=1)

    @property
    def exercises(self) -> dict[str, Exercise]:
        """Every exercise of the workshop by id, in order."""
        return {exercise.id: exercise for lesson in self.lessons for exercise in lesson.exercises}

    @property
    def blank_contacts(self) -> tuple[str, ...]:
        """Names of the help contacts that the center has not filled in yet."""
        return tuple(contact.name for contact in self.help if not contact.contact.strip())
