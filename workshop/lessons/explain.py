"""Turn what pydantic finds into sentences for authors, each with its line and what to do next."""

from collections.abc import Callable
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from workshop.lessons.mistakes import Place
from workshop.lessons.suggest import did_you_mean, nearest, slug
from workshop.lessons.yaml_text import Fields, Loc

__all__ = ["explain"]

_ID_PATTERN = "[a-z0-9]"


def explain(error: ValidationError, model: type[BaseModel], fields: Fields, place: Place, what: str) -> None:
    """Report every mistake of one group of fields.

    Args:
        error: What pydantic found.
        model: The model it was checked against; its fields are what a typing error is compared with.
        fields: The fields as written, with their lines.
        place: Where mistakes go.
        what: What the fields belong to, such as ``exercise "control-sort"``.
    """
    details = [(tuple(detail["loc"]), detail) for detail in error.errors(include_url=False)]
    locs = [loc for loc, _ in details]
    meant = {
        (*loc[:-1], near)
        for loc, detail in details
        if detail["type"] == "extra_forbidden" and (near := nearest(str(loc[-1]), _known(model, loc[:-1])))
    }
    for loc, detail in details:
        if detail["type"] == "missing" and loc in meant:
            continue  # it is there under a mistyped name, which is a mistake of its own
        if detail["type"] == "too_short" and any(other[: len(loc)] == loc and other != loc for other in locs):
            continue  # entries with mistakes were not counted
        message = _message(detail["type"], loc, detail.get("input"), detail.get("ctx", {}), model)
        place.add(fields.line(loc), f"{what}: {message or detail['msg']}")


def _message(kind: str, loc: Loc, value: Any, ctx: dict[str, Any], model: type[BaseModel]) -> str | None:
    name = _name(loc)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    found: str | None = None
    match kind:
        case _ if loc[-1:] == ("[key]",):
            found = f'"{loc[-2]}" in "minutes" is neither the length of a run, such as 60, nor "alone".'
        case "extra_forbidden":
            known = [key for key in _known(model, loc[:-1]) if key != "id" or len(loc) > 1]
            found = f"unknown field {name}. {did_you_mean(str(loc[-1]), known)}"
        case "missing":
            found = f"the field {name} is missing. Add it, with a value."
        case "value_error":
            found = str(ctx["error"]).removesuffix(".") + "."
        case "string_pattern_mismatch" if _ID_PATTERN in str(ctx.get("pattern")):
            rule = "an id has only lower-case letters, digits and single hyphens"
            found = f'{name} is {_quoted(value)}, but {rule}. Write "{slug(text)}".'
        case "literal_error":
            found = f"{name} is {_quoted(value)}, which is none of its values. {did_you_mean(text, _choices(ctx))}"
        case "string_type" if isinstance(value, bool | int | float):
            found = f'{name} must be text. Put quotes around it: "{text}".'
        case _:
            sentence = next((make for prefix, make in _SENTENCES.items() if kind.startswith(prefix)), None)
            found = sentence(name, ctx) if sentence else None
    return found


def _choices(ctx: dict[str, Any]) -> list[str]:
    """The values in pydantic's ``'private', 'ask' or 'offer'``."""
    parts = str(ctx.get("expected", "")).replace(" or ", ", ").split(", ")
    return [part.strip("'") for part in parts]


_Sentence = Callable[[str, dict[str, Any]], str]
_SENTENCES: dict[str, _Sentence] = {
    "string_type": lambda name, _: f"{name} must be text.",
    "string_too_short": lambda name, _: f"{name} is empty. Write something there or delete the line.",
    "string_too_long": lambda name, ctx: f"{name} is longer than {ctx['max_length']} characters. Shorten it.",
    "string_pattern": lambda name, _: f"{name} is not written as it must be.",
    "int_": lambda name, _: f"{name} must be a whole number.",
    "float_": lambda name, _: f"{name} must be a number.",
    "finite_number": lambda name, _: f"{name} must be a number.",
    "bool_": lambda name, _: f"{name} must be true or false.",
    "date": lambda name, _: f"{name} must be a date such as 2026-12-01.",
    "too_short": lambda name, ctx: f"{name} needs at least {_entries(ctx['min_length'])}.",
    "too_long": lambda name, ctx: f"{name} may have at most {_entries(ctx['max_length'])}.",
    "greater_than_equal": lambda name, ctx: f"{name} must be {ctx['ge']:g} or more.",
    "greater_than": lambda name, ctx: f"{name} must be more than {ctx['gt']:g}.",
    "less_than_equal": lambda name, ctx: f"{name} must be {ctx['le']:g} or less.",
    "less_than": lambda name, ctx: f"{name} must be less than {ctx['lt']:g}.",
    "tuple_type": lambda name, _: f'{name} must be a list: one entry a line, each beginning with "- ".',
    "list_type": lambda name, _: f'{name} must be a list: one entry a line, each beginning with "- ".',
    "dict_type": lambda name, _: f'{name} must be a group of fields, such as "name: value".',
    "model_": lambda name, _: f'{name} must be a group of fields, such as "id: name".',
}


def _entries(count: int) -> str:
    return "one entry" if count == 1 else f"{count} entries"


def _quoted(value: Any) -> str:
    return f'"{value}"' if not isinstance(value, dict | list) else "a list or a group of fields"


def _name(loc: Loc) -> str:
    """A field as an author would name it: ``"label" of the 2nd entry in "options"``."""
    if not loc:
        return "this"
    text = f'"{loc[-1]}"' if isinstance(loc[-1], str) else f"entry {loc[-1] + 1}"
    for key in reversed(loc[:-1]):
        text += f' in "{key}"' if isinstance(key, str) else f" of entry {key + 1}"
    return text


def _known(model: type[BaseModel], loc: Loc) -> list[str]:
    """Names of the fields that a group may have, found by walking the model's types."""
    here: Any = model
    for key in loc:
        if isinstance(key, str) and (inner := _model_in(here)) is not None:
            found = next((f for n, f in inner.model_fields.items() if key in (n, f.alias)), None)
            here = found.annotation if found else here
    inner = _model_in(here)
    return [info.alias or name for name, info in inner.model_fields.items()] if inner else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside ``tuple[Model, ...]``, ``Model | None`` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_in(part)) is not None), None)
