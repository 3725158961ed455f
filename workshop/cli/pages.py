"""``workshop pages``: lessons to pages that work without a kernel."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from workshop.cli.folders import workshop_folders

__all__ = ["pages"]


def pages(
    folder: Annotated[Path | None, typer.Argument(help="A workshop's folder; all below lessons/ if left out.")] = None,
    out: Annotated[Path, typer.Option("--out", help="Where the pages go, in a folder for each workshop.")] = Path(
        "out/pages"
    ),
    linked: Annotated[bool, typer.Option("--linked", help="Scripts and styles in /assets/, for a web server.")] = False,
    room: Annotated[bool, typer.Option("--room", help="For people in a room, with sharing.")] = False,
    theme: Annotated[Literal["auto", "light", "dark"], typer.Option(help="Colours; auto follows the device.")] = "auto",
) -> None:
    """Export lessons as pages that work in any browser."""
    from workshop.lessons.mistakes import shown
    from workshop.notebooks.export import export_pages

    for source in workshop_folders(folder):
        target = out / source.resolve().name
        written = export_pages(source, target, assets="linked" if linked else "inline", room=room, theme=theme)
        count = sum(path.suffix == ".html" for path in written)
        typer.echo(f"{shown(target)}: {count} pages written. Open {shown(written[0])} in a browser.")
