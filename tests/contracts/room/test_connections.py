"""Connections as bytes: who sends headers without end, or never comes to their end, is let go; nobody else is."""

import asyncio
import json
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from uvicorn.server import ServerState

from tests.fixtures.room.small import KEY, submission, workshop
from workshop.room import protocol
from workshop.room.run import room_running
from workshop.room.tuned import config
from workshop.store import Store

LONG = b"GET /health HTTP/1.1\r\nHost: room\r\n" + (b"X-Long: " + b"a" * 90 + b"\r\n") * 200 + b"\r\n"
HEALTH = b"GET /health HTTP/1.1\r\nHost: room\r\n\r\n"


class Line:
    """One connection."""

    def __init__(self, address: str) -> None:
        place = urlsplit(address)
        self.socket = socket.create_connection((place.hostname, place.port), timeout=20)

    def send(self, data: bytes) -> None:
        """Send some bytes."""
        self.socket.sendall(data)

    def answer(self) -> bytes:
        """What arrives until a whole answer with a length is there, or the other side ends; empty once it has."""
        got = b""
        with suppress(ConnectionError):  # who ends while we still send may cut off its own last words
            while part := self.socket.recv(65536):
                got += part
                head, found, body = got.partition(b"\r\n\r\n")
                length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
                if found and len(body) >= int(length):
                    break
        return got

    def was_refused(self) -> bool:
        """Whether the other side ended, with or without having said 400."""
        return (self.answer() + b"HTTP/1.1 400 ").startswith(b"HTTP/1.1 400 ") and self.answer() == b""


@pytest.fixture
def address(
    store: Store, pages: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[str]:
    """A room that waits for headers half a second only, or as long as a test says."""
    monkeypatch.setattr(protocol, "SECONDS", getattr(request, "param", 0.5))
    with room_running(store, workshop(), pages) as made:
        yield made


@pytest.fixture
def line(address: str) -> Iterator[Line]:
    """A connection to it."""
    made = Line(address)
    yield made
    made.socket.close()


@pytest.mark.parametrize("asked", [b"", HEALTH])
@pytest.mark.parametrize("rest", [b"GET /health HTT", HEALTH[:-2], b"\r\n"])
def test_headers_that_do_not_come_are_not_waited_for(line: Line, asked: bytes, rest: bytes) -> None:
    """A connection that never finishes asking is closed; what was asked before is answered."""
    line.send(asked)
    if asked:
        assert b" 200 OK" in line.answer()
    line.send(rest)
    assert line.answer() == b""


def test_a_connection_that_asks_nothing_is_closed(line: Line) -> None:
    """To hold connections open takes more than to open them."""
    assert line.answer() == b""


def test_who_asks_again_within_the_time_goes_on(line: Line) -> None:
    """The time is that of one request's headers: a connection is used for as long as its phone likes."""
    for _ in range(4):
        for part in (HEALTH[:10], HEALTH[10:]):
            line.send(part)
        assert b" 200 OK" in line.answer()


@pytest.mark.parametrize("address", [60], indirect=True)
def test_headers_without_end_are_refused(line: Line) -> None:
    """More than the bound is no request of ours, and is kept by nobody."""
    with suppress(ConnectionError):  # the other side may have ended before the last of them
        for at in range(0, len(LONG), 1000):
            line.send(LONG[at : at + 1000])
    assert line.was_refused()


class FakeTransport(asyncio.Transport):
    """A connection that keeps what is written to it."""

    def __init__(self) -> None:
        super().__init__({"peername": ("192.0.2.7", 1), "sockname": ("192.0.2.1", 80)})
        self.written, self.closed = b"", False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Keep it."""
        self.written += bytes(data)

    def is_closing(self) -> bool:
        """Whether it was closed."""
        return self.closed

    def close(self) -> None:
        """Close it."""
        self.closed = True


def test_headers_that_are_too_long_are_refused_though_they_came_at_once() -> None:
    """The bound is that of the headers, not of what a read happens to bring."""

    async def play() -> FakeTransport:
        transport = FakeTransport()
        made = protocol.Protocol(config(lambda *_: None), ServerState(), {})
        made.connection_made(transport)
        made.data_received(LONG)
        made.connection_lost(None)
        return transport

    transport = asyncio.run(play())
    assert transport.written.startswith(b"HTTP/1.1 400 ")
    assert transport.closed


@pytest.mark.parametrize("address", [60], indirect=True)
def test_one_header_without_end_is_refused(line: Line) -> None:
    """A single header that goes on and on is given up while it comes."""
    line.send(b"GET /health HTTP/1.1\r\nX-Long: ")
    with suppress(ConnectionError):
        for _ in range(64):
            line.send(b"a" * protocol.MOST)
    assert line.was_refused()


def test_what_a_body_holds_does_not_count_as_headers(line: Line, code: str) -> None:
    """A long submission comes in one piece with its headers, one after another over the same connection."""
    body = json.dumps(submission(code) | {"extra": "x" * 40_000}).encode()
    head = f"PUT /api/cohorts/{code}/submission HTTP/1.1\r\nHost: room\r\nAuthorization: Bearer {KEY}\r\n"
    for _ in range(3):
        line.send(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        assert b'{"error":"extra: ' in line.answer()


def test_a_refusal_before_the_body_is_heard_to_its_end(line: Line, code: str) -> None:
    """A key that is wrong is said while a large body is still on its way, and the connection lives on after it."""
    body = b" " * 200_000
    head = f"PUT /api/cohorts/{code}/submission HTTP/1.1\r\nHost: room\r\nContent-Length: {len(body)}\r\n\r\n"
    line.send(head.encode())
    assert b" 401 Unauthorized" in line.answer()
    for at in range(0, len(body), 20_000):
        line.send(body[at : at + 20_000])
    line.send(HEALTH)
    assert b" 200 OK" in line.answer()


def test_a_key_in_a_usual_request_fits(line: Line, code: str) -> None:
    """What a browser sends has room to spare."""
    usual = f"POST /api/cohorts/{code}/join HTTP/1.1\r\nHost: room\r\nAuthorization: Bearer {KEY}\r\n"
    line.send(usual.encode() + b"Cookie: " + b"c" * 4000 + b"\r\nContent-Length: 0\r\n\r\n")
    assert b" 200 OK" in line.answer()
