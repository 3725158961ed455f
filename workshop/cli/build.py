"""``workshop build``: lessons to notebooks."""

from pathlib import Path
from typing import Annotated

import typer

from workshop.cli.folders import built_folder, workshop_folders

__all__ = ["build"]


def build(
    folder: Annotated[Path | None, typer.Argument(help="A workshop's folder; all below lessons/ if left out.")] = None,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail if a notebook is out of date.")] = False,
) -> None:
    """Build notebooks from lessons."""
    from workshop.errors import LessonError, Mistake, SetupError
    from workshop.lessons.mistakes import shown
    from workshop.notebooks import builder

    mistakes: list[Mistake] = []
    lines: list[str] = []
    for source in workshop_folders(folder):
        out = built_folder(source)
        try:
            if check:
                found = builder.stale(source, out)
                lines += found
                state = f"{len(found)} to build" if found else "up to date"
            else:
                changed = builder.build(source, out)
                state = f"{len(changed)} files written" if changed else "nothing to do, all up to date"
        except LessonError as error:
            mistakes += error.mistakes
            continue
        typer.echo(f"{shown(out)}: {state}.")
    if mistakes:
        raise LessonError(mistakes)
    if lines:
        raise SetupError("\n".join(lines))
