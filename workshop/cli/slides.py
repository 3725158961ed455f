"""``workshop slides``: slides for the projector as a PDF."""

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["slides"]


def slides(
    workshop: Annotated[str, typer.Argument(help="The workshop, a folder below lessons/.")] = "bounce-back",
    out: Annotated[Path, typer.Option("--out", help="Folder for the PDF.")] = Path("out"),
) -> None:
    """Make slides for the projector from the lessons."""
    from workshop.cli.find import find_workshop
    from workshop.guide import slides_pdf
    from workshop.lessons.mistakes import shown
    from workshop.notebooks.files import write_file

    folder, found = find_workshop(workshop)
    path = out / f"{found.id}-slides.pdf"
    write_file(path, slides_pdf(found, folder, warn=typer.echo))
    typer.echo(f"Slides:    {shown(path)}")
