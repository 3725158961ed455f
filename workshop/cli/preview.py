"""``workshop preview``: pages that reload as their files are saved."""

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["preview"]


def preview(
    folder: Annotated[Path, typer.Argument(help="The workshop's folder, such as lessons/bounce-back.")],
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any that is free.")] = 0,
    room: Annotated[bool, typer.Option("--room", help="As people in a room see it; otherwise alone.")] = False,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the first page.")] = True,
) -> None:
    """Show a workshop's pages while you write; they reload as you save, with mistakes on the page."""
    import webbrowser

    from workshop.errors import SetupError
    from workshop.lessons.mistakes import shown
    from workshop.notebooks.preview import Preview, serve

    if not folder.is_dir():
        raise SetupError(f'There is no folder "{shown(folder)}". Begin one with "workshop new NAME".')

    def ready(address: str) -> None:
        typer.echo(f"{shown(folder)} is at {address}\nIt reloads as you save. Ctrl-C ends it.")
        if browser:
            webbrowser.open(address)

    serve(Preview(folder, room=room), port, ready)
    typer.echo("The preview is closed.")
