"""Run a room: in the foreground until Ctrl-C, or beside other work in a thread."""

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from fastapi import FastAPI

from workshop.errors import SetupError
from workshop.room.tuned import config, many_files, settle_in

__all__ = ["end_streams_on_signals", "serve", "serving"]


class _Server(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, app: FastAPI, ready: Callable[[], None]) -> None:
        # Nothing stands in front of it, so what claims to is not believed.
        super().__init__(config(app, proxy_headers=False))
        self._room = app
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._room.state.hub.close()  # streams have no end of their own, and nobody waits for them
        await super().shutdown(sockets)


def serve(app: FastAPI, opened: socket.socket, *, ready: Callable[[], None] = lambda: None) -> None:
    """Serve until Ctrl-C or a polite kill; returns once what was being answered is answered.

    Args:
        app: From ``create_app``.
        opened: From ``listen``; closed in the end.
        ready: Called once the room answers.
    """
    server = _Server(app, ready)
    many_files()
    settle_in()
    try:
        server.run(sockets=[opened])
    except KeyboardInterrupt:
        pass  # uvicorn ends cleanly first, then raises the signal again
    finally:
        opened.close()


@contextmanager
def serving(app: FastAPI, opened: socket.socket) -> Iterator[None]:
    """Serve in a thread for as long as the block runs, which starts once the room answers.

    Raises:
        SetupError: If the room does not start.
    """
    started = threading.Event()
    server = _Server(app, started.set)
    thread = threading.Thread(target=lambda: _run(server, opened, started), name="room", daemon=True)
    thread.start()
    started.wait()
    try:
        if not server.started:
            raise SetupError("The room did not start. Run it again with --debug before the command's name.")
        yield
    finally:
        server.should_exit = True
        thread.join()
        opened.close()


def _run(server: _Server, opened: socket.socket, started: threading.Event) -> None:
    try:
        server.run(sockets=[opened])
    finally:
        started.set()  # whatever happened, nobody waits for ever


def end_streams_on_signals(app: FastAPI) -> None:
    """End the streams of a worker when it is told to stop, before uvicorn begins to wait for them.

    Call it where uvicorn has taken the signals already, in the main thread: when it loads the app.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        before = signal.getsignal(number)

        def ended(signum: int, frame: Any, before: Any = before) -> None:
            app.state.hub.close()
            if callable(before):
                before(signum, frame)

        signal.signal(number, ended)
