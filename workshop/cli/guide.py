"""``workshop guide``: the facilitator's guide as a PDF to print."""

from pathlib import Path
from typing import Annotated, Literal

import typer

__all__ = ["guide"]


def guide(
    workshop: Annotated[str, typer.Argument(help="The workshop, a folder below lessons/.")] = "bounce-back",
    run: Annotated[int, typer.Option(help="Plan for the run of this many minutes only; every run if left out.")] = 0,
    out: Annotated[Path, typer.Option("--out", help="Folder for the PDF.")] = Path("out"),
    paper: Annotated[Literal["us-letter", "a4"], typer.Option(help="Size of the paper.")] = "us-letter",
    handouts: Annotated[
        bool, typer.Option("--handouts/--no-handouts", help="Add the exercises on paper, for people without a device.")
    ] = True,
) -> None:
    """Make the facilitator's guide: run of show, notes, scripts and handouts."""
    from workshop.cli.find import find_workshop
    from workshop.errors import SetupError
    from workshop.guide import guide_pdf
    from workshop.lessons.mistakes import shown
    from workshop.notebooks.files import write_file

    folder, found = find_workshop(workshop)
    if run and run not in found.runs:
        there = ", ".join(str(one) for one in found.runs)
        raise SetupError(f"{workshop} has no run of {run} minutes. There are runs of {there} minutes.")
    pdf = guide_pdf(found, folder, run=run or None, paper=paper, handouts=handouts, warn=typer.echo)
    path = out / f"{found.id}-guide.pdf"
    write_file(path, pdf)
    typer.echo(f"Guide:     {shown(path)}")
    if found.blank_contacts:
        typer.echo(f"Fill in these contacts before you print it: {', '.join(found.blank_contacts)}.")
