"""From the fork to a fresh process: everything that an ordinary kernel would have got from its own start."""

import atexit
import contextlib
import ctypes
import gc
import importlib.util
import io
import os
import signal
import socket
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from typing import Any, Self

from workshop.kernels.fork import end_with, reseed
from workshop.kernels.wire import send

__all__ = ["Job", "become_kernel"]

_FOUND = importlib.util.find_spec("ipykernel_launcher")
_LAUNCHER = (_FOUND and _FOUND.origin) or "ipykernel_launcher"


@dataclass(frozen=True)
class Job:
    """What a fork of the server is to become.

    Attributes:
        command: The whole command of the ordinary kernel, for ``sys.orig_argv``.
        arguments: Its part after ``-m ipykernel_launcher``.
        env: The whole environment.
        changes: What the imported modules did to the environment, to be done again.
        cwd: The working directory.
        fresh: The names of the ports that the kernel chooses itself.
        independent: Whether it outlives its manager, and then its server too.
        connection: To its manager.
        streams: Descriptors for its standard output and standard error.
        server: The process id of the fork server.
    """

    command: list[str]
    arguments: list[str]
    env: dict[str, str]
    changes: dict[str, str | None]
    cwd: str
    fresh: list[str]
    independent: bool
    connection: socket.socket
    streams: tuple[int, int]
    server: int

    @classmethod
    def read(
        cls,
        request: dict[str, Any],
        fds: list[int],
        connection: socket.socket,
        *,
        changes: dict[str, str | None],
        server: int,
    ) -> Self:
        """From a request off the wire."""
        named = {name: request[name] for name in ("command", "arguments", "env", "cwd", "fresh", "independent")}
        return cls(**named, changes=changes, connection=connection, streams=(fds[0], fds[1]), server=server)


def become_kernel(job: Job) -> None:
    """Be the kernel, until it ends."""
    os.setsid()
    if not job.independent:
        end_with(job.server)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})  # whoever was told to end before now ends here
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _streams(job.streams)
    _environment(job)
    reseed()

    from workshop.kernels.app import WarmKernelApp

    def bound(ports: dict[str, int]) -> None:
        send(job.connection, {"bound": ports})
        job.connection.close()

    app = WarmKernelApp.instance()
    app.fresh, app.bound = job.fresh, bound
    app.initialize(job.arguments)  # type: ignore[no-untyped-call]
    app.start()
    _end()


def _end() -> None:
    """Do all that an end of Python does, except to take every imported module apart.

    That is most of the work of ending a warm kernel, and for nothing: the memory is shared, and the notebook's own
    variables are gone before, with the shell. Threads are waited for, exit functions run, and so do those of libraries.
    """
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    gc.collect()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):  # a stream may be closed, or be anything
            stream.flush()
    ctypes.PyDLL(None).exit(0)  # with the interpreter's lock held, so that no other thread runs any more


def _streams(streams: tuple[int, int]) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    for number, fd in enumerate(streams, start=1):
        os.dup2(fd, number)
    for fd in (nothing, *streams):
        os.close(fd)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=os.isatty(1))


def _environment(job: Job) -> None:
    os.environ.clear()
    os.environ.update(job.env)
    for name, value in job.changes.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
    os.chdir(job.cwd)
    time.tzset()
    tempfile.tempdir = None  # found anew from the environment
    sys.argv = [_LAUNCHER, *job.arguments]
    sys.orig_argv = list(job.command)
