"""The versioned data files of a workshop: its measures and rubrics."""

from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from workshop.lessons.explain import explain
from workshop.lessons.mistakes import Mistakes
from workshop.lessons.source import is_there, read_source
from workshop.lessons.yaml_text import read_fields
from workshop.model.measure import Measure
from workshop.model.rubric import Rubric

__all__ = ["read_resources"]

_Resource = TypeVar("_Resource", Measure, Rubric)


def read_resources(folder: Path, model: type[_Resource], mistakes: Mistakes) -> tuple[tuple[_Resource, ...], bool]:
    """Read every ``*.yaml`` of a folder, in the order of the file names.

    Args:
        folder: ``measures`` or ``rubrics``; it need not exist.
        model: What the files hold.
        mistakes: Where mistakes go.

    Returns:
        What could be read, and whether that is everything.
    """
    found: dict[str, _Resource] = {}
    complete = True
    what = model.__name__.lower()
    if is_there(folder) and not folder.is_dir():
        mistakes.at(folder).add(0, f"is not a folder. Make it one, and put the {what}s into it.")
        complete = False
    for path in sorted(folder.glob("*")) if folder.is_dir() else []:
        place = mistakes.at(path)
        if path.suffix == ".yml":
            place.add(0, f'is not read. Rename it to "{path.stem}.yaml".')
        if path.suffix != ".yaml":
            continue
        text = read_source(path, place)
        fields = read_fields(text, place) if text is not None else None
        complete = complete and fields is not None
        if fields is None:
            continue
        try:
            resource = model.model_validate(fields.values)
        except ValidationError as error:
            explain(error, model, fields, place, what)
            complete = False
            continue
        if resource.id in found:
            place.add(
                fields.line(("id",)), f'another {what} has the id "{resource.id}" already. Give this one its own.'
            )
        found.setdefault(resource.id, resource)
    return tuple(found.values()), complete
