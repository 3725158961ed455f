"""One ``:::{exercise}`` directive to an exercise."""

import re

from pydantic import ValidationError

from workshop.exercises.table import KINDS, UNUSABLE
from workshop.lessons.directives import Piece
from workshop.lessons.explain import explain
from workshop.lessons.mistakes import Place
from workshop.lessons.suggest import did_you_mean, listed, slug
from workshop.lessons.yaml_text import Fields, read_fields
from workshop.model.exercise import Exercise, Resources

__all__ = ["ID", "read_exercise"]

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")


def read_exercise(piece: Piece, resources: Resources, place: Place, *, complete: bool) -> Exercise | None:
    """The exercise of a directive, or None; then mistakes say why.

    Args:
        piece: The directive.
        resources: The measures, rubrics and question banks of the workshop.
        place: Where mistakes go.
        complete: False if some of the resources could not be read; then an unknown one is no mistake of the lesson.
    """
    named = _check_id(piece, place)
    fields = read_fields(piece.text, place, first=piece.first)
    if fields is None:
        return None
    fields.lines[()] = piece.line
    what = f'exercise "{piece.rest}"' if piece.rest else "this exercise"
    if "id" in fields.values:
        place.add(fields.line(("id",)), f"{what}: its id stands after :::{{exercise}}. Delete this line.")
    kind = _kind(fields, place, what)
    if kind is None:
        return None
    values = {name: value for name, value in fields.values.items() if name != "id"}
    try:
        exercise = KINDS[kind].model_validate({**values, "id": piece.rest if named else "an-exercise"})
    except ValidationError as error:
        explain(error, KINDS[kind], fields, place, what)
        return None
    try:
        exercise = exercise.resolve(resources)
    except ValueError as error:
        if complete:
            line, guess = _reference(fields, resources)
            place.add(line, f"{what}: {error}.{guess}")
        return None
    return exercise if named else None


def _check_id(piece: Piece, place: Place) -> bool:
    if not piece.rest:
        place.add(piece.line, "this exercise has no id. Give it one that never changes: :::{exercise} what-i-felt")
        return False
    if not ID.match(piece.rest) or len(piece.rest) > 60:
        place.add(
            piece.line,
            f'"{piece.rest}" cannot be an id: use lower-case letters, digits and single hyphens, at most 60. '
            f'Write "{slug(piece.rest)}".',
        )
        return False
    return True


def _kind(fields: Fields, place: Place, what: str) -> str | None:
    kind = fields.values.get("kind")
    if kind is None:
        place.add(fields.line(("kind",)), f'{what}: the field "kind" is missing. Add one of {listed(KINDS)}.')
        return None
    if not isinstance(kind, str) or kind not in KINDS:
        why = f"{UNUSABLE[str(kind)]}." if str(kind) in UNUSABLE else did_you_mean(str(kind), KINDS)
        place.add(fields.line(("kind",)), f'unknown exercise kind "{kind}". {why}')
        return None
    return kind


def _reference(fields: Fields, resources: Resources) -> tuple[int, str]:
    """The line that names a measure, a rubric or a bank, and the name that may have been meant."""
    for name, known in (("measure", resources.measures), ("rubric", resources.rubrics), ("bank", resources.banks)):
        if name in fields.values:
            guess = did_you_mean(str(fields.values[name]), known)
            return fields.line((name,)), f" {guess}" if guess.startswith("Did") else ""
    return fields.line(()), ""
