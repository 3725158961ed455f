"""The loop of the fork server: requests in, forks out, and an eye on every kernel and on whoever asked for it."""

import gc
import os
import selectors
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from workshop.kernels.child import Job
from workshop.kernels.lease import Lease
from workshop.kernels.preload import Preload
from workshop.kernels.wire import Closed, peer, receive, send

__all__ = ["Loop"]

_PATIENCE = 5.0  # seconds for a request to arrive whole; a client sends it at once


class Loop:
    """Serves one socket until it is idle for long enough, told to end, or its owner has ended.

    Args:
        listener: The listening socket.
        preload: What was imported.
        path: Where the socket is found.
        idle: Seconds without a kernel after which to end.
        owner: A pidfd of the process to end with, or ``None``.
    """

    def __init__(
        self, listener: socket.socket, preload: Preload, path: Path, *, idle: float, owner: int | None
    ) -> None:
        self._listener = listener
        self._preload = preload
        self._path = path
        self._inode = path.stat().st_ino
        self._idle = idle
        self._owner = owner
        self._selector = selectors.PollSelector()  # holds no descriptor that a child would have to close
        self._leases: set[Lease] = set()
        self._ending = self._retired = False
        self._wake, self._waker = socket.socketpair()
        self._job: Job | None = None

    def run(self) -> Job | None:
        """Serve. Returns ``None`` when the server is to end, and in every child what it is to become."""
        self._waker.setblocking(False)
        signal.signal(signal.SIGTERM, lambda *_: None)
        signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        self._watch(self._wake.fileno(), self._end)
        self._watch(self._listener.fileno(), self._accept)
        if self._owner is not None:
            self._watch(self._owner, self._end)
        while not self._ending:
            self._turn()
            if self._job is not None:
                return self._job
        self._retire()
        for lease in self._leases:
            lease.end_kernel()
        return None

    def _turn(self) -> None:
        deadline = time.monotonic() + self._idle
        busy = any(lease.running for lease in self._leases)
        if not busy and self._retired:
            self._ending = True
            return
        ready = self._selector.select(None if busy else self._idle)
        if not ready and not busy and time.monotonic() >= deadline:
            self._ending = True
        for event, _ in ready:
            # An earlier handler of this turn may have closed what this event was about.
            if self._selector.get_map().get(event.fileobj) is event:
                event.data()
            if self._job is not None:
                return

    def _watch(self, fd: int, action: Callable[[], None]) -> None:
        self._selector.register(fd, selectors.EVENT_READ, action)

    def _end(self) -> None:
        self._ending = True

    def _retire(self) -> None:
        """Take no more requests; the next client starts another server."""
        if not self._retired:
            self._retired = True
            self._selector.unregister(self._listener.fileno())
            self._listener.close()
            with suppress(OSError):
                if self._path.stat().st_ino == self._inode:
                    for each in (self._path, self._path.with_suffix(".lock"), self._path.with_suffix(".log")):
                        each.unlink(missing_ok=True)

    def _accept(self) -> None:
        connection, _ = self._listener.accept()
        fds: list[int] = []
        try:
            connection.settimeout(_PATIENCE)
            pid, uid = peer(connection)
            if uid != os.getuid():
                connection.close()
                return
            request, fds = receive(connection)
            self._answer(connection, request, fds, pid)
        except (Closed, OSError, KeyError, TypeError, ValueError):  # gone, or not a request
            connection.close()
        finally:
            if self._job is None:  # in a child they are its standard streams
                for fd in fds:
                    os.close(fd)

    def _answer(self, connection: socket.socket, request: dict[str, Any], fds: list[int], manager: int) -> None:
        match request.get("ask"):
            case "kernel":
                self._kernel(connection, request, fds, manager)
            case "attach":
                self._attach(connection, int(request["pid"]), manager)
            case "status":
                send(
                    connection,
                    {"pid": os.getpid(), "kernels": [kernel.pid for kernel in self._leases if kernel.running]},
                )
                connection.close()
            case "end":
                self._end()
                connection.close()
            case _:
                connection.close()

    def _kernel(self, connection: socket.socket, request: dict[str, Any], fds: list[int], manager: int) -> None:
        if misfit := self._preload.misfit(request["env"]):
            sys.stdout.write(f"{misfit}: another server is needed\n")
            self._retire()
            send(connection, {"stale": misfit})
            connection.close()
            return
        if file := self._preload.shadowed(request["cwd"]):
            send(connection, {"cold": f"{file} has the name of a module that was already imported from elsewhere"})
            connection.close()
            return
        job = Job.read(request, fds, connection, changes=self._preload.changes, server=os.getpid())
        watcher = os.pidfd_open(manager)
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})  # until the child has a handler of its own
        try:
            pid = os.fork()
        except OSError as problem:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
            os.close(watcher)
            send(connection, {"cold": f"the system did not allow another process ({problem.strerror})"})
            connection.close()
            return
        if pid == 0:
            os.close(watcher)
            self._become(job)
            return
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        lease = Lease(pid, connection, watcher, independent=job.independent)
        self._leases.add(lease)
        self._register(lease)
        with suppress(OSError):  # whoever asked has gone: the loop will notice, and so will the kernel
            send(connection, {"started": pid}, [lease.kernel])

    def _attach(self, connection: socket.socket, pid: int, manager: int) -> None:
        """Give a kernel to another manager: it lives with that one from now on."""
        for lease in self._leases:
            if lease.pid == pid and lease.running:
                self._unregister(lease)
                lease.pass_to(connection, os.pidfd_open(manager))
                self._register(lease)
                send(connection, {"started": pid}, [lease.kernel])
                return
        send(connection, {"cold": "no such kernel"})
        connection.close()

    def _register(self, lease: Lease) -> None:
        self._watch(lease.kernel, lambda: self._kernel_ended(lease))
        self._watch(lease.connection.fileno(), lambda: self._manager_left(lease))
        self._watch(lease.manager, lambda: self._manager_ended(lease))

    def _unregister(self, lease: Lease) -> None:
        for fd in (lease.kernel, lease.connection.fileno(), lease.manager):
            if fd in self._selector.get_map():
                self._selector.unregister(fd)

    def _kernel_ended(self, lease: Lease) -> None:
        self._selector.unregister(lease.kernel)
        lease.tell_exit()
        if lease.left:
            self._drop(lease)
        gc.collect()  # what was frozen is not looked at, so it is done in no time

    def _manager_left(self, lease: Lease) -> None:
        """Its connection is closed: it let go of an ended kernel, or of one that goes on while it lives itself."""
        self._selector.unregister(lease.connection.fileno())
        lease.left = True
        if not lease.running:
            self._drop(lease)

    def _manager_ended(self, lease: Lease) -> None:
        self._selector.unregister(lease.manager)
        if lease.running and not lease.independent:
            lease.end_kernel()
        lease.left = True
        if not lease.running:
            self._drop(lease)

    def _drop(self, lease: Lease) -> None:
        self._unregister(lease)
        self._leases.discard(lease)
        lease.close()

    def _become(self, job: Job) -> None:
        """In the child: keep nothing of the server but its modules."""
        signal.set_wakeup_fd(-1)
        for each in (self._wake, self._waker, self._listener):
            each.close()
        for lease in self._leases:
            lease.close(reap=False)
        if self._owner is not None:
            os.close(self._owner)
        self._job = job
