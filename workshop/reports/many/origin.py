"""The process that workers are forked from: it has imported all that reports need, and does nothing else.

Asked for early, by a command that has done little yet, it is a fork of that command and imports while the command
goes on; later, when a command has threads, it is a fresh process.
"""

import atexit
import os
import signal
from collections.abc import Callable
from multiprocessing import Pipe, current_process, get_context
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle, send_handle

from workshop.errors import ReportError
from workshop.reports.forked.process import Fork, forked, has_threads

__all__ = ["fork_worker", "prepare"]

_PATIENCE = 5.0  # seconds for workers without work to end
_TRIES = 2  # it may have ended, for lack of memory say
_here: "dict[int, _Origin]" = {}


def prepare() -> None:
    """Begin to import what workers need, in another process, while this one still does other things."""
    _origin()


def fork_worker(serve: Callable[[Connection], None]) -> tuple[int, Connection] | None:
    """Have a worker.

    Args:
        serve: What it does, given its end of a pipe.

    Returns:
        A descriptor of its process (a pidfd), and our end of the pipe. None where something that reports need begins
        threads when it is imported, so that nothing can be forked after that.

    Raises:
        ReportError: There can be none.
    """
    for _ in range(_TRIES):
        try:
            return _origin().fork(serve)
        except (EOFError, OSError):
            _here.clear()
    raise ReportError(
        "the processes that make reports could not begin, perhaps for lack of memory. Run the command again."
    )


def _origin() -> "_Origin":
    """This process's own, which is started when it is first asked for, and anew if it has ended."""
    pid = os.getpid()
    if pid not in _here:
        _here.clear()  # a fork must not talk to that of its parent
        _here[pid] = _Origin()
        atexit.register(_here[pid].end)
    return _here[pid]


class _Origin:
    """Such a process. It ends with this one."""

    def __init__(self) -> None:
        if has_threads():
            self._connection, theirs = Pipe()
            process = get_context("spawn").Process(target=_serve, args=(theirs,), daemon=True)
            process.start()
            theirs.close()
            self._pid = int(process.pid or 0)
            self._wait: Callable[[float], None] = process.join
        else:
            fork = Fork(_serve)
            self._connection, self._pid, self._wait = fork.connection, fork.pid, fork.end
        self._patience = 0.0  # as long as it has no workers, nothing is lost with it

    def fork(self, serve: Callable[[Connection], None]) -> tuple[int, Connection] | None:
        self._patience = _PATIENCE
        ours, theirs = Pipe()
        try:
            self._connection.send(serve)
            send_handle(self._connection, theirs.fileno(), self._pid)
            if pid := self._connection.recv():
                return os.pidfd_open(pid), ours
        except (EOFError, OSError):
            ours.close()
            raise
        finally:
            theirs.close()
        ours.close()
        return None

    def end(self) -> None:
        """Wait until its workers, which have to be told before, and then itself have ended."""
        self._connection.close()
        self._wait(self._patience)


def _serve(connection: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever waits, who then ends the workers
    current_process().daemon = False  # of a fresh process, which is one, no template could begin processes
    import workshop.reports.many.prepared  # noqa: F401

    staff: set[int] = set()
    while True:
        try:
            serve = connection.recv()
            theirs = Connection(recv_handle(connection))
        except EOFError:
            break

        def work(serve: Callable[[Connection], None] = serve, theirs: Connection = theirs) -> None:
            connection.close()
            serve(theirs)

        if has_threads():
            theirs.close()
            connection.send(0)
            continue
        staff = {pid for pid in staff if not os.waitpid(pid, os.WNOHANG)[0]}
        pid = forked(work, told=signal.SIGTERM)  # it has a scratch folder to delete
        staff.add(pid)
        theirs.close()
        connection.send(pid)
    for pid in staff:
        os.waitpid(pid, 0)
