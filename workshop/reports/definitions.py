"""What a snapshot says about itself: the cohort, and the exercises, measures and rubrics that its rows belong to."""

from datetime import datetime
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from workshop.exercises.choice import Choice
from workshop.exercises.scale import Scale
from workshop.exercises.sort import Sort
from workshop.model.base import Model
from workshop.model.exercise import Exercise
from workshop.model.lesson import Workshop
from workshop.model.measure import Measure
from workshop.model.rubric import Rubric

if TYPE_CHECKING:  # a report reads a file and waits for no database library
    from workshop.store.records import Cohort

__all__ = ["Definitions", "ExerciseDefinition", "Part", "ThemeCount", "Themes", "define"]


class Part(Model):
    """A key that rows hold, and what people read for it."""

    id: str
    label: str


class ExerciseDefinition(Model):
    """What is needed to read the rows of one exercise.

    Attributes:
        id: Its stable key.
        kind: Its kind.
        prompt: What participants were asked.
        occasion: ``before``, ``after``, ``follow-up`` or empty.
        instrument: Measure or rubric with version, or empty.
        items: Options of a choice, cards of a sort, or items of a scale of the author's own.
        values: Bins of a sort, or the numbers of such a scale with their words.
        multiple: True if several options may be chosen.
    """

    id: str
    kind: str
    prompt: str
    occasion: str = ""
    instrument: str = ""
    items: tuple[Part, ...] = ()
    values: tuple[Part, ...] = ()
    multiple: bool = False


class ThemeCount(Model):
    """How many people wrote about one theme, as a human coder read it."""

    id: str
    label: str
    people: int = Field(ge=0)


class Themes(Model):
    """What a center's own coders found in the words that people chose to share. Counts only, never a word.

    Attributes:
        exercise: Id of the exercise whose texts were read.
        codebook: The codebook and its version, such as ``waiting/1``.
        coded: Number of people whose text was read, with or without a theme.
        themes: The themes in the codebook's order.
    """

    exercise: str
    codebook: str
    coded: int = Field(ge=0)
    themes: tuple[ThemeCount, ...]


class Definitions(Model):
    """The metadata of a snapshot, stored in the file itself so that the file is enough to make a report.

    Attributes:
        format: Always ``workshop-snapshot``.
        version: Version of this format.
        cohort: Code of the cohort.
        label: The coordinator's name for it.
        workshop: Id of the workshop.
        workshop_version: Version of the workshop that the cohort began with.
        title: Title of the workshop.
        term: Term, or empty.
        mode: ``room`` or ``alone``.
        invited: How many were invited, or None if nobody counted.
        sample: True if the participants are made up.
        created: When the snapshot was taken, with time zone.
        finish: Id of the exercise whose sharing counts as having completed the workshop.
        exercises: The exercises in their order.
        measures: The measures.
        rubrics: The rubrics.
        themes: What was found in texts that were shared, by people who read them.
    """

    format: Literal["workshop-snapshot"] = "workshop-snapshot"
    version: Literal[2] = 2
    cohort: str
    label: str
    workshop: str
    workshop_version: int
    title: str
    term: str
    mode: str
    invited: int | None
    sample: bool
    created: datetime
    finish: str
    exercises: tuple[ExerciseDefinition, ...]
    measures: tuple[Measure, ...]
    rubrics: tuple[Rubric, ...]
    themes: tuple[Themes, ...] = ()

    @property
    def exercise(self) -> dict[str, ExerciseDefinition]:
        """The exercises by id."""
        return {exercise.id: exercise for exercise in self.exercises}


def define(cohort: "Cohort", workshop: Workshop, created: datetime) -> Definitions:
    """Write down what the rows of a cohort's snapshot mean."""
    return Definitions(
        cohort=cohort.code,
        label=cohort.label,
        workshop=workshop.id,
        workshop_version=cohort.workshop_version,
        title=workshop.title,
        term=cohort.term,
        mode=cohort.mode,
        invited=cohort.invited,
        sample=cohort.sample,
        created=created,
        finish=workshop.finish,
        # A sample answer that people rate is nobody's practice, and nothing of it ever arrives.
        exercises=tuple(_define(one) for one in workshop.exercises.values() if not getattr(one, "sample", None)),
        measures=workshop.measures,
        rubrics=workshop.rubrics,
    )


def _define(exercise: Exercise) -> ExerciseDefinition:
    known = ExerciseDefinition(
        id=exercise.id, kind=exercise.kind, prompt=exercise.prompt, instrument=exercise.instrument or ""
    )
    if isinstance(exercise, Scale):
        own = _own_scale(exercise) if exercise.measure is None else {}
        return known.model_copy(update={"occasion": exercise.occasion or "", **own})
    if isinstance(exercise, Choice):
        options = tuple(Part(id=option.id, label=option.label) for option in exercise.options)
        return known.model_copy(update={"items": options, "multiple": exercise.multiple})
    if isinstance(exercise, Sort):
        cards = tuple(Part(id=card.id, label=card.label) for card in exercise.cards)
        bins = tuple(Part(id=place.id, label=place.label) for place in exercise.bins)
        return known.model_copy(update={"items": cards, "values": bins})
    return known


def _own_scale(exercise: Scale) -> dict[str, tuple[Part, ...]]:
    """Items and numbers of a scale that belongs to no measure; nothing if its items are answered in different ways."""
    if len({item.format for item in exercise.items}) != 1:
        return {}
    form = next(form for form in exercise.formats if form.id == exercise.items[0].format)
    labels = form.labels or tuple(str(number) for number in range(form.low, form.high + 1))
    return {
        "items": tuple(Part(id=item.id, label=item.text) for item in exercise.items),
        "values": tuple(Part(id=str(form.low + place), label=label) for place, label in enumerate(labels)),
    }
