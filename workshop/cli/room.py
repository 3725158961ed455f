"""``workshop room``: everything for a room on this machine, on one port."""

from collections.abc import Callable
from typing import Annotated, TypeVar

import typer

__all__ = ["room"]

T = TypeVar("T")


def room(
    cohort: Annotated[str, typer.Argument(help="The cohort's code, from `workshop cohort new`.")],
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen at.")] = 8000,
    host: Annotated[str, typer.Option(help="The address to listen at; every one of this machine's if left out.")] = (
        "0.0.0.0"  # noqa: S104 - phones in the room must reach it
    ),
    address: Annotated[
        str, typer.Option(help="The address that people type, if the one that the room finds is not it.")
    ] = "",
) -> None:
    """Open a room: join page, lessons, sharing and the facilitator's page."""
    import logging
    import tempfile
    from datetime import datetime
    from pathlib import Path

    from workshop.cli.find import find_edition
    from workshop.config import settings
    from workshop.errors import SetupError
    from workshop.notebooks.export import export_pages
    from workshop.room.before import check_contacts, check_folder, check_port, check_space, check_version
    from workshop.room.run import run_room
    from workshop.store import open_store

    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    here = settings()
    check = _Checks()
    check(lambda: check_port(host, port))
    typed = check(lambda: _given(address, port))
    store = check(lambda: open_store(here.database_url, here.secret_path, create=False))
    if store:
        check(lambda: check_folder(here.home))
        check(lambda: check_space(here.home))
    found = store and check(lambda: store.cohort(cohort.strip().upper()))
    lessons = found and check(lambda: find_edition(found, here.editions_path, store))
    if found and lessons:
        folder, workshop, notice = lessons
        check(lambda: check_version(found, workshop, folder / "workshop.yaml"))
        check(lambda: check_contacts(workshop, folder / "workshop.yaml"))
    if check.wrong or not (store and found and lessons):
        if store:
            store.close()
        raise SetupError("\n".join(check.wrong))

    if notice:
        typer.echo(notice)
    key = store.room_key(found.code, datetime.now().astimezone().date())
    with store, tempfile.TemporaryDirectory(prefix="workshop-room-") as pages:
        export_pages(folder, Path(pages) / workshop.id, assets="linked", room=True, help=workshop.help)
        run_room(
            store,
            workshop,
            Path(pages),
            host=host,
            port=port,
            room_keys={found.code: key},
            address=typed,
            ready=lambda reached: _announce(reached, found.code, found.label, key),
        )
    typer.echo(f"\nThe room is closed. What was shared is kept; `workshop room {found.code}` opens it again.")


class _Checks:
    """Runs each check and remembers what is wrong, so that a person hears everything at once."""

    def __init__(self) -> None:
        self.wrong: list[str] = []

    def __call__(self, check: Callable[[], T]) -> T | None:
        from workshop.errors import WorkshopError

        try:
            return check()
        except WorkshopError as error:
            self.wrong.append(str(error))
            return None


def _given(address: str, port: int) -> str | None:
    """The address as it was typed, with ``http://`` and the port if they were left out."""
    from urllib.parse import urlsplit

    from workshop.errors import SetupError

    if not address.strip():
        return None
    whole = address.strip().rstrip("/")
    whole = whole if "://" in whole else f"http://{whole}"
    parts = urlsplit(whole)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
        raise SetupError(f'"{address}" is not an address that people can type. It looks like http://192.168.1.5:8000.')
    return whole if parts.port or parts.scheme == "https" else f"{whole}:{port}"


def _announce(address: str, code: str, label: str, key: str) -> None:
    from urllib.parse import urlsplit

    from workshop.room.address import others
    from workshop.room.links import facilitator_link, join_link, screen_link
    from workshop.room.qr import qr_text

    typer.echo(qr_text(join_link(address, code)))
    typer.echo(f"The room for {label} is open. Everyone needs to be in the same network as this machine.")
    typer.echo(f"  Join           {join_link(address, code)}")
    typer.echo(f"  Code           {code}")
    typer.echo(f"  Projector      {screen_link(address, code)}")
    typer.echo(f"  Facilitator    {facilitator_link(address, code, key)}")
    typer.echo("Keep the facilitator's link to yourself. It works today, also if you close the room and open it again.")
    typer.echo("Ctrl-C closes the room. People go on where they were once it is open again.")
    if more := others(urlsplit(address).hostname or ""):
        typer.echo(f"If phones cannot open it, this machine is also at {', '.join(more)}: start again with --address.")
    if "//127.0.0.1" in address:
        typer.echo("Only this machine can reach this address. Join a network and start again for others to join.")
