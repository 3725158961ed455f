"""Run a room from its parts: in the foreground until Ctrl-C, or beside other work for as long as a block runs."""

import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from fastapi import FastAPI

from workshop.model.lesson import HelpContact, Workshop
from workshop.room.address import link_to, listen
from workshop.room.app import create_app
from workshop.room.server import serve, serving
from workshop.store import Store

__all__ = ["room_running", "run_room", "with_help"]


def run_room(
    store: Store,
    workshop: Workshop,
    pages: Path,
    *,
    host: str,
    port: int,
    room_keys: Mapping[str, str] | None = None,
    help: Sequence[HelpContact] | None = None,  # noqa: A002 - what it is called in workshop.yaml
    address: str | None = None,
    ready: Callable[[str], None] = lambda _address: None,
) -> None:
    """Serve a room until Ctrl-C.

    Args:
        store: An open store with the cohort in it.
        workshop: What the room runs.
        pages: Folder with a folder of exported pages, named by the workshop's id.
        host: Address to listen at; ``0.0.0.0`` for everyone in the network.
        port: Port; 0 lets the system choose.
        room_keys: By cohort code, a facilitator's key that holds as long as the room runs.
        help: Help contacts in place of the workshop's own; the demo has its own.
        address: The address that others type, if it is not the one that is found.
        ready: Called with the room's address once it answers.

    Raises:
        SetupError: If the port cannot be had.
    """
    app, opened, reached = _prepared(store, workshop, pages, host, port, room_keys=room_keys, help=help, given=address)
    serve(app, opened, ready=lambda: ready(reached))


@contextmanager
def room_running(
    store: Store,
    workshop: Workshop,
    pages: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    room_keys: Mapping[str, str] | None = None,
    help: Sequence[HelpContact] | None = None,  # noqa: A002 - what it is called in workshop.yaml
) -> Iterator[str]:
    """Serve a room in a thread for as long as the block runs, and give it the room's address.

    The arguments are those of ``run_room``.

    Raises:
        SetupError: If the port cannot be had, or the room does not start.
    """
    app, opened, address = _prepared(store, workshop, pages, host, port, room_keys=room_keys, help=help)
    with serving(app, opened):
        yield address


def _prepared(
    store: Store,
    workshop: Workshop,
    pages: Path,
    host: str,
    port: int,
    *,
    room_keys: Mapping[str, str] | None,
    help: Sequence[HelpContact] | None,  # noqa: A002 - what it is called in workshop.yaml
    given: str | None = None,
) -> tuple[FastAPI, socket.socket, str]:
    opened = listen(host, port)
    address = given or link_to(opened)
    app = create_app(store, with_help(workshop, help), pages, address=address, room_keys=room_keys)
    return app, opened, address


def with_help(workshop: Workshop, help: Sequence[HelpContact] | None) -> Workshop:  # noqa: A002 - as above
    """The workshop with other help contacts, or as it is."""
    return workshop if help is None else workshop.model_copy(update={"help": tuple(help)})
