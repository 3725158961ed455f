"""``workshop check``: every mistake in the lessons, and nothing written."""

from pathlib import Path
from typing import Annotated

import typer

from workshop.cli.folders import workshop_folders

__all__ = ["check"]


def check(
    folder: Annotated[Path | None, typer.Argument(help="A workshop's folder; all below lessons/ if left out.")] = None,
) -> None:
    """Check lessons and name every mistake."""
    from workshop.errors import LessonError, Mistake
    from workshop.lessons.mistakes import shown
    from workshop.lessons.reader import read_workshop

    mistakes: list[Mistake] = []
    for source in workshop_folders(folder):
        try:
            workshop = read_workshop(source)
        except LessonError as error:
            mistakes += error.mistakes
            continue
        blank = ", ".join(workshop.blank_contacts)
        hint = f" A room needs these help contacts filled in: {blank}." if blank else ""
        typer.echo(
            f"{shown(source)}: no mistakes in {len(workshop.lessons)} lessons with "
            f"{len(workshop.exercises)} exercises.{hint}"
        )
    if mistakes:
        raise LessonError(mistakes)
