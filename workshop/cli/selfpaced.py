"""``workshop open``: the workshop for one person, on this machine."""

from typing import Annotated

import typer

__all__ = ["open_session"]


def open_session(
    workshop: Annotated[
        str | None, typer.Argument(help="A folder below notebooks/; may be left out if there is one.")
    ] = None,
    lab: Annotated[bool, typer.Option("--lab", help="Open the first lesson in JupyterLab instead.")] = False,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any that is free.")] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the link and open no browser.")] = False,
) -> None:
    """Open the workshop for yourself: lessons as pages, answers in a file on this machine."""
    import os
    import sys
    from importlib.util import find_spec
    from pathlib import Path

    from workshop.config import settings
    from workshop.errors import SetupError
    from workshop.selfpaced.find import find_built
    from workshop.selfpaced.kernel import warm_kernels
    from workshop.selfpaced.port import listen

    needed = "jupyterlab" if lab else "voila"
    if find_spec(needed) is None:
        raise SetupError(f'This needs {needed}, which is not installed: pip install "bounce-back-workshop[open]"')
    folder = find_built(workshop, Path.cwd())
    home = settings().home
    browser = not no_browser and sys.stdout.isatty()
    opened = listen(port)
    os.environ["WORKSHOP_HOME"] = str(home)  # kernels run in another folder
    with warm_kernels(os.environ), opened:
        if lab:
            from workshop.selfpaced.lab import run_lab

            run_lab(folder, home, opened, ready=_announce, browser=browser)
        else:
            from workshop.selfpaced.server import serve

            serve(folder, settings().journal_path, opened, ready=_announce, browser=browser)
    typer.echo("\nClosed. Your answers are kept; `workshop open` brings them back.")


def _announce(address: str) -> None:
    typer.echo(f"The workshop is open for you at {address}")
    typer.echo("The link works on this machine only. Ctrl-C closes the workshop.")
