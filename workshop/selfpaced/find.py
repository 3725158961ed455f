"""Which built workshop a self-paced session opens."""

from pathlib import Path

from workshop.errors import SetupError

__all__ = ["find_built"]


def find_built(name: str | None, here: Path) -> Path:
    """The folder of built notebooks.

    Args:
        name: A folder below ``notebooks/``, or the path of one; None if there is only one to choose.
        here: The project's folder.

    Raises:
        SetupError: If there is none, or several and none was named.
    """
    there = sorted(path.parent for path in (here / "notebooks").glob("*/workshop.json"))
    names = ", ".join(path.name for path in there)
    if name is None:
        if len(there) == 1:
            return there[0].resolve()
        if there:
            raise SetupError(f"There are several workshops here: {names}. Say which: workshop open {there[0].name}")
        raise SetupError(
            f"There is no built workshop below {here / 'notebooks'}. Run this in the project's folder; "
            'if the lessons are there, "workshop build" first.'
        )
    for folder in (here / "notebooks" / name, here / name):
        if (folder / "workshop.json").is_file():
            return folder.resolve()
    hint = f"There is: {names}." if there else 'Run "workshop build" in the project\'s folder first.'
    raise SetupError(f'There is no built workshop "{name}" below {here / "notebooks"}. {hint}')
