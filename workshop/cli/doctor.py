"""``workshop doctor``: what is in place on this machine, and what to do about the rest."""

import platform
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from workshop.errors import WorkshopError

if TYPE_CHECKING:
    from workshop.config import Settings

__all__ = ["doctor"]

PARTS = {
    "build": (
        "Building lessons",
        ("markdown_it", "mdit_py_plugins", "nbconvert", "nbformat", "rapidfuzz", "ruamel.yaml"),
    ),
    "room": ("Rooms", ("alembic", "fastapi", "httptools", "jinja2", "segno", "sqlalchemy", "uvicorn")),
    "reports": ("Reports", ("pandas", "papermill", "pikepdf", "pyarrow", "scipy", "typst")),
    "lab": ("JupyterLab", ("jupyterlab",)),
}
"""By extra of the package: what it is for, and the modules that it brings."""

Check = Callable[[], str]


def doctor() -> None:
    """Check this installation, one line for each thing."""
    from workshop.config import settings

    here = settings()
    wrong = False
    for name, check in _checks(here):
        try:
            typer.echo(f"ok     {name}: {check()}")
        except WorkshopError as error:
            wrong = True
            typer.echo(f"to do  {name}: {error}")
    if wrong:
        raise typer.Exit(1)


def _checks(here: "Settings") -> Iterator[tuple[str, Check]]:
    yield "Python", platform.python_version
    for extra, (name, modules) in PARTS.items():
        yield name, partial(_packages, extra, modules)
    yield "Data folder", partial(_folder, here)
    yield "Database", partial(_database, here)
    for file in sorted(Path("lessons").glob("*/workshop.yaml")):
        yield f"Help contacts of {file.parent.name}", partial(_contacts, file)


def _packages(extra: str, modules: tuple[str, ...]) -> str:
    from importlib.util import find_spec

    from workshop.errors import SetupError

    missing = [module for module in modules if not _there(module, find_spec)]
    if missing:
        raise SetupError(f"{', '.join(missing)} not installed. Run: pip install 'bounce-back-workshop[{extra}]'")
    return "installed"


def _there(module: str, find_spec: Callable[[str], object | None]) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # the package around a dotted name is not there
        return False


def _folder(here: "Settings") -> str:
    from workshop.errors import SetupError
    from workshop.room.before import check_folder

    try:
        here.home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(
            f"{here.home} cannot be made ({error.strerror}). Set WORKSHOP_HOME to a folder that you may write."
        ) from error
    check_folder(here.home)
    return f"{here.home} can be written"


def _database(here: "Settings") -> str:
    from workshop.store import open_store
    from workshop.store.engine import database_file

    file = database_file(here.database_url)
    if file is not None and not file.exists():
        return "none yet; `workshop cohort new` makes it"
    with open_store(here.database_url, here.secret_path, create=False) as store:
        number = len(store.cohorts())
        return f"{store.where}, {number} cohort{'' if number == 1 else 's'}"


def _contacts(file: Path) -> str:
    from workshop.lessons.reader import read_workshop
    from workshop.room.before import check_contacts

    check_contacts(read_workshop(file.parent), file)
    return "filled in"
