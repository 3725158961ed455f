"""The run of show as the room goes through it: one step after another, each with its place in a lesson."""

from dataclasses import dataclass
from functools import cache

from workshop.lessons.run_of_show import Part, Slot, run_of_show
from workshop.model.exercise import Exercise
from workshop.model.lesson import Lesson, Workshop
from workshop.model.live import Form, Live, Place

__all__ = ["Plan", "Step", "form_of", "place_of", "plan_of"]

FORMS: dict[str, Form] = {"pairs": "pairs", "threes": "threes", "parejas": "pairs", "tríos": "threes"}


@dataclass(frozen=True)
class Step:
    """One step.

    Attributes:
        title: What is done.
        lesson: The lesson that it belongs to.
        exercise: The exercise that it is about, or None.
        start: Minutes from the start at which it is planned.
        end: When the next one is.
        cut: What can be cut of it; empty if nothing can.
        form: How people practise in this lesson, or None.
    """

    title: str
    lesson: Lesson
    exercise: Exercise | None
    start: float
    end: float
    cut: str
    form: Form | None

    @property
    def place(self) -> Place:
        """Where everyone's page has it."""
        return Place(lesson=self.lesson.id, exercise=self.exercise.id if self.exercise else None, title=self.title)


Plan = tuple[Step, ...]


def plan_of(workshop: Workshop, run: int | None) -> Plan:
    """The steps of a run in order; none for a run that the workshop does not have."""
    return _plan(_Key(workshop), run) if run in workshop.runs else ()


class _Key:
    """A workshop as a key: two are the same if they are one object, since comparing them in depth takes long."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop

    def __hash__(self) -> int:
        return id(self.workshop)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.workshop is self.workshop


@cache
def _plan(key: _Key, run: int) -> Plan:
    return tuple(step for slot in run_of_show(key.workshop, run) for step in _steps(slot))


def _steps(slot: Slot) -> list[Step]:
    """The timed parts of a lesson, or the lesson as one step."""
    timed = [part for part in slot.parts if part.start is not None and part.end is not None]
    return [_step(slot, part) for part in timed or [Part(slot.lesson.title, slot.start, slot.end, "", 0)]]


def _step(slot: Slot, part: Part) -> Step:
    exercise = next((one for one in slot.lesson.exercises if one.id == part.exercise), None)
    start, end = part.start or 0.0, part.end or 0.0
    return Step(part.title, slot.lesson, exercise, start, end, part.cut, form_of(slot.form))


def form_of(said: str) -> Form | None:
    """How people practise, as the head of a column says it."""
    return FORMS.get(said.strip().lower())


def place_of(workshop: Workshop, live: Live) -> Place | None:
    """The place of the present step; None before the start."""
    plan = plan_of(workshop, live.run)
    return plan[min(live.step, len(plan) - 1)].place if plan else None
