"""Many who send slowly, or nothing at all: the room answers everyone else meanwhile, and lets them go in the end."""

import json
import logging
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.room.small import KEY, OTHER_KEY, submission, workshop
from tests.fixtures.room.wire import Wire, request
from workshop.room import protocol
from workshop.room.address import link_to, listen
from workshop.room.app import create_app
from workshop.room.bounds import Bounds
from workshop.room.logs import JsonLines
from workshop.room.server import serving
from workshop.store import Store

EACH = 60
"""Connections of each kind of slowness."""

PATIENCE = 1.5
"""Seconds that this room has for them, in place of twenty."""


@pytest.fixture
def wire(store: Store, pages: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wire]:
    """A room with little patience."""
    monkeypatch.setattr(protocol, "SECONDS", PATIENCE)
    app: Any = create_app(store, workshop(), pages)
    layer = app.layers
    while not isinstance(layer, Bounds):
        layer = layer.app
    layer._seconds = PATIENCE
    opened = listen("127.0.0.1", 0)
    with serving(app, opened):
        yield Wire(link_to(opened))


def whole(code: str, number: int, key: str = KEY) -> bytes:
    """A request that shares."""
    body = json.dumps(submission(code, number)).encode()
    path = f"/api/cohorts/{code}/submission"
    return request("PUT", path, "Host: room", f"Authorization: Bearer {key}", body=body)


def ended(line: socket.socket) -> bytes:
    """What still comes until the other side ends."""
    got = b""
    with suppress(ConnectionError):
        while part := line.recv(65536):
            got += part
    return got


def test_slow_connections_hold_up_nobody(wire: Wire, store: Store, code: str, caplog: pytest.LogCaptureFixture) -> None:
    """While 240 dribble, people share without waiting; the slow ones are closed or told so, and nothing of it is kept.

    The log of all of it holds no code, no key and no answer.
    """
    caplog.set_level(logging.INFO)
    theirs = whole(code, 1, OTHER_KEY)
    head, body = theirs.split(b"\r\n\r\n")
    chunked = head.replace(b"Content-Length", b"Transfer-Encoding: chunked\r\nX-Length") + b'\r\n\r\n3\r\n{"f\r\n'
    starts = {"nothing": b"", "headers": head, "a body": theirs[: -len(body) // 2], "chunks": chunked}
    with ExitStack() as held:
        slow = {name: [held.enter_context(wire.open()) for _ in range(EACH)] for name in starts}
        for name, lines in slow.items():
            for line in lines:
                line.sendall(starts[name])
        took = []
        for number in range(1, 31):
            before = time.monotonic()
            said = wire.ask(whole(code, number))
            took.append(time.monotonic() - before)
            assert [one.status for one in said] == [200, 200]
            for name in ("headers", "a body", "chunks"):
                with suppress(ConnectionError):  # some have been let go by now
                    slow[name][number].sendall({"headers": b"\r\nX-More: 1", "chunks": b"1\r\n \r\n"}.get(name, b" "))
        assert sorted(took)[-2] < PATIENCE / 2, took
        assert not any(ended(line) for name in ("nothing", "headers") for line in slow[name])
        for name in ("a body", "chunks"):
            assert all(ended(line).startswith(b"HTTP/1.1 408 ") for line in slow[name]), name
    assert len(store.people(code)) == 1
    logged = "".join(JsonLines().format(record) for record in caplog.records)
    assert '"status": 408' in logged
    assert not any(word in logged for word in (code, KEY, OTHER_KEY, "It passed"))
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def test_who_goes_away_in_the_middle_is_no_error(
    wire: Wire, store: Store, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Phones lose their network while they send; nothing is kept of it, and nobody who reads the log is alarmed."""
    caplog.set_level(logging.INFO)
    for share in (0.5, 0.9):
        with wire.open() as line:
            sent = whole(code, 1)
            line.sendall(sent[: int(len(sent) * share)])
    end = time.monotonic() + 10
    while sum('"route": "/api/cohorts/{code}/submission"' in JsonLines().format(one) for one in caplog.records) < 2:
        assert time.monotonic() < end
        wire.ask(b"")
    assert store.people(code) == []
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
