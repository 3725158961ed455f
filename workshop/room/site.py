"""A room on a server: the same app in several processes, which share nothing but the database and the pages."""

import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workshop.ending import told_to_end
from workshop.errors import StoreError, WorkshopError
from workshop.model.lesson import HelpContact
from workshop.room.address import listen
from workshop.room.logs import log_as_json

if TYPE_CHECKING:
    from fastapi import FastAPI
    from uvicorn import Config

__all__ = ["Site", "run_site"]


@dataclass(frozen=True)
class Site:
    """What each worker needs to make the app on its own.

    Attributes:
        folders: The folders of the lessons; their help contacts are filled in.
        pages: Folder with a folder of exported pages for each workshop, named by its id.
        database_url: An SQLAlchemy URL.
        secret: The file of the secret behind participant keys.
        address: The room's address as others reach it, or None to take each request's.
        prefix: The path that all addresses begin with, or empty.
        editions: The folders of lessons that cohorts began with and are not today's, with today's help contacts.
    """

    folders: tuple[Path, ...]
    pages: Path
    database_url: str
    secret: Path
    address: str | None
    prefix: str
    editions: tuple[tuple[Path, tuple[HelpContact, ...]], ...] = ()

    def app(self) -> "FastAPI":
        """The app, with a store of its own that stays open as long as the process runs."""
        from workshop.lessons.reader import read_workshop
        from workshop.room.app import create_app
        from workshop.store import open_store

        log_as_json()
        store = open_store(self.database_url, self.secret, create=True)
        workshops = [read_workshop(folder) for folder in self.folders]
        editions = [read_workshop(folder).model_copy(update={"help": given}) for folder, given in self.editions]
        return create_app(store, workshops, self.pages, address=self.address, prefix=self.prefix, editions=editions)


def run_site(
    site: Site, *, host: str, port: int, workers: int, proxies: str, ready: Callable[[], None] = lambda: None
) -> None:
    """Serve until Ctrl-C or a polite kill; a worker that dies is replaced.

    Args:
        site: What to serve.
        host: Address to listen at.
        port: Port to listen at.
        workers: Number of processes.
        proxies: Addresses or networks of proxies, separated by commas, whose ``X-Forwarded-For`` and
            ``X-Forwarded-Proto`` are believed; empty for none.
        ready: Called once the port is ours.

    Raises:
        SetupError: If the port cannot be had.
    """
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    from workshop.room.tuned import many_files

    many_files()
    opened = listen(host, port)
    config = _config(site, workers, proxies)
    log_as_json()
    ready()
    try:
        if workers > 1:
            Multiprocess(config, sockets=[opened]).run()
        else:
            uvicorn.Server(config).run(sockets=[opened])
    except KeyboardInterrupt:
        pass  # uvicorn ends cleanly first, then raises the signal again
    finally:
        opened.close()


def _config(site: Site, workers: int, proxies: str) -> "Config":
    from workshop.room.tuned import config

    return config(
        partial(_worker, site),
        factory=True,
        workers=workers,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies or None,
    )


def _worker(site: Site) -> "FastAPI":
    """Made in each worker, so it starts from what can be sent to another process."""
    import logging

    from workshop.room.server import end_streams_on_signals
    from workshop.room.tuned import settle_in

    try:
        app = patiently(site.app)
    except WorkshopError as error:
        logging.getLogger("workshop.room").error("%s", error)  # noqa: TRY400 - the sentence says what to do
        raise SystemExit(3) from None
    end_streams_on_signals(app)
    settle_in()
    return app


def patiently(make: "Callable[[], FastAPI]", *, tries: int = 120, pause: float = 0.5) -> "FastAPI":
    """Make the app, and wait for a database that is away.

    The command has looked at the database before any worker began. So one that is away now is being started again, and
    a worker that gave up would take the whole server with it: its supervisor ends when a worker cannot start. Whoever
    is told to end while the app is being made is told again once it is there: by then uvicorn listens, and ends well.

    Args:
        make: Makes the app.
        tries: How often it is tried.
        pause: Seconds between two tries.

    Raises:
        StoreError: If the database is still away after the last try.
        SystemExit: If the worker is told to end while it waits.
    """
    with told_to_end() as told:
        app = _made(make, told, tries, pause)
    if told.is_set():
        signal.raise_signal(signal.SIGTERM)
    return app


def _made(make: "Callable[[], FastAPI]", told: threading.Event, tries: int, pause: float) -> "FastAPI":
    for _ in range(tries - 1):
        try:
            return make()
        except StoreError:
            if told.wait(pause):
                raise SystemExit(3) from None
    return make()
