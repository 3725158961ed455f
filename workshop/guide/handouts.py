"""Exercises on paper, for people without a device: the same words, with room to write.

A handout goes home with the person who wrote on it. Nobody collects it.
"""

from collections.abc import Callable, Iterator

from workshop.exercises.choice import Choice
from workshop.exercises.letter import Letter
from workshop.exercises.list import ListExercise
from workshop.exercises.numbers import Numbers
from workshop.exercises.plan import Plan
from workshop.exercises.practice import Practice
from workshop.exercises.reflect import Reflect
from workshop.exercises.rubric import RubricExercise
from workshop.exercises.scale import Scale
from workshop.exercises.sort import Sort
from workshop.language import Words
from workshop.model.exercise import Exercise
from workshop.reports.nodes import Node, Span, paragraph, spans, strong

__all__ = ["handout"]

_LEAST_LINES = 3


def handout(exercise: Exercise, words: Words) -> Iterator[Node]:
    """An exercise as nodes: the prompt, then what there is to tick, circle or write on."""
    yield _kept(strong(exercise.prompt))
    if exercise.hint:
        yield _kept(exercise.hint, quiet=True)
    make = next((make for kind, make in _KINDS.items() if isinstance(exercise, kind)), _other)
    yield from make(exercise, words)


def _choice(exercise: Choice, _: Words) -> Iterator[Node]:
    yield {"type": "boxes", "round": not exercise.multiple, "items": [one.label for one in exercise.options]}


def _sort(exercise: Sort, words: Words) -> Iterator[Node]:
    yield {
        "type": "grid",
        "title": words.gettext("Tick one in each line"),
        "columns": [one.label for one in exercise.bins],
        "rows": [card.label for card in exercise.cards],
    }


def _list(exercise: ListExercise, _: Words) -> Iterator[Node]:
    yield {"type": "blank-table", "columns": [one.label for one in exercise.columns], "rows": exercise.least + 2}


def _plan(_plan: Plan, words: Words) -> Iterator[Node]:
    _ = words.gettext
    wishes = (_("My wish"), _("The best that could come of it"), _("What may be in the way, inside me"))
    for label in (*wishes, _("If …"), _("then I will …")):
        yield from _field(label, 2)


def _letter(exercise: Letter, _: Words) -> Iterator[Node]:
    for part in exercise.parts:
        yield from _field(part.label, 1 if part.id in ("name", "sender") else _LEAST_LINES, part.starter)


def _numbers(_: Numbers, words: Words) -> Iterator[Node]:
    yield from _field(words.gettext("Applications so far"), 1)
    yield from _field(words.gettext("Interviews so far"), 1)


def _reflect(exercise: Reflect, _: Words) -> Iterator[Node]:
    yield {"type": "writing", "lines": max(exercise.rows, _LEAST_LINES), "starter": exercise.starter}


def _other(_: Exercise, __: Words) -> Iterator[Node]:
    """A kind of its own that some package adds: room to write."""
    yield {"type": "writing", "lines": 6, "starter": ""}


def _kept(words: Span, *, quiet: bool = False) -> Node:
    """Words that stay on one page with what they introduce."""
    return {"type": "kept", "quiet": quiet, "content": spans(words)}


def _scale(exercise: Scale, _: Words) -> Iterator[Node]:
    for fmt in exercise.formats:
        if fmt.lead:
            yield _kept(fmt.lead)
        yield {
            "type": "circles",
            "numbers": [str(number) for number in range(fmt.low, fmt.high + 1)],
            "low": fmt.low_label,
            "high": fmt.high_label,
            "items": [item.text for item in exercise.items if item.format == fmt.id],
        }


def _rubric(exercise: RubricExercise, words: Words) -> Iterator[Node]:
    _ = words.gettext
    if exercise.note:
        yield paragraph(exercise.note, tone="quiet")
    heads = [_("Circle one in each line"), "1", "2", "3", "4"]
    rows = [[one.title, *(one.anchors[level] for level in (1, 2, 3, 4))] for one in exercise.criteria]
    yield {
        "type": "table",
        "columns": [spans(head) for head in heads],
        "rows": [[spans(cell) for cell in row] for row in rows],
        "shape": "even",
    }
    yield from _field(_("One thing to work on"), 2)


def _practice(exercise: Practice, words: Words) -> Iterator[Node]:
    """A round on paper: a question for each place, what may be asked next, and room for a story or a few words."""
    _ = words.gettext
    think, talk = str(exercise.think), str(exercise.talk)
    clock = _(
        "For each question: {think} seconds to prepare, {talk} seconds to answer out loud.", think=think, talk=talk
    )
    yield _kept(clock, quiet=True)
    for number, question in enumerate(exercise.on_paper(), 1):
        yield _kept(strong(f"{number}. {question.text}"))
        if question.probe:
            yield _kept(_("They may ask next: {question}", question=question.probe), quiet=True)
        if question.type == "behavioral":
            labels = [_("Situation"), _("Task"), _("Action"), _("Result")]
            yield {"type": "labelled", "labels": labels}
        else:
            yield {"type": "writing", "lines": _LEAST_LINES, "starter": ""}
    if exercise.closing:
        yield from _field(f"{len(exercise.slots) + 1}. {exercise.closing}", 2)


def _field(label: str, lines: int, starter: str = "") -> Iterator[Node]:
    yield _kept(label)
    yield {"type": "writing", "lines": lines, "starter": starter}


_KINDS: dict[type[Exercise], Callable[..., Iterator[Node]]] = {
    Choice: _choice,
    Scale: _scale,
    Sort: _sort,
    ListExercise: _list,
    Plan: _plan,
    Practice: _practice,
    Letter: _letter,
    Numbers: _numbers,
    RubricExercise: _rubric,
    Reflect: _reflect,
}
