"""A journal with an answer to every exercise of the shipped workshop, as a participant would leave it."""

from typing import Any

from workshop.model.exercise import Exercise
from workshop.model.lesson import Workshop

__all__ = ["answers", "journal"]

THEN = "close the laptop, text one friend, and look at it again tomorrow"


def answers(workshop: Workshop) -> dict[str, Any]:
    """An answer for each exercise, by id."""
    return {name: _answer(exercise) for name, exercise in workshop.exercises.items()}


def _answer(exercise: Any) -> Any:  # noqa: PLR0911 - one for each kind
    match exercise.kind:
        case "reflect":
            return f"It hurt, {exercise.id}. 😀\nA second line; with, signs\\."
        case "scale":
            formats = {fmt.id: fmt for fmt in exercise.formats}
            before = exercise.id == "check-before"
            return {item.id: formats[item.format].low + (1 if before else 2) for item in exercise.items}
        case "choice":
            chosen = [option.id for option in exercise.options[: 3 if exercise.multiple else 1]]
            return {"chosen": chosen, "own": ["Who else starts with me?"]} if exercise.own else chosen
        case "sort":
            return {card.id: exercise.bins[0].id for card in exercise.cards}
        case "list":
            return [{column.id: f"{column.label} {row}" for column in exercise.columns} for row in (1, 2)]
        case "plan":
            parts = {"wish": "A place at a library", "outcome": "A rhythm", "obstacle": "A worry", "if": "I get a no"}
            return {**parts, "then": THEN, "date": "2027-03-01"}
        case "letter":
            return {part.id: f"Thank you for {part.id}." for part in exercise.parts}
        case "numbers":
            return {"applications": 30, "interviews": 2}
        case "practice":
            notes = {exercise.questions[0].id: {"action": "I called three schools."}}
            return {"version": 1, "round": "", "swaps": [], "notes": notes, "said": [exercise.questions[0].id]}
        case "rubric":
            return {"ratings": {one.id: 2 + at % 3 for at, one in enumerate(exercise.criteria)}, "evidence": {}}
    raise AssertionError(f"{exercise.id}: this kind needs an answer here")


def journal(workshop: Workshop, **more: Any) -> dict[str, Any]:
    """The whole journal."""

    def entry(exercise: Exercise, answer: Any) -> dict[str, Any]:
        facts = {"kind": exercise.kind, "instrument": exercise.instrument, "answer": answer, "share": None}
        return {**facts, "skipped": False, "changed": "2026-11-22T14:00:00Z", "revision": 1}

    entries = {name: entry(workshop.exercises[name], answer) for name, answer in answers(workshop).items()}
    head = {"format": "workshop-journal", "version": 2, "key": None, "phrase": None, "returns": 0}
    return {**head, **more, "workshops": {workshop.id: {"entries": entries}}}
