"""``workshop new``: a small, complete workshop to change into one's own."""

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["new"]


def new(
    name: Annotated[str, typer.Argument(help='Its short name, such as "salary-talks".')],
    title: Annotated[str, typer.Option(help="What people see; made of the name if left out.")] = "",
    into: Annotated[Path, typer.Option("--in", help="Folder that holds the workshops.")] = Path("lessons"),
) -> None:
    """Begin a new workshop: two lessons that work, with comments that teach the format."""
    from workshop.errors import SetupError
    from workshop.lessons.exercise import ID
    from workshop.lessons.mistakes import shown
    from workshop.lessons.schemas import schema_files
    from workshop.lessons.starter import starter_files
    from workshop.lessons.suggest import slug
    from workshop.notebooks.files import write_file

    if not ID.match(name) or len(name) > 60:
        raise SetupError(
            f'"{name}" cannot be the name of a workshop: use lower-case letters, digits and single hyphens. '
            f'Try "workshop new {slug(name)}".'
        )
    folder = into / name
    if folder.exists():
        raise SetupError(f"{shown(folder)} is there already, and nothing was changed. Choose another name.")
    made = starter_files(name, " ".join(title.split()) or name.replace("-", " ").capitalize())
    for path, data in made.items():
        write_file(folder / path, data)
    schemas = into.absolute().parent / "docs" / "schemas"
    for path, data in schema_files().items():
        if not (schemas / path).exists():
            write_file(schemas / path, data)
    typer.echo(f"{shown(folder)}: {len(made)} files written. Begin with {shown(folder / '01-where-you-stand.md')}.")
    typer.echo(f"See it with: workshop preview {shown(folder)}")
