"""A fork of this process, with a pipe to it."""

import atexit
import os
import select
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Self
from weakref import finalize

from workshop.kernels.fork import end_with, reseed

__all__ = ["Fork", "can_fork", "forked", "has_threads"]

_PATIENCE = 2.0
_STANDARD_ERROR = 2  # the last of the descriptors that any program expects


def can_fork() -> bool:
    """Whether forks are safe here, and not switched off as those of kernels are."""
    has_pidfd = hasattr(os, "pidfd_open") and hasattr(signal, "pidfd_send_signal")
    return sys.platform == "linux" and has_pidfd and os.environ.get("WORKSHOP_KERNELS") != "cold"


def has_threads() -> bool:
    """Whether this process has any thread besides its first, of Python or of a library: no thread survives a fork."""
    return len(list(Path("/proc/self/task").iterdir())) > 1


def forked(act: Callable[[], None], *, told: int | None = None) -> int:
    """Fork this process.

    Args:
        act: What the fork does. It ends after that, and at the latest with this process.
        told: The signal that it gets when this process has ended; by default the one that ends it at once.

    Returns:
        Process id of the fork.

    Raises:
        AssertionError: This process has threads.
    """
    if has_threads():
        raise AssertionError("a process with threads is not forked")
    parent = os.getpid()
    for stream in (sys.stdout, sys.stderr):
        if stream:  # there is none where it was closed
            stream.flush()
    if signal.getsignal(signal.SIGCHLD) == signal.SIG_IGN:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # left so by whoever began this: nobody could wait for the fork
    # What this process does when it is told to end, such as to delete its files, is not the fork's to do.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        pid = os.fork()
    except OSError:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        raise
    if pid:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        return pid
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever waits
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        end_with(parent, told)
        atexit._clear()  # what this process was to do at its end is not the fork's to do
        _finalize_own_only()
        reseed()
        act()
        atexit._run_exitfuncs()
        status = 0
    finally:
        os._exit(status)


def _finalize_own_only() -> None:
    """See to it that a fork deletes temporary folders of its own when it ends, and none of its parent."""
    for inherited in finalize._registry:  # type: ignore[attr-defined]
        inherited.atexit = False
    finalize._registered_with_atexit = False  # type: ignore[attr-defined] # in the list that was cleared


def _take_standard_places() -> None:
    """See to it that a pipe does not get the number of a standard stream, where that was closed."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= _STANDARD_ERROR:
        pass
    os.close(descriptor)


class Fork:
    """A fork of this process with a pipe to it.

    Args:
        serve: What it does, given its end of the pipe.

    Attributes:
        connection: Our end of the pipe.
        pid: Its process id.
    """

    def __init__(self, serve: Callable[[Connection], None]) -> None:
        _take_standard_places()
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
        with suppress(ProcessLookupError):  # it has a group if it made one
            os.killpg(self.pid, signal.SIGKILL)  # what it began and did not end
        os.waitpid(self.pid, 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failed: object, *_: object) -> None:
        self.end(_PATIENCE if failed is None else 0)
