"""Look at the fork servers that run, and end them."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop.kernels.context import runtime_folder
from workshop.kernels.starter import connect
from workshop.kernels.wire import Closed, receive, send

__all__ = ["Server", "end_servers", "servers"]


@dataclass(frozen=True)
class Server:
    """A fork server.

    Attributes:
        path: Its socket.
        pid: Its process id.
        kernels: The process ids of the kernels that it forked and that run.
    """

    path: Path
    pid: int
    kernels: tuple[int, ...]


def servers(folder: Path | None = None) -> list[Server]:
    """The fork servers of this person that answer, in the usual folder or in another."""
    paths = [path for path in sorted((folder or runtime_folder(os.environ)).iterdir()) if path.is_socket()]
    answers = {path: answer for path in paths if (answer := _ask(path, "status"))}
    return [Server(path, answer["pid"], tuple(answer["kernels"])) for path, answer in answers.items()]


def end_servers(folder: Path | None = None) -> list[Server]:
    """End the fork servers of this person and their kernels, and say which they were."""
    ended = servers(folder)
    for server in ended:
        _ask(server.path, "end")
    return ended


def _ask(path: Path, what: str) -> dict[str, Any] | None:
    connection = connect(path)
    if connection is None:
        return None
    with connection:
        connection.settimeout(5)
        try:
            send(connection, {"ask": what})
            answer, _ = receive(connection)
        except (Closed, OSError):
            return None
    return answer
