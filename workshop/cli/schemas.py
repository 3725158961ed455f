"""``workshop schemas``: JSON Schemas of the YAML that authors write, for their editors."""

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["schemas"]


def schemas(
    out: Annotated[Path, typer.Option("--out", help="Folder for the schemas.")] = Path("docs/schemas"),
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail if a schema is out of date.")] = False,
) -> None:
    """Write the JSON Schemas of workshops, lessons, exercises, measures and rubrics."""
    from workshop.errors import SetupError
    from workshop.lessons.mistakes import shown
    from workshop.lessons.schemas import schema_files
    from workshop.notebooks.files import write_file

    made = schema_files()
    old = [name for name, data in made.items() if not (out / name).is_file() or (out / name).read_bytes() != data]
    if check and old:
        raise SetupError("\n".join(f'{shown(out / name)}: is out of date. Run "workshop schemas".' for name in old))
    for name in old:
        write_file(out / name, made[name])
    typer.echo(f"{shown(out)}: {f'{len(old)} files written' if old else 'up to date'}.")
