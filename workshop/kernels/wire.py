"""What travels between a kernel's manager and the fork server: frames of JSON, and file descriptors beside them.

A frame is four bytes of length and then that many bytes of JSON. Descriptors ride on the first byte of a frame.
"""

import json
import os
import socket
import struct
from collections.abc import Sequence
from typing import Any

__all__ = ["Closed", "peer", "receive", "send"]

_LENGTH = struct.Struct("!I")
_LARGEST = 8 * 1024 * 1024  # an environment is at most a few megabytes on Linux
_PEER = struct.Struct("3i")


class Closed(Exception):  # noqa: N818 - a state of the connection, named as one
    """The other end closed the connection, or sent something that is not a frame."""


def send(connection: socket.socket, message: dict[str, Any], fds: Sequence[int] = ()) -> None:
    """Send one frame, with copies of the descriptors ``fds``."""
    body = json.dumps(message).encode("utf-8", "surrogateescape")
    frame = _LENGTH.pack(len(body)) + body
    sent = socket.send_fds(connection, [frame], list(fds)) if fds else 0
    connection.sendall(frame[sent:])


def receive(connection: socket.socket, most_fds: int = 4) -> tuple[dict[str, Any], list[int]]:
    """Receive one frame and the descriptors that came with it; the caller owns those.

    Raises:
        Closed: The connection ended, or what came is not a frame.
        TimeoutError: Nothing complete came within the connection's time-out.
    """
    head, fds, _, _ = socket.recv_fds(connection, _LENGTH.size, most_fds)
    for fd in fds:
        os.set_inheritable(fd, False)  # recv_fds of Python 3.11 takes no notice of the flag for it
    try:
        message = _body(connection, head)
    except BaseException:
        for fd in fds:
            os.close(fd)
        raise
    return message, fds


def _body(connection: socket.socket, head: bytes) -> dict[str, Any]:
    """The frame that begins with ``head``."""
    if not head:
        raise Closed("the connection ended")
    (length,) = _LENGTH.unpack(head + _exactly(connection, _LENGTH.size - len(head)))
    if length > _LARGEST:
        raise Closed("what came is not a frame")
    try:
        message = json.loads(_exactly(connection, length).decode("utf-8", "surrogateescape"))
    except ValueError as problem:
        raise Closed("what came is not a frame") from problem
    if not isinstance(message, dict):
        raise Closed("what came is not a frame")
    return message


def _exactly(connection: socket.socket, length: int) -> bytes:
    parts = bytearray()
    while len(parts) < length:
        part = connection.recv(length - len(parts))
        if not part:
            raise Closed("the connection ended in the middle of a frame")
        parts += part
    return bytes(parts)


def peer(connection: socket.socket) -> tuple[int, int]:
    """The process id and the user id at the other end, as the operating system knows them."""
    pid, uid, _ = _PEER.unpack(connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _PEER.size))
    return pid, uid
