"""``workshop kernels``: notebook kernels that start in a third of the time."""

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["WARM_MODULES", "kernels"]

WARM_MODULES = ("pandas", "ipywidgets", "anywidget")
"""What the notebooks of this package import and what takes long; each is left out where it is not installed."""

kernels = typer.Typer(
    no_args_is_help=True, help="Notebook kernels that start in a third of the time.", rich_markup_mode=None
)


@kernels.command("install")
def install(
    module: Annotated[
        list[str] | None, typer.Option(help="A module to have ready in every kernel; may be given more than once.")
    ] = None,
    prefix: Annotated[Path | None, typer.Option(help="Another environment to install into.")] = None,
    name: Annotated[str, typer.Option(help="The name that notebooks and programs call the kernel by.")] = "workshop",
) -> None:
    """Make the kernel known to JupyterLab, papermill, nbconvert and nbval."""
    from workshop.errors import SetupError
    from workshop.kernels.kernelspec import install as write

    modules = tuple(module) if module else available()
    try:
        folder = write(modules, prefix=prefix, name=name)
    except OSError as problem:
        raise SetupError(
            f"{problem.filename or prefix}: cannot be written ({problem.strerror}). Choose another place with --prefix."
        ) from problem
    typer.echo(f'Kernel "{name}" is in {folder}, with {", ".join(modules) or "no modules"} ready.')
    typer.echo(f"Use it by name, for example: papermill --kernel {name} IN.ipynb OUT.ipynb")


@kernels.command("list")
def list_() -> None:
    """List the processes that kernels are made from."""
    from workshop.kernels.control import servers

    found = servers()
    for server in found:
        typer.echo(f"process {server.pid}: {len(server.kernels)} kernels")
    if not found:
        typer.echo("None is running. The first notebook starts one.")


@kernels.command("end")
def end() -> None:
    """End those processes, and every kernel made from them."""
    from workshop.kernels.control import end_servers

    ended = end_servers()
    typer.echo(f"Ended {len(ended)}, with {sum(len(server.kernels) for server in ended)} kernels.")


def available() -> tuple[str, ...]:
    """The modules worth having ready that are installed here."""
    from importlib.util import find_spec

    return tuple(name for name in WARM_MODULES if find_spec(name))
