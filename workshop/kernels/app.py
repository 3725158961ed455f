"""The kernel application of a warm kernel: ipykernel's own, which says when its sockets are bound."""

import gc
import threading
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

import zmq
from ipykernel.heartbeat import Heartbeat
from ipykernel.kernelapp import IPKernelApp

from workshop.kernels.arguments import plain_arguments

__all__ = ["WarmKernelApp"]

_PORTS = ("shell_port", "iopub_port", "stdin_port", "hb_port", "control_port")
_LAST_WORD = 2.0  # seconds


class _BoundHeartbeat(Heartbeat):
    """A heartbeat that can be waited for until its port is its own: ipykernel tells the port before it is bound."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.settled = threading.Event()
        super().__init__(*args, **kwargs)  # type: ignore[no-untyped-call]

    def _bind_socket(self) -> None:
        try:
            super()._bind_socket()  # type: ignore[no-untyped-call]
        finally:
            self.settled.set()


class WarmKernelApp(IPKernelApp):
    """An ``IPKernelApp`` whose ports are bound before anybody is told of them.

    Attributes:
        fresh: The names of the ports to choose here, whatever the connection file says.
        bound: Called once with the numbers of all ports when all are bound.
    """

    fresh: Sequence[str] = ()
    bound: Callable[[dict[str, int]], None] = staticmethod(lambda _: None)

    # Not 0, which would stand for a kernel at a terminal, and not a process id to poll for: the kernel's end with its
    # manager is the fork server's task.
    parent_handle = 1

    def parse_command_line(self, argv: list[str] | None = None) -> None:
        """Read the arguments, by the short way where that is enough."""
        config = plain_arguments(argv or ())
        if config is None:
            super().parse_command_line(argv)
            return
        self.argv, self.extra_args = list(argv or ()), []
        self.cli_config = deepcopy(config)
        self.update_config(config)

    def init_connection_file(self) -> None:
        """Read the connection file, and forget the numbers that were only guessed."""
        super().init_connection_file()  # type: ignore[no-untyped-call]
        for name in self.fresh:
            setattr(self, name, 0)

    def init_heartbeat(self) -> None:
        """Start the heartbeat, and go on when it is bound."""
        address = (self.transport, self.ip, self.hb_port)
        keys = {"curve_publickey": self.curve_publickey, "curve_secretkey": self.curve_secretkey}
        self.heartbeat = _BoundHeartbeat(zmq.Context(), address, **keys)
        self.heartbeat.start()
        self.heartbeat.settled.wait()
        self.hb_port = self.heartbeat.port

    def init_shell(self) -> None:
        """Take up garbage collection, now that nearly all is made that stays; from here on a notebook's code runs."""
        super().init_shell()  # type: ignore[no-untyped-call]
        gc.enable()

    def write_connection_file(self, **kwargs: Any) -> None:
        """Say which numbers were bound; whoever gave the numbers a choice writes them down."""
        if not self.fresh:
            super().write_connection_file(**kwargs)
        self.bound({name: getattr(self, name) for name in _PORTS})

    def start(self) -> None:
        """Run until the end, and let the control thread say its last word.

        ipykernel 7 stops the thread that publishes as soon as this returns, while the control thread still publishes
        the end of a shutdown: it then waits ten seconds for an answer. An ordinary kernel is mostly slow enough to get
        away with it.
        """
        try:
            super().start()  # type: ignore[no-untyped-call]
        finally:
            control = self.control_thread
            if control is not None and control.is_alive():
                control.stop()
                control.join(_LAST_WORD)
