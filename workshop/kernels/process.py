"""A warm kernel as its manager sees it: the part of ``subprocess.Popen`` that jupyter_client uses.

The kernel is a child of the fork server, so it is watched through a pidfd, and its exit status comes from the server.
The server keeps the ended process in the process table until this end closes the connection, so its process id, which
is also the id of its process group, cannot come to mean another process meanwhile.
"""

import os
import select
import signal
import socket
from contextlib import suppress

from workshop.kernels.wire import Closed, receive

__all__ = ["WarmProcess"]

_STATUS_WAIT = 2.0  # seconds; the server sends the status at once, unless it is being killed itself


class WarmProcess:
    """A process that somebody else forked.

    Args:
        pid: Its process id, and the id of its process group.
        pidfd: A file descriptor for it; this object owns it.
        connection: The connection to the fork server; this object owns it.
    """

    # What Popen has for pipes to the process; there are none.
    stdin = stdout = stderr = None

    def __init__(self, pid: int, pidfd: int, connection: socket.socket) -> None:
        self.pid = pid
        self.pidfd = pidfd
        self.returncode: int | None = None
        self._connection = connection

    def poll(self) -> int | None:
        """The exit status (negative: the signal that ended it), or ``None`` while it runs."""
        if self.returncode is None and self.pidfd >= 0 and self._ended(0):
            self._settle()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int | None:
        """Wait until it has ended, at most ``timeout`` seconds, and give its exit status."""
        if self.returncode is None and self.pidfd >= 0 and self._ended(timeout):
            self._settle()
        return self.returncode

    def send_signal(self, signum: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.pidfd, signum)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)

    def _ended(self, timeout: float | None) -> bool:
        poller = select.poll()
        poller.register(self.pidfd, select.POLLIN)
        return bool(poller.poll(None if timeout is None else timeout * 1000))

    def _settle(self) -> None:
        """Fetch the exit status and let go of everything."""
        self.returncode = -signal.SIGKILL  # what a kernel dies of when its server is killed
        self._connection.settimeout(_STATUS_WAIT)
        try:
            while True:
                message, fds = receive(self._connection)
                for fd in fds:
                    os.close(fd)
                if "exit" in message:
                    self.returncode = int(message["exit"])
                    break
        except (Closed, OSError):
            pass
        self.close()

    def close(self) -> None:
        """Let go of the process; it goes on if it runs, as long as this program does."""
        if self.pidfd >= 0:
            os.close(self.pidfd)
            self._connection.close()
            self.pidfd = -1

    def __del__(self) -> None:
        self.close()
