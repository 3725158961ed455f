"""Two versions of a workshop: what a change means for people who have begun, and for what they have answered.

Answers hang on ids. Words may change freely; an id, a kind, a range or what leaves may not, without someone noticing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from workshop.model.exercise import Exercise
from workshop.model.lesson import Workshop

__all__ = ["Change", "compare"]

Weight = Literal["keeps", "changes", "loses"]
"""What a change does to answers: keeps them, changes what they mean, or leaves some without their exercise."""

_WORDS = {
    *(
        "prompt",
        "hint",
        "minutes",
        "note",
        "lead",
        "about",
        "tip",
        "advice",
        "starter",
        "in_plan",
        "cue",
        "frame",
        "rows",
    ),
    *("label", "text", "title", "group", "labels", "low_label", "high_label", "license"),
}
"""Fields that hold words for the participant, or how an exercise looks: nothing that an answer hangs on."""

_OPENNESS = {"private": 0, "ask": 1, "offer": 2}
_ORDER: dict[Weight, int] = {"loses": 0, "changes": 1, "keeps": 2}


@dataclass(frozen=True)
class Change:
    """One difference.

    Attributes:
        weight: What it does to answers.
        exercise: Id of the exercise, or empty if it is about the workshop.
        message: What changed, and what it means for a cohort that has begun.
    """

    weight: Weight
    exercise: str
    message: str


def compare(before: Workshop, after: Workshop) -> tuple[Change, ...]:
    """Every difference that a running cohort would notice, those that lose answers first.

    Args:
        before: The workshop as a cohort began with it.
        after: The workshop now.
    """
    found = [*_exercises(before, after), *_instruments(before, after), *_whole(before, after)]
    if before.version == after.version and any(change.weight != "keeps" for change in found):
        version = (
            f'the version is still {after.version}. Write "version: {after.version + 1}" in workshop.yaml, so that '
            "running cohorts stay on the lessons that they began with."
        )
        found.append(Change("changes", "", version))
    return tuple(sorted(found, key=lambda change: _ORDER[change.weight]))


def _exercises(before: Workshop, after: Workshop) -> Iterator[Change]:
    old, new = before.exercises, after.exercises
    for name, exercise in old.items():
        what = f'exercise "{name}"'
        if name not in new:
            gone = (
                f"{what} is gone. Answers to it stay in journals and in what was shared, but no page shows them and "
                "later reports leave them out. If it was only renamed, take the old id back."
            )
            yield Change("loses", name, gone)
        elif exercise.kind != new[name].kind:
            kind = (
                f"{what} was of the kind {exercise.kind} and is of the kind {new[name].kind}. Old answers do not fit "
                "it: people would find it empty. Give the new one an id of its own."
            )
            yield Change("loses", name, kind)
        else:
            yield from _fields(name, what, exercise, new[name])
    for name in new:
        if name not in old:
            yield Change("keeps", name, f'exercise "{name}" is new. Nobody who has begun has an answer to it.')


def _fields(name: str, what: str, old: Exercise, new: Exercise) -> Iterator[Change]:
    if new.share != old.share:
        said = f'{what}: "share" was {old.share} and is {new.share}.'
        if _OPENNESS[new.share] > _OPENNESS[old.share]:
            asked = f"{said} People wrote under the old promise, and would be asked for it now."
            yield Change("changes", name, asked)
        else:
            yield Change("keeps", name, f"{said} Less would be shared.")
    if new.instrument != old.instrument:
        was, now = (each.instrument or "items of its own" for each in (old, new))
        yield Change("changes", name, f"{what}: it asked {was} and asks {now}. Answers to the two are not compared.")
    else:
        yield from _differences(what, name, old.model_dump(mode="json"), new.model_dump(mode="json"))


def _differences(what: str, name: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    """Differences of two groups of fields, walked by the ids of their entries."""
    reworded = []
    for field in sorted({*old, *new} - {"id", "kind", "share"}):
        was, now = old.get(field), new.get(field)
        if was == now:
            continue
        if _has_ids(was) and _has_ids(now):
            yield from _entries(what, name, field, was, now)
        elif field in _WORDS:
            reworded.append(field)
        else:
            said = f'{what}: "{field}" was {_short(was)} and is {_short(now)}.'
            yield Change("changes", name, f"{said} What no longer fits is not counted.")
    if reworded:
        meaning = " If the meaning changed, give it a new id." if {"label", "text", "prompt"} & set(reworded) else ""
        yield Change("keeps", name, f"{what}: other words in {', '.join(reworded)}. Answers are kept.{meaning}")


def _entries(what: str, name: str, field: str, was: Any, now: Any) -> Iterator[Change]:
    before, after = ({entry["id"]: entry for entry in entries} for entries in (was, now))
    for key, entry in before.items():
        if key in after:
            yield from _differences(f'{what}, "{key}" in "{field}"', name, entry, after[key])
        else:
            gone = f'{what}: "{key}" is gone from "{field}". Answers that name it are no longer counted.'
            yield Change("loses", name, gone)
    for key in after:
        if key not in before:
            new = f'{what}: "{key}" is new in "{field}". Whoever answered before had no such choice.'
            yield Change("keeps", name, new)


def _instruments(before: Workshop, after: Workshop) -> Iterator[Change]:
    """A measure or rubric whose content changes takes a new version, so that old answers stay readable."""
    for what, old, new in (("measure", before.measures, after.measures), ("rubric", before.rubrics, after.rubrics)):
        now = {each.instrument: each for each in new}
        for each in old:
            if each.instrument in now and now[each.instrument] != each:
                said = (
                    f'the {what} "{each.id}" changed and is still version {each.version}. Raise its version, so that '
                    "answers to the two are told apart."
                )
                yield Change("changes", "", said)


def _whole(before: Workshop, after: Workshop) -> Iterator[Change]:
    if before.finish != after.finish:
        said = f'"finish" was {before.finish} and is {after.finish}. Whoever had finished would no longer count.'
        yield Change("changes", "", said)
    if after.version < before.version:
        yield Change("changes", "", f"the version went back from {before.version} to {after.version}. Raise it.")


def _has_ids(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) and "id" in one for one in value)


def _short(value: Any) -> str:
    text = "nothing" if value is None else str(value)
    return text if len(text) <= 40 else f"{text[:40].rstrip()}…"
