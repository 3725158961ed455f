"""In the fork: run a cell, and send what it shows as a kernel would."""

import asyncio
import builtins
import fcntl
import getpass
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

from ipykernel.compiler import XCachingCompiler
from ipykernel.eventloops import enable_gui
from ipykernel.ipkernel import IPythonKernel
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.error import StdinNotImplementedError
from IPython.core.interactiveshell import ExecutionResult
from jupyter_client.session import Session
from traitlets.config import Config

from workshop.reports.forked.streams import Streams

__all__ = ["LANGUAGE", "new_shell", "serve"]

LANGUAGE = IPythonKernel.language_info
"""What a kernel says of its language."""


class _Shell(ZMQInteractiveShell):
    """A kernel's shell where there is no kernel."""

    def enable_gui(self, gui: str | None = None) -> None:
        """What ``%matplotlib inline`` does besides to choose where figures go: nothing here waits for windows."""
        enable_gui(gui, self.kernel)  # type: ignore[no-untyped-call]


class _Sender(Session):
    """Sends messages through a pipe, where a kernel would send them to a socket."""

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self._connection = connection
        self._lock = threading.Lock()  # a cell may have threads that show something
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - locked by one of its processes at a time
        self.failed: dict[str, Any] = {}

    def send(self, _: Any, kind: Any, content: Any = None, *__: Any, **___: Any) -> None:  # type: ignore[override]
        """Send a message, given as one or as its kind and its content."""
        kind, content = (kind["msg_type"], kind["content"]) if isinstance(kind, dict) else (kind, content)
        if kind == "error":
            self.failed = content
        if kind != "stream" and os.getpid() != self.pid:
            return  # as in a kernel: of processes that a cell forks, only what they print is shown
        packed = self.pack([kind, content])  # what is no JSON fails here, in its cell
        with self._lock:
            fcntl.lockf(self._file, fcntl.LOCK_EX)
            try:
                self._connection.send_bytes(packed)
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN)


def new_shell(folder: Path) -> ZMQInteractiveShell:
    """The shell that forks of this process run cells by; a process has one at most.

    Args:
        folder: Where it may put files of its own. Nobody's own settings of IPython change a report.
    """
    config = Config()
    config.HistoryManager.enabled = False
    shell: ZMQInteractiveShell = _Shell.instance(
        config=config, ipython_dir=str(folder), compiler_class=XCachingCompiler, kernel=SimpleNamespace(eventloop=None)
    )
    return shell


def serve(shell: ZMQInteractiveShell, connection: Connection, folder: Path) -> None:
    """Run cells until whoever sends them has gone.

    Args:
        shell: What `new_shell` gave.
        connection: Gives the text of a cell. Takes, for each, messages as JSON, ``[kind, content]``, and at the end of
            a cell ``["reply", content]``, which says whether it failed and counts the cells.
        folder: Where the cells run.
    """
    os.setsid()  # what a cell begins is of its group, and ends with it
    signal.signal(signal.SIGINT, signal.default_int_handler)  # nobody's Ctrl-C, but a cell's own
    sender = _Sender(connection)
    streams = Streams(lambda kind, content: sender.send(None, kind, content))
    shell.displayhook.session = shell.display_pub.session = sender  # type: ignore[attr-defined]
    builtins.input, getpass.getpass = _unanswered("raw_input"), _unanswered("getpass")
    os.chdir(folder)
    # As in a kernel, where matplotlib shows its figures in the notebook.
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    while True:
        try:
            text = connection.recv()
        except EOFError:
            return
        sender.failed = {}
        result = loop.run_until_complete(_run(shell, text))
        if os.getpid() != sender.pid:
            os._exit(0)  # a fork that the cell did not end
        streams.flush()
        failed = not result.success or getattr(shell, "_last_traceback_during_displayhook", False)
        reply = {"failed": failed, "execution_count": shell.execution_count - 1}
        sender.send(None, "reply", reply | sender.failed)
        if shell.exit_now:
            return


async def _run(shell: ZMQInteractiveShell, text: str) -> ExecutionResult:
    """Run a cell as a kernel does, where a loop is running: what one cell begins in it may go on in another."""
    ready, failed = text, None
    try:
        ready = shell.transform_cell(text)  # type: ignore[no-untyped-call]
    except Exception:  # noqa: BLE001 - the shell says so
        failed = sys.exc_info()
    if not shell.should_run_async(text, transformed_cell=ready, preprocessing_exc_tuple=failed):
        done: ExecutionResult = shell.run_cell(text, store_history=True)  # type: ignore[no-untyped-call]
        return done
    result: ExecutionResult | None = None
    try:
        result = await shell.run_cell_async(
            text, store_history=True, transformed_cell=ready, preprocessing_exc_tuple=failed
        )
    finally:
        shell.events.trigger("post_execute")
        shell.events.trigger("post_run_cell", result)
    return result


def _unanswered(name: str) -> Callable[..., NoReturn]:
    """What stands where nobody can be asked, with a kernel's own words."""

    def ask(*_: object, **__: object) -> NoReturn:
        raise StdinNotImplementedError(f"{name} was called, but this frontend does not support input requests.")

    return ask
