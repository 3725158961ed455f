"""A fork of this process, with a pipe to it."""

import atexit
import os
import select
import signal
import sys
from collections.abc import Callable
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Self

from workshop.kernels.fork import end_with, reseed

__all__ = ["Fork", "can_fork", "forked", "has_threads"]

_PATIENCE = 2.0


def can_fork() -> bool:
    """Whether forks are safe here, and not switched off as those of kernels are."""
    return sys.platform == "linux" and os.environ.get("WORKSHOP_KERNELS") != "cold"


def has_threads() -> bool:
    """Whether this process has any thread besides its first, of Python or of a library: no thread survives a fork."""
    return len(list(Path("/proc/self/task").iterdir())) > 1


def forked(act: Callable[[], None]) -> int:
    """Fork this process.

    Args:
        act: What the fork does. It ends after that, and at the latest with this process.

    Returns:
        Process id of the fork.

    Raises:
        AssertionError: This process has threads.
    """
    if has_threads():
        raise AssertionError("a process with threads is not forked")
    parent = os.getpid()
    sys.stdout.flush()
    sys.stderr.flush()
    if pid := os.fork():
        return pid
    status = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        end_with(parent)
        atexit._clear()  # what this process was to do at its end is not the fork's to do
        reseed()
        act()
        atexit._run_exitfuncs()
        status = 0
    except KeyboardInterrupt:
        pass
    finally:
        os._exit(status)


class Fork:
    """A fork of this process with a pipe to it.

    Args:
        serve: What it does, given its end of the pipe.

    Attributes:
        connection: Our end of the pipe.
        pid: Its process id.
    """

    def __init__(self, serve: Callable[[Connection], None]) -> None:
        self.connection, theirs = Pipe()

        def act() -> None:
            self.connection.close()
            serve(theirs)

        self.pid = forked(act)
        self._ended = False
        theirs.close()

    def end(self, patience: float = _PATIENCE) -> None:
        """Close the pipe, and wait until the fork has ended.

        Args:
            patience: Seconds for it to end by itself; after that it is made to.
        """
        if self._ended:
            return
        self._ended = True
        self.connection.close()
        ended = select.poll()
        descriptor = os.pidfd_open(self.pid)
        ended.register(descriptor, select.POLLIN)
        if not ended.poll(patience * 1000):
            os.kill(self.pid, signal.SIGKILL)
        os.close(descriptor)
        os.waitpid(self.pid, 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failed: object, *_: object) -> None:
        self.end(_PATIENCE if failed is None else 0)
