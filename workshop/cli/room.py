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
) -> None:
    """Open a room: join page, lessons, sharing and the facilitator's page."""
    import logging
    import tempfile
    from pathlib import Path

    from workshop.cli.find import find_workshop
    from workshop.config import settings
    from workshop.errors import SetupError
    from workshop.notebooks.export import export_pages
    from workshop.room.before import check_contacts, check_folder, check_port, check_version
    from workshop.room.run import run_room
    from workshop.store import keys, open_store

    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    here = settings()
    check = _Checks()
    check(lambda: check_port(host, port))
    store = check(lambda: open_store(here.database_url, here.secret_path, create=False))
    if store:
        check(lambda: check_folder(here.home))
    found = store and check(lambda: store.cohort(cohort.strip().upper()))
    lessons = found and check(lambda: find_workshop(found.workshop))
    if found and lessons:
        folder, workshop = lessons
        check(lambda: check_version(found, workshop, folder / "workshop.yaml"))
        check(lambda: check_contacts(workshop, folder / "workshop.yaml"))
    if check.wrong or not (store and found and lessons):
        if store:
            store.close()
        raise SetupError("\n".join(check.wrong))

    key = keys.new_facilitator_key()
    with store, tempfile.TemporaryDirectory(prefix="workshop-room-") as pages:
        export_pages(folder, Path(pages) / workshop.id, assets="linked", room=True)
        run_room(
            store,
            workshop,
            Path(pages),
            host=host,
            port=port,
            room_keys={found.code: key},
            ready=lambda address: _announce(address, found.code, found.label, key),
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


def _announce(address: str, code: str, label: str, key: str) -> None:
    from workshop.room.links import facilitator_link, join_link, screen_link
    from workshop.room.qr import qr_text

    typer.echo(qr_text(join_link(address, code)))
    typer.echo(f"The room for {label} is open. Everyone needs to be in the same network as this machine.")
    typer.echo(f"  Join           {join_link(address, code)}")
    typer.echo(f"  Code           {code}")
    typer.echo(f"  Projector      {screen_link(address, code)}")
    typer.echo(f"  Facilitator    {facilitator_link(address, code, key)}")
    typer.echo("Keep the facilitator's link to yourself; it works until the room is closed. Ctrl-C closes the room.")
    if "//127.0.0.1" in address:
        typer.echo("Only this machine can reach this address. Join a network and start again for others to join.")
