"""A lesson and a workshop, as read from text: what participants see, and what facilitators see."""

from typing import Annotated, Literal, Self

from pydantic import Field, RootModel, SerializeAsAny, StringConstraints, model_validator

from workshop.model.base import Id, Model, Text
from workshop.model.exercise import Exercise
from workshop.model.measure import Measure
from workshop.model.question import QuestionBank
from workshop.model.rubric import Rubric

__all__ = [
    "Audience",
    "Block",
    "ExerciseBlock",
    "FacilitatorBlock",
    "HelpContact",
    "Lesson",
    "LessonHead",
    "Minutes",
    "PauseBlock",
    "ProseBlock",
    "Run",
    "Workshop",
    "WorkshopHead",
]

Audience = Literal["all", "room", "alone"]
"""Who reads a piece of prose: everyone, people in a room, or people working alone."""


Run = Annotated[int, Field(ge=5, le=480)]
"""A length, in minutes, that a room may take for the workshop: 60 is the 60-minute run."""

_RunName = Annotated[str, StringConstraints(pattern=r"^(alone|[1-9][0-9]{0,2})$")]


class Minutes(RootModel[dict[_RunName, Annotated[float, Field(ge=0, le=480)]]], frozen=True):
    """Planned time of a lesson in each run of a room, and alone: ``{60: 9, 90: 12, alone: 20}``."""

    @model_validator(mode="after")
    def _with_alone(self) -> Self:
        if "alone" not in self.root:
            raise ValueError('"minutes" lacks the time for someone on their own. Add "alone: 20"')
        return self

    @property
    def alone(self) -> float:
        """Minutes for someone on their own."""
        return self.root["alone"]

    @property
    def room(self) -> dict[int, float]:
        """Minutes in a room, by the length of the run."""
        return {int(name): minutes for name, minutes in self.root.items() if name != "alone"}


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


class LessonHead(Model):
    """The front matter of a lesson.

    Attributes:
        id: Stable key, unique in the workshop.
        title: What participants see.
        minutes: Planned time in each run, and alone.
        goals: What a participant can do afterwards.
    """

    id: Id
    title: Text
    minutes: Minutes
    goals: tuple[Text, ...] = Field(min_length=1)


class Lesson(LessonHead):
    """One lesson.

    Attributes:
        blocks: The content in order.
        path: The file it was read from, relative to the workshop's folder: ``03-confront.md``.
    """

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


class WorkshopHead(Model):
    """What ``workshop.yaml`` says.

    Attributes:
        id: Stable key, the folder's name.
        version: Raised by the author when exercises change; a cohort stays on the version it began with.
        title: What everyone sees.
        description: One or two sentences for the start page.
        language: BCP 47 tag of the text, such as ``en``.
        finish: Id of the exercise whose sharing counts as having completed the workshop.
        runs: Lengths of the runs that a room can choose from, in minutes, ascending.
        help: Help contacts.
    """

    id: Id
    version: int = Field(ge=1)
    title: Text
    description: Text
    language: Text = "en"
    finish: Id
    runs: tuple[Run, ...] = Field(default=(60, 90), min_length=1)
    help: tuple[HelpContact, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ascending(self) -> Self:
        if list(self.runs) != sorted(set(self.runs)):
            raise ValueError('"runs" has its lengths ascending, each once, such as [60, 90]')
        return self


class Workshop(WorkshopHead):
    """A folder of lessons with its measures, rubrics and help contacts.

    Attributes:
        measures: The measures by file order.
        rubrics: The rubrics by file order.
        banks: The question banks.
        lessons: The lessons in order.
    """

    measures: tuple[Measure, ...] = ()
    rubrics: tuple[Rubric, ...] = ()
    banks: tuple[QuestionBank, ...] = ()
    lessons: tuple[Lesson, ...] = Field(min_length=1)

    @property
    def exercises(self) -> dict[str, Exercise]:
        """Every exercise of the workshop by id, in order."""
        return {exercise.id: exercise for lesson in self.lessons for exercise in lesson.exercises}

    @property
    def blank_contacts(self) -> tuple[str, ...]:
        """Names of the help contacts that the center has not filled in yet."""
        return tuple(contact.name for contact in self.help if not contact.contact.strip())
