"""One kernel in the books of the fork server: the process, and the manager that asked for it."""

import os
import signal
import socket

from workshop.kernels.wire import send

__all__ = ["Lease"]


class Lease:
    """A kernel, from its fork until nobody asks for it any more.

    An ended kernel stays a zombie until its manager has let go of it: as long as the manager may send signals to the
    process id or the process group, neither can come to mean another process.

    Args:
        pid: The kernel's process id.
        connection: To its manager.
        manager: A pidfd of its manager.
        independent: Whether it outlives its manager.
    """

    def __init__(self, pid: int, connection: socket.socket, manager: int, *, independent: bool) -> None:
        self.pid = pid
        self.kernel = os.pidfd_open(pid)
        self.connection = connection
        self.manager = manager
        self.independent = independent
        self.running = True
        self.left = False

    def pass_to(self, connection: socket.socket, manager: int) -> None:
        """Another manager takes over."""
        self.connection.close()
        os.close(self.manager)
        self.connection, self.manager, self.left = connection, manager, False

    def tell_exit(self) -> None:
        """The process has ended: read its status, leave it in the process table, and tell its manager."""
        self.running = False
        ended = os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG)
        if ended is None:
            return
        status = ended.si_status if ended.si_code == os.CLD_EXITED else -ended.si_status
        try:
            send(self.connection, {"exit": status})
        except OSError:
            self.left = True

    def end_kernel(self) -> None:
        """End the kernel and what it started, as its manager would."""
        if self.running and not self.independent:
            try:
                os.killpg(self.pid, signal.SIGKILL)
            except ProcessLookupError:  # it has not come to be the leader of its group yet
                signal.pidfd_send_signal(self.kernel, signal.SIGKILL)

    def close(self, *, reap: bool = True) -> None:
        """Close every descriptor, and let the process go from the process table."""
        self.connection.close()
        os.close(self.manager)
        os.close(self.kernel)
        if reap:
            os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG)
