"""Frames arrive whole, with their descriptors, or not at all."""

import os
import socket
import struct
import threading
from collections.abc import Iterator

import pytest

from workshop.kernels.wire import Closed, peer, receive, send

Pair = tuple[socket.socket, socket.socket]


@pytest.fixture
def pair() -> Iterator[Pair]:
    """Two connected sockets."""
    one, other = socket.socketpair()
    other.settimeout(5)
    with one, other:
        yield one, other


@pytest.mark.parametrize("text", ["", "a", "ü\udcff", "long" * 500_000])
def test_there_and_back(pair: Pair, text: str) -> None:
    """What is sent is received, of any length, and with bytes in it that are no text."""
    sender = threading.Thread(target=send, args=(pair[0], {"text": text}))
    sender.start()
    assert receive(pair[1]) == ({"text": text}, [])
    sender.join()


def test_several(pair: Pair) -> None:
    """Frames do not run into one another."""
    for number in range(3):
        send(pair[0], {"n": number})
    assert [receive(pair[1])[0]["n"] for _ in range(3)] == [0, 1, 2]


def test_descriptors(pair: Pair) -> None:
    """A descriptor arrives as one of its own, closed to programs that are started later."""
    reading, writing = os.pipe()
    send(pair[0], {}, [writing])
    os.close(writing)
    _, (copy,) = receive(pair[1])
    assert not os.get_inheritable(copy)
    os.write(copy, b"through")
    os.close(copy)
    assert os.read(reading, 20) == b"through"
    os.close(reading)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"\0\0",
        struct.pack("!I", 5) + b"{}",
        struct.pack("!I", 2) + b"[]",
        struct.pack("!I", 3) + b"{x}",
        b"\xff" * 8,
    ],
    ids=["nothing", "half a length", "half a frame", "a list", "not JSON", "too long"],
)
def test_not_a_frame(pair: Pair, sent: bytes) -> None:
    """Anything else is a closed connection, and nothing is waited for."""
    pair[0].sendall(sent)
    pair[0].shutdown(socket.SHUT_WR)
    with pytest.raises(Closed):
        receive(pair[1])


def test_peer(pair: Pair) -> None:
    """The other end is who the operating system says it is."""
    assert peer(pair[1]) == (os.getpid(), os.getuid())
