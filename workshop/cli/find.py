"""Find a workshop by its id, where commands are run."""

from pathlib import Path
from typing import TYPE_CHECKING

from workshop.errors import SetupError

if TYPE_CHECKING:
    from workshop.model.lesson import Workshop

__all__ = ["find_workshop"]


def find_workshop(name: str) -> "tuple[Path, Workshop]":
    """The folder ``lessons/<name>`` and what it holds.

    Raises:
        SetupError: If it is not there.
        LessonError: With every mistake in it.
    """
    from workshop.lessons.reader import read_workshop

    folder = Path("lessons") / name
    if not folder.is_dir():
        there = ", ".join(sorted(path.parent.name for path in Path("lessons").glob("*/workshop.yaml")))
        hint = f"There is: {there}." if there else "Run this in the project's folder, where lessons/ is."
        raise SetupError(f'There is no workshop "{name}" in {Path("lessons").absolute()}. {hint}')
    return folder, read_workshop(folder)
