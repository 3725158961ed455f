"""Find the fork server that fits, or start it, and ask it for a kernel."""

import os
import signal
import socket
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop.kernels.context import MODE, OWNER, key, runtime_folder
from workshop.kernels.problems import ColdStart
from workshop.kernels.process import WarmProcess
from workshop.kernels.starter import connect, started
from workshop.kernels.wire import Closed, receive, send

__all__ = ["Order", "attach", "start_kernel", "start_server"]

PLATFORM = sys.platform
"""Fork servers need Linux: elsewhere libraries may not survive a fork, or there is none."""

_LAUNCHER = ["-m", "ipykernel_launcher"]
_PATIENCE = 30.0  # seconds for a fork to bind its sockets; it takes a few hundredths
_TRIES = 3  # a server may end, or turn out to be stale, between being found and being asked


@dataclass(frozen=True)
class Order:
    """A kernel as it is asked for.

    Attributes:
        command: The command of the ordinary kernel.
        env: Its environment.
        cwd: Its working directory.
        streams: Descriptors for its standard output and standard error.
        fresh: The names of the ports that it chooses itself.
        independent: Whether it outlives this process.
        modules: What the fork server has imported.
        idle: Seconds without a kernel after which a server ends.
        owner: The process that its server ends with; by default the one that the environment names, if it does.
    """

    command: Sequence[str]
    env: Mapping[str, str]
    cwd: str
    streams: tuple[int, int]
    fresh: Sequence[str]
    independent: bool
    modules: Sequence[str]
    idle: float
    owner: int | None = None


def start_kernel(order: Order) -> tuple[WarmProcess, dict[str, int], Path]:
    """Have a kernel forked.

    Returns:
        The process, the numbers of its ports, and the socket of its server.

    Raises:
        ColdStart: There is no warm kernel for this order.
    """
    interpreter, arguments = _split(order)
    for _ in range(_TRIES):
        path, connection = _server(order, interpreter)
        try:
            return *_ask(connection, order, arguments), path
        except (Closed, BrokenPipeError, ConnectionResetError):
            connection.close()
        except OSError as problem:
            connection.close()
            raise ColdStart(f"the fork server does not answer ({problem})") from problem
        except ColdStart:
            connection.close()
            raise
    raise ColdStart("the fork server ended again and again")


def start_server(order: Order) -> None:
    """Have a server for such kernels, so that the first of them need not wait for it.

    Raises:
        ColdStart: There is none for this order.
    """
    interpreter, _ = _split(order)
    _server(order, interpreter)[1].close()


def _server(order: Order, interpreter: list[str]) -> tuple[Path, socket.socket]:
    """The socket of the server for an order, and a connection to it."""
    named = order.env.get(OWNER)
    owner = order.owner or (int(named) if named else None)
    try:
        path = runtime_folder(os.environ) / key(interpreter, order.modules, order.env, owner)
    except OSError as problem:
        raise ColdStart(str(problem)) from problem
    options = {"modules": list(order.modules), "idle": order.idle, "owner": owner}
    return path, started(path, interpreter, order.env, options)


def _split(order: Order) -> tuple[list[str], list[str]]:
    """The interpreter with its options, and the kernel's arguments."""
    if os.environ.get(MODE) == "cold" or order.env.get(MODE) == "cold":
        raise ColdStart("switched off", quiet=True)
    has_pidfd = hasattr(os, "pidfd_open") and hasattr(signal, "pidfd_send_signal")
    if PLATFORM != "linux" or not has_pidfd:
        raise ColdStart("not on this system", quiet=True)
    command = list(order.command)
    for at in range(1, len(command)):
        if command[at : at + 2] == _LAUNCHER:
            return command[:at], command[at + 2 :]
    raise ColdStart("the kernelspec's command has to contain: -m ipykernel_launcher")


def _ask(connection: socket.socket, order: Order, arguments: list[str]) -> tuple[WarmProcess, dict[str, int]]:
    connection.settimeout(_PATIENCE)
    request = {
        "ask": "kernel",
        "command": list(order.command),
        "arguments": arguments,
        "env": dict(order.env),
        "cwd": order.cwd,
        "fresh": list(order.fresh),
        "independent": order.independent,
    }
    send(connection, request, order.streams)
    process = ports = None
    try:
        # The server says that it forked and the kernel that it is bound, in either order.
        while process is None or ports is None:
            reply, fds = receive(connection)
            if "bound" in reply:
                ports = reply["bound"]
            else:
                process = _process(connection, reply, fds)
    except (Closed, OSError) as problem:
        if process is None:
            raise
        process.kill()
        raise ColdStart("the warm kernel did not come up") from problem
    return process, ports


def _process(connection: socket.socket, reply: dict[str, Any], fds: list[int]) -> WarmProcess:
    if "started" in reply and fds:
        return WarmProcess(reply["started"], fds[0], connection)
    if "stale" in reply:
        raise Closed(reply["stale"])
    if "exit" in reply:
        raise ColdStart(f"the warm kernel ended before it was ready (exit status {reply['exit']})")
    raise ColdStart(reply.get("cold", "the fork server gave no kernel"))


def attach(path: Path, pid: int) -> WarmProcess:
    """Take over a kernel that another program asked for.

    Raises:
        ColdStart: The server or the kernel is not there any more.
    """
    connection = connect(path)
    if connection is None:
        raise ColdStart("its fork server has ended")
    connection.settimeout(_PATIENCE)
    try:
        send(connection, {"ask": "attach", "pid": pid})
        return _process(connection, *receive(connection))
    except (Closed, OSError) as problem:
        connection.close()
        raise ColdStart("its fork server has ended") from problem
