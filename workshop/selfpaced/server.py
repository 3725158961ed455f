"""Voila with our pages: lessons as ``/<stem>.html``, a start page, and nothing else of Voila's own."""

import logging
import secrets
import shutil
import signal
import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

import tornado.web
from jupyter_core.utils import ensure_async, run_sync
from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from nbformat import NotebookNode
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from traitlets.config import Config
from voila.app import Voila
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.handler import TornadoVoilaHandler

from workshop.selfpaced.pages import TEMPLATES, Pages
from workshop.selfpaced.port import HOST

__all__ = ["serve"]

IDLE = 900  # seconds; a page that was closed leaves a kernel that nobody needs
LOOK = 30
GRACE = 3  # seconds between leaving a page and the end of its kernel


class _Ours:
    """What our pages say when something is wrong; Voila's own page would ask a third party for icons."""

    def write_error(self: Any, status_code: int, **_: object) -> None:
        """The page of an error."""
        sentences = {
            403: "This page opens by the link that `workshop open` printed. Open that link once more.",
            404: "There is no such lesson here.",
        }
        other = "The page could not be made. Your answers are kept. Close the workshop and open it again."
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(self.settings["voila"].pages.problem(sentences.get(status_code, other)))


class _Closed(_Ours, JupyterHandler):
    """Where somebody lands without the link, such as another account of this machine."""

    @allow_unauthenticated
    def get(self) -> None:
        """Say how to get in."""
        raise tornado.web.HTTPError(403)


class _Start(_Ours, JupyterHandler):
    """The start page."""

    @tornado.web.authenticated
    def get(self) -> None:
        """The page."""
        self.set_header("Cache-Control", "no-store")
        self.finish(self.settings["voila"].pages.start())


class _Lesson(_Ours, TornadoVoilaHandler):  # type: ignore[misc] # no types of its own
    """A lesson, run in a new kernel each time that it is opened; its answers come from the journal."""

    @tornado.web.authenticated
    async def get(self, path: str | None = None) -> None:
        """The page, sent piece by piece while the cells run."""
        # Voila's page asks to end its kernel when it is closed, and is refused unless this cookie was set before.
        _ = self.xsrf_token
        if not (self.settings["voila"].pages.folder / f"{path}.ipynb").is_file():
            raise tornado.web.HTTPError(404)
        await super().get(f"{path}.ipynb")


class _Leave(VoilaShutdownKernelHandler):  # type: ignore[misc] # no types of its own
    """Ends the kernel of a page that was left, once what was typed last has arrived."""

    @tornado.web.authenticated
    async def post(self, kernel_id: str) -> None:
        """Plan the end; a page calls this before it sends its last words."""
        manager = self.kernel_manager
        IOLoop.current().call_later(GRACE, _end, manager, kernel_id)
        self.set_status(204)
        self.finish()


async def _end(manager: Any, kernel_id: str) -> None:
    if kernel_id in manager:
        await ensure_async(manager.shutdown_kernel(kernel_id))


class _Session(Voila):  # type: ignore[misc] # no types of its own
    """One person's session."""

    pages: Pages
    opened: socket.socket
    ready: Callable[[str], None]

    def setup_template_dirs(self) -> None:
        super().setup_template_dirs()
        self.template_paths: list[str] = [str(TEMPLATES), *self.template_paths]

    def init_handlers(self) -> list[Any]:
        handlers = super().init_handlers()
        ours = [
            (r"/login", _Closed),
            (r"/voila/api/shutdown/(.*)", _Leave),
            (r"/(?:index\.html)?", _Start),
            (
                r"/([\w-]+)\.html",
                _Lesson,
                {
                    "template_paths": self.template_paths,
                    "config": self.config,
                    "voila_configuration": self.voila_configuration,
                },
            ),
        ]
        closed = ("/voila/tree", "/voila/render", "/voila/api/contents", "/voila/files", "/voila/api/shutdown")
        return ours + [one for one in handlers if one[0] != "/" and not one[0].startswith(closed)]

    def listen(self) -> None:
        server = HTTPServer(self.app)
        server.add_sockets([self.opened])
        self.ioloop = IOLoop.current()
        signal.signal(signal.SIGINT, self._handle_signal_stop)
        try:
            self.ready(f"http://{HOST}:{self.port}/?token={self.token}")
            self.ioloop.start()
        finally:
            server.stop()
            self.stop()

    def stop(self) -> None:
        run_sync(self.kernel_manager.shutdown_all)(now=True)
        shutil.rmtree(self.connection_dir, ignore_errors=True)


def serve(
    folder: Path, journal: Path, opened: socket.socket, *, ready: Callable[[str], None], browser: bool = False
) -> None:
    """Serve a built workshop until Ctrl-C; no kernel is left afterwards.

    Args:
        folder: The built notebooks.
        journal: The participant's journal file.
        opened: From ``listen``.
        ready: Called with the address once the session answers.
        browser: Whether to open the address in a browser.
    """
    pages = Pages(folder, journal)

    def prepare(_handler: object, *, notebook: NotebookNode, cwd: str) -> NotebookNode:  # noqa: ARG001 - as Voila calls it
        return pages.prepare(notebook)

    def answered(address: str) -> None:
        ready(address)
        if browser:
            IOLoop.current().run_in_executor(None, webbrowser.open, address)

    config = Config()
    config.Voila.config_file_paths = []
    config.Voila.root_dir = str(folder)
    config.Voila.port = opened.getsockname()[1]
    config.Voila.ip = HOST
    config.Voila.open_browser = False
    config.Voila.log_level = 50
    config.Voila.token = secrets.token_urlsafe(24)
    # Only this machine's own name reaches a page: a foreign site that points its name here is refused.
    config.Voila.tornado_settings = {"allow_remote_access": False, "local_hostnames": ["localhost"]}
    config.VoilaConfiguration.prelaunch_hook = prepare
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.allow_theme_override = "NO"
    config.MappingKernelManager.cull_idle_timeout = IDLE
    config.MappingKernelManager.cull_interval = LOOK
    for name in ("tornado", "tornado.access", "tornado.application", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what a person has to know stands on the page
    session = _Session(config=config)
    session.pages, session.opened, session.ready = pages, opened, answered
    session.initialize([])
    session.start()
