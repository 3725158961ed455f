"""``workshop serve``: the room on a server, for many cohorts, in several processes, over SQLite or PostgreSQL."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from workshop.model.lesson import HelpContact

__all__ = ["serve"]


def serve(  # noqa: PLR0917 - Typer reads them by name
    workers: Annotated[
        int, typer.Option(min=1, max=64, envvar="WORKSHOP_WORKERS", help="How many processes serve.")
    ] = 2,
    host: Annotated[
        str, typer.Option(envvar="WORKSHOP_HOST", help="The address to listen at; this machine only if left out.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, envvar="WORKSHOP_PORT", help="The port to listen at.")] = 8000,
    address: Annotated[
        str,
        typer.Option(envvar="WORKSHOP_ADDRESS", help="The address that people type, such as https://room.example.edu."),
    ] = "",
    prefix: Annotated[
        str, typer.Option(envvar="WORKSHOP_PREFIX", help="A path to serve below, such as /services/workshop.")
    ] = "",
    proxies: Annotated[
        str,
        typer.Option(
            envvar="WORKSHOP_PROXIES", help="Addresses of proxies in front, whose forwarded headers are believed."
        ),
    ] = "",
) -> None:
    """Serve the rooms of all cohorts until it is stopped. The log is on standard error, one JSON object a line."""
    import tempfile

    from workshop.cli.folders import workshop_folders
    from workshop.config import settings
    from workshop.room.prefix import clean_prefix
    from workshop.room.site import Site, run_site

    below = clean_prefix(prefix or os.environ.get("JUPYTERHUB_SERVICE_PREFIX", ""))
    here = settings()
    folders = workshop_folders(None)
    _check(folders, host, port)
    with tempfile.TemporaryDirectory(prefix="workshop-serve-") as scratch:
        pages = Path(scratch)
        _export(folders, pages, below)
        editions = _editions(pages, below)
        site = Site(
            folders=tuple(folder.absolute() for folder in folders),
            pages=pages,
            database_url=here.database_url,
            secret=here.secret_path,
            address=_address(address, below),
            prefix=below,
            editions=editions,
        )
        run_site(
            site,
            host=host,
            port=port,
            workers=workers,
            proxies=proxies,
            ready=lambda: typer.echo(f"Serving at {address or f'http://{host}:{port}{below}'}. Ctrl-C stops it."),
        )


def _check(folders: list[Path], host: str, port: int) -> None:
    """Everything that can be wrong, said at once and before any worker starts."""
    from workshop.config import settings
    from workshop.errors import SetupError, WorkshopError
    from workshop.room.before import check_port
    from workshop.store import open_store

    here = settings()
    wrong = []
    checks: list[Callable[[], None]] = [
        lambda: check_port(host, port),
        lambda: open_store(here.database_url, here.secret_path, create=True).close(),
        *(partial(_contacts, folder) for folder in folders),
    ]
    for check in checks:
        try:
            check()
        except WorkshopError as error:
            wrong.append(str(error))
    if wrong:
        raise SetupError("\n".join(wrong))


def _contacts(folder: Path) -> None:
    from workshop.lessons.reader import read_workshop
    from workshop.room.before import check_contacts

    check_contacts(read_workshop(folder), folder / "workshop.yaml")


def _export(folders: list[Path], pages: Path, base: str) -> None:
    from workshop.lessons.reader import read_workshop
    from workshop.notebooks.export import export_pages

    for folder in folders:
        export_pages(folder, pages / read_workshop(folder).id, assets="linked", room=True, base=base)


def _editions(pages: Path, base: str) -> "tuple[tuple[Path, tuple[HelpContact, ...]], ...]":
    """Export the pages of each version that a cohort stays on and that is not today's; what cannot be had is said."""
    from workshop.cli.find import find_edition
    from workshop.config import settings
    from workshop.errors import WorkshopError
    from workshop.notebooks.export import export_pages
    from workshop.room.shelf import place_of
    from workshop.store import open_store

    here = settings()
    found: dict[Path, tuple[HelpContact, ...]] = {}
    asked = set()
    with open_store(here.database_url, here.secret_path, create=True) as store:
        for cohort in store.cohorts():
            began = (cohort.workshop, cohort.workshop_version)
            if began in asked:
                continue
            asked.add(began)
            try:
                folder, workshop, _ = find_edition(cohort, here.editions_path, store)
            except WorkshopError as error:
                typer.echo(f"Cohorts of {cohort.workshop} version {cohort.workshop_version} are not served: {error}")
                continue
            if folder.is_relative_to(here.editions_path):
                target = pages / place_of(workshop, edition=True)
                export_pages(folder, target, assets="linked", room=True, help=workshop.help, base=base)
                found[folder.absolute()] = workshop.help
    return tuple(found.items())


def _address(address: str, prefix: str) -> str | None:
    """The public address with the prefix once, whether it was typed with it or not."""
    from urllib.parse import urlsplit

    from workshop.errors import SetupError

    if not address:
        return None
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SetupError(f'"{address}" is not an address that people can type. It looks like https://room.example.edu.')
    return address.rstrip("/").removesuffix(prefix) + prefix
