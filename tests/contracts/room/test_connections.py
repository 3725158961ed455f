"""Connections as bytes: who sends headers without end, or never comes to their end, is let go; nobody else is."""

import asyncio
import json
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from uvicorn.server import ServerState

from tests.fixtures.room.line import Line
from tests.fixtures.room.small import KEY, submission, workshop
from workshop.room import protocol
from workshop.room.run import room_running
from workshop.room.tuned import config
from workshop.store import Store

LONG = b"GET /health HTTP/1.1\r\nHost: room\r\n" + (b"X-Long: " + b"a" * 90 + b"\r\n") * 200 + b"\r\n"
HEALTH = b"GET /health HTTP/1.1\r\nHost: room\r\n\r\n"


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


def test_the_rest_of_a_body_is_not_waited_for_without_end(line: Line, code: str) -> None:
    """Whoever is refused, and then sends a byte now and then, holds the connection for its time and no longer."""
    head = f"PUT /api/cohorts/{code}/submission HTTP/1.1\r\nHost: room\r\nContent-Length: 200000\r\n\r\n"
    line.send(head.encode())
    assert b" 401 Unauthorized" in line.answer()
    line.socket.settimeout(0.02)
    with suppress(ConnectionError):  # closed while a byte was on its way, or after it
        for _ in range(500):
            with suppress(TimeoutError):
                assert line.socket.recv(1) == b""
                return
            line.send(b" ")
        raise AssertionError("the connection is still open")


CHUNKED = f"Host: room\r\nAuthorization: Bearer {KEY}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()


@pytest.mark.parametrize("address", [60], indirect=True)
@pytest.mark.parametrize(
    ("start", "again"),
    [
        (b"0\r\n", b"X-Long: " + b"a" * 4000 + b"\r\n"),
        (b"0\r\nX-Long: ", b"a" * 4000),
        (b"1;", b"a" * 4000),
        (b"", b"1\r\n \r\n" * 400),
    ],
    ids=("headers after it", "one header after it", "words of a chunk", "chunks of a byte"),
)
def test_what_stands_around_a_body_is_bounded(line: Line, code: str, start: bytes, again: bytes) -> None:
    """A body in chunks brings no more beside it than it holds: else the reading would fill the memory, or never end."""
    line.send(f"PUT /api/cohorts/{code}/submission HTTP/1.1\r\n".encode() + CHUNKED + start)
    with suppress(ConnectionError):
        for _ in range(100):
            line.send(again)
    assert line.was_refused()


@pytest.mark.parametrize("address", [60], indirect=True)
def test_a_body_in_usual_chunks_is_taken(line: Line, code: str) -> None:
    """As a proxy cuts it, with a word after it."""
    body = json.dumps(submission(code)).encode()
    parts = [body[at : at + 64] for at in range(0, len(body), 64)]
    line.send(f"PUT /api/cohorts/{code}/submission HTTP/1.1\r\n".encode() + CHUNKED)
    for part in parts:
        line.send(f"{len(part):x}\r\n".encode() + part + b"\r\n")
    line.send(b"0\r\nX-Sum: 1\r\n\r\n" + HEALTH)
    assert b'{"stored":true' in line.answer()


@pytest.fixture
def large(pages: Path) -> int:
    """A file that is larger than what a system takes for somebody who does not read; its size."""
    (pages / "small" / "assets" / "large.0123456789ab.png").write_bytes(bytes(24_000_000))
    return 24_000_000


def _reader(address: str, receives: int) -> socket.socket:
    """Someone who asks for it."""
    place, made = urlsplit(address), socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receives)
    made.settimeout(20)
    made.connect((place.hostname, place.port))
    made.sendall(b"GET /assets/large.0123456789ab.png HTTP/1.1\r\nHost: room\r\nConnection: close\r\n\r\n")
    return made


def _all(reader: socket.socket, pause: float = 0.0) -> int:
    """Bytes that come until the other side ends."""
    got = 0
    with suppress(ConnectionError):
        while part := reader.recv(1_000_000):
            got += len(part)
            time.sleep(pause)
    return got


def _said(caplog: pytest.LogCaptureFixture, lines: int = 1) -> None:
    """Wait until the room has logged so many lines."""
    until = time.monotonic() + 10
    while len(caplog.records) < lines and time.monotonic() < until:
        time.sleep(0.01)


def test_who_takes_nothing_of_an_answer_is_let_go(
    store: Store, pages: Path, large: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The connection ends before all was sent; who reads slowly, but reads, gets everything."""
    monkeypatch.setattr(protocol, "STALLED", 0.2)
    caplog.set_level("INFO", logger="workshop.room")
    with room_running(store, workshop(), pages) as address, _reader(address, 4096) as nothing:
        with _reader(address, 400_000) as slowly:
            assert _all(slowly, pause=0.01) > large
        _said(caplog, 2)
        assert _all(nothing) < large


@pytest.mark.usefixtures("large")
def test_a_room_that_ends_waits_for_nobody_who_does_not_read(
    store: Store, pages: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Ctrl-C ends the room within its time, and shows no traceback to whoever pressed it."""
    monkeypatch.setattr(protocol, "CLOSING", 0.1)
    with room_running(store, workshop(), pages) as address:
        stalled, asking = _reader(address, 4096), Line(address)
        asking.send(b"PUT /api/cohorts/AAAAAA/submission HTTP/1.1\r\n" + CHUNKED + b"1\r\n ")
        assert stalled.recv(100).startswith(b"HTTP/1.1 200 ")
        began = time.monotonic()
    assert time.monotonic() - began < 4
    assert [one.getMessage() for one in caplog.records if one.exc_info or one.levelname == "ERROR"] == []
    stalled.close()
    asking.socket.close()


def test_who_leaves_in_the_middle_is_no_mistake_of_ours(
    line: Line, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Bad Wi-Fi cuts a submission off: the log says so in one line, with nothing of it, and nothing is stored."""
    caplog.set_level("INFO", logger="workshop.room")
    line.send(f"PUT /api/cohorts/{code}/submission HTTP/1.1\r\n".encode() + CHUNKED + b'9\r\n{"secret"\r\n')
    line.send(b"8\r\n")
    line.socket.close()
    _said(caplog)
    (said,) = caplog.records
    assert (said.levelname, said.status, said.route) == ("INFO", 499, "/api/cohorts/{code}/submission")  # type: ignore[attr-defined]
    assert code not in said.getMessage()
    assert KEY not in said.getMessage()


def test_a_key_in_a_usual_request_fits(line: Line, code: str) -> None:
    """What a browser sends has room to spare."""
    usual = f"POST /api/cohorts/{code}/join HTTP/1.1\r\nHost: room\r\nAuthorization: Bearer {KEY}\r\n"
    line.send(usual.encode() + b"Cookie: " + b"c" * 4000 + b"\r\nContent-Length: 0\r\n\r\n")
    assert b" 200 OK" in line.answer()
