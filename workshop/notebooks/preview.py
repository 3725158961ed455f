"""Pages of a workshop while it is being written: they reload as files are saved, and mistakes stand on the page.

The pages are the ones that participants get, plus a bar on top and a script that waits for the next version. The
server is the standard library's, listens on this machine only, and answers no other name than its own address.
"""

import json
import logging
import re
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from workshop.ending import told_to_end
from workshop.errors import Mistake, SetupError, WorkshopError
from workshop.lessons.check import check_workshop
from workshop.notebooks.export import pages_of
from workshop.notebooks.page import templates

__all__ = ["HOST", "Preview", "serve"]

HOST = "127.0.0.1"
_BODY = re.compile(rb"<body\b[^>]*>")
_BEAT = 15
"""Seconds after which a waiting page hears that the preview is still there."""


class Preview:
    """The present pages of a workshop, and what is wrong with it.

    Attributes:
        version: Raised whenever the pages or the findings change.
    """

    def __init__(self, folder: Path, *, room: bool = False) -> None:
        self._folder = folder
        self._room = room
        self._pages: dict[str, bytes] = {}
        self._found: tuple[Mistake, ...] = ()
        self._changed = threading.Condition()
        self.version = 0
        self.closed = False
        self.refresh()

    def refresh(self) -> None:
        """Read the folder again. With mistakes, the last good pages stay, under a bar that names the mistakes."""
        try:
            checked = check_workshop(self._folder)
            found = (*checked.mistakes, *checked.warnings)
            pages = self._pages if checked.mistakes else pages_of(self._folder, room=self._room)
        except WorkshopError as error:
            found, pages = (Mistake(str(self._folder), 0, str(error)),), self._pages
        with self._changed:
            if self.version and (found, pages) == (self._found, self._pages):
                return
            self._found, self._pages = found, pages
            self.version += 1
            self._changed.notify_all()

    def page(self, name: str) -> tuple[HTTPStatus, bytes]:
        """A page with its bar; where there is none of that name, a page that says so and waits for it."""
        with self._changed:
            text, found, version, shown = self._pages.get(name), self._found, self.version, bool(self._pages)
        broken = any(one.severity == "mistake" for one in found)
        found = tuple(one for one in found if one.severity == "mistake" or not broken)  # first things first
        missing = text is None and (shown or not broken)
        bar = templates().get_template("preview.html.j2")
        values = {"found": found, "broken": broken, "version": version, "whole": text is None, "missing": missing}
        page = _into(text, bar.render(**values).encode())
        return HTTPStatus.NOT_FOUND if missing else HTTPStatus.OK, page

    def wait(self, version: int, seconds: float) -> int:
        """The version now, once it is another one, the preview ends, or the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: self.closed or self.version != version, seconds)
            return self.version

    def close(self) -> None:
        """Let every waiting page go."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()


def serve(preview: Preview, port: int, ready: Callable[[str], None]) -> None:
    """Serve until Ctrl-C, reading the folder again whenever something in it is saved.

    Args:
        preview: The pages.
        port: The port; 0 takes any that is free.
        ready: Called with the address once it answers.

    Raises:
        SetupError: If the port cannot be used.
    """
    from watchfiles import watch

    logging.getLogger("watchfiles").setLevel(logging.ERROR)  # the end by Ctrl-C is no news
    try:
        server = ThreadingHTTPServer((HOST, port), _handler(preview))
    except OSError as error:
        raise SetupError(f"Port {port} cannot be used ({error.strerror}). Leave out --port.") from error
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        with told_to_end() as told:
            ready(f"http://{HOST}:{server.server_port}/")
            for _ in watch(preview._folder, stop_event=told, debounce=200):
                preview.refresh()
    finally:
        preview.close()
        server.shutdown()
        server.server_close()


def _into(text: bytes | None, bar: bytes) -> bytes:
    """The bar at the top of a page, or a page of its own."""
    return bar if text is None else _BODY.sub(lambda body: body[0] + bar, text, count=1)


def _handler(preview: Preview) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if (self.headers.get("Host") or "").rpartition(":")[0] not in (HOST, "localhost"):
                self._answer(HTTPStatus.MISDIRECTED_REQUEST, b"Open the preview at its own address.", "text/plain")
                return
            address = urlsplit(self.path)
            if address.path == "/events":
                self._events(address.query)
                return
            status, page = preview.page(unquote(address.path).lstrip("/") or "index.html")
            self._answer(status, page, "text/html")

        def _answer(self, status: HTTPStatus, data: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            self.wfile.write(data)

        def _events(self, query: str) -> None:
            """Server-sent events: the version, whenever it is another."""
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            version = int(query) if query.isdigit() else preview.version
            try:
                while not preview.closed:
                    version = preview.wait(version, _BEAT)
                    self.wfile.write(f"data: {json.dumps(version)}\n\n".encode())
                    self.wfile.flush()
            except OSError:
                return  # the page was closed

        def log_message(self, *_: object) -> None:
            """Say nothing: the terminal belongs to the author."""

    return Handler
