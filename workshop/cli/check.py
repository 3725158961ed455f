"""``workshop check``: every mistake in the lessons, and nothing written."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from workshop.cli.folders import workshop_folders

if TYPE_CHECKING:
    from workshop.errors import Mistake
    from workshop.lessons.check import Checked

__all__ = ["check"]


def check(
    folder: Annotated[Path | None, typer.Argument(help="A workshop's folder; all below lessons/ if left out.")] = None,
    output: Annotated[Literal["text", "json"], typer.Option("--format", help="json is for editors.")] = "text",
    against: Annotated[str, typer.Option(help="A git revision: say what changed since for a running cohort.")] = "",
) -> None:
    """Check lessons and name every mistake."""
    from workshop.errors import LessonError
    from workshop.lessons.check import check_workshop, findings

    mistakes: list[Mistake] = []
    warnings: list[Mistake] = []
    for source in workshop_folders(folder):
        checked = check_workshop(source)
        mistakes += checked.mistakes
        warnings += checked.warnings
        if against:
            warnings += _changes(source, checked, against)
        if output == "text":
            _say(source, checked)
    if output == "json":
        typer.echo(json.dumps(findings([*mistakes, *warnings]), ensure_ascii=False, indent=1))
        sys.exit(1 if mistakes else 0)
    for warning in warnings:
        typer.echo(warning)
    if mistakes:
        raise LessonError(mistakes)


def _say(source: Path, checked: "Checked") -> None:
    from workshop.lessons.mistakes import shown

    workshop = checked.survey.workshop
    if workshop is not None:
        typer.echo(
            f"{shown(source)}: no mistakes in {len(workshop.lessons)} lessons with {len(workshop.exercises)} exercises."
        )


def _changes(source: Path, checked: "Checked", against: str) -> "list[Mistake]":
    """What changed since a revision, each at the line of its exercise now; nothing while there are mistakes."""
    from workshop.errors import Mistake
    from workshop.lessons.compare import compare
    from workshop.lessons.mistakes import shown
    from workshop.lessons.revision import workshop_at

    if (workshop := checked.survey.workshop) is None:
        return []
    places = {
        exercise.id: (lesson.place.path, line)
        for lesson in checked.survey.lessons
        for exercise, line in lesson.exercises
    }
    whole = (shown(source / "workshop.yaml"), 0)
    return [
        Mistake(*places.get(change.exercise, whole), f"since {against}, {change.message}", "warning")
        for change in compare(workshop_at(source, against), workshop)
    ]
