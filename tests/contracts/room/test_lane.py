"""The short way of joining and sharing: whatever is sent, it answers what FastAPI answers on its own way."""

import json
import re
import socket
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.fixtures.room.small import KEY, NOW, OTHER_KEY, submission, workshop
from workshop.room.address import listen
from workshop.room.app import create_app
from workshop.room.lane import Lane
from workshop.room.server import serving
from workshop.room.squeeze import Squeeze
from workshop.store import Store, open_store

CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("PUT", "submission", {}),
    ("PUT", "submission", {"data": {"sequence": 1, "id": "f" * 32}}),
    ("PUT", "submission", {"key": None}),
    ("PUT", "submission", {"key": "short"}),
    ("PUT", "submission", {"scheme": "Basic"}),
    ("PUT", "submission", {"code": "AAAAAA"}),
    ("PUT", "submission", {"code": "abc"}),
    ("PUT", "submission", {"raw": b"{"}),
    ("PUT", "submission", {"raw": b" " * 300_000}),
    ("PUT", "submission", {"data": {"mode": "elsewhere"}}),
    ("PUT", "submission/", {}),
    ("PATCH", "submission", {}),
    ("GET", "submission", {}),
    ("POST", "join", {}),
    ("POST", "join", {"key": None}),
    ("POST", "join", {"code": "AAAAAA"}),
    ("GET", "join", {}),
]


KEYED = f"Authorization: Bearer {KEY}\r\n"
OTHER = f"Authorization: Bearer {OTHER_KEY}\r\n"
FOREIGN = "Origin: http://elsewhere.example\r\n"
BODY = "@body"
"""Stands for a submission with its length before it, or for one in chunks."""

WIRE: list[tuple[str, str]] = [
    ("PUT /api/cohorts/{code}/submission HTTP/1.1", KEYED + BODY),
    ("PUT /api/cohorts/{code}/submission HTTP/1.0", "Connection: keep-alive\r\n" + KEYED + BODY),
    ("PUT /api/cohorts/{code}/submission?sequence=9&key=none HTTP/1.1", KEYED + BODY),
    ("PUT http://elsewhere.example/api/cohorts/{code}/submission HTTP/1.1", KEYED + BODY),
    ("PUT /api/cohorts/{low}/submission HTTP/1.1", OTHER + BODY),
    ("PUT /api/cohorts/%{first:x}{rest}/s%75bmission HTTP/1.1", OTHER + BODY),
    ("PUT /api/cohorts/{code}%2Fsubmission HTTP/1.1", KEYED + BODY),
    ("PUT /api/cohorts/{code}/submission%0A HTTP/1.1", KEYED + BODY),
    ("PUT /api/cohorts/{code}%00/submission HTTP/1.1", KEYED + BODY),
    ("PUT /api/cohorts/%FF%FE/submission HTTP/1.1", KEYED + BODY),
    ("PUT //api/cohorts/{code}/submission HTTP/1.1", KEYED + BODY),
    ("PUT /api/cohorts/{code}//submission HTTP/1.1", KEYED + BODY),
    ("PUT /api/cohorts/./{code}/submission HTTP/1.1", KEYED + BODY),
    ("PUT /api/cohorts/{code}/submission HTTP/1.1", KEYED + OTHER + BODY),
    ("PUT /api/cohorts/{code}/submission HTTP/1.1", OTHER + KEYED + BODY),
    ("PUT /api/cohorts/{code}/submission HTTP/1.1", "authorization:bEARER   " + KEY + "  \r\n" + BODY),
    ("PUT /api/cohorts/{code}/submission HTTP/1.1", "Authorization: Bearer\t" + KEY + "\r\n" + BODY),
    ("PUT /api/cohorts/{code}/submission HTTP/1.1", "Authorization: Bearer \xe9\r\n" + BODY),
    (
        "PUT /api/cohorts/{code}/submission HTTP/1.1",
        KEYED + "Content-Type: text/html\r\nContent-Encoding: gzip\r\n" + BODY,
    ),
    ("PUT /api/cohorts/{code}/submission HTTP/1.1", KEYED + FOREIGN + BODY),
    ("PUT /api/cohorts/{code}/submission HTTP/1.1", KEYED + "Origin: null\r\n" + BODY),
    ("PUT /api/cohorts/{code}/submission HTTP/1.1", KEYED + "Origin: http://room.local\r\n" + BODY),
    ("PUT /api/cohorts/{code}/submission HTTP/1.1", KEYED + "Expect: 100-continue\r\n" + BODY),
    ("PUT /api/cohorts/{code}/submission HTTP/1.1", KEYED + "Transfer-Encoding: chunked\r\n" + BODY),
    ("PUT /api/cohorts/{code}/submission HTTP/1.1", KEYED + "Upgrade: h2c\r\nConnection: Upgrade\r\n" + BODY),
    ("PUT /api/cohorts/{code}/submission HTTP/1.1", KEYED + "Content-Length: 3\r\n" + BODY),
    ("PUT /api/cohorts/{code}/submission HTTP/1.1", KEYED + "Content-Length: -1\r\n\r\n"),
    ("PUT /api/cohorts/{code}/submission HTTP/1.1", KEYED + "Content-Length: 0\r\n\r\n"),
    ("PUT /api/cohorts/{code}/submission HTTP/1.1", KEYED + "Content-Length: 2\r\n\r\n\xff\xfe"),
    (
        "PUT /api/cohorts/{code}/submission HTTP/1.1",
        KEYED + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n" + BODY,
    ),
    ("PUT /api/cohorts/{code}/submission HTTP/1.1", KEYED + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
    ("PUT /api/cohorts/{code}/submission HTTP/1.1", KEYED + "Cookie: " + "c" * 20_000 + "\r\n" + BODY),
    ("HEAD /api/cohorts/{code}/submission HTTP/1.1", KEYED + "\r\n"),
    ("OPTIONS /api/cohorts/{code}/submission HTTP/1.1", KEYED + FOREIGN + "\r\n"),
    ("DELETE /api/cohorts/{code}/submission HTTP/1.1", KEYED + "\r\n"),
    ("TRACE /api/cohorts/{code}/join HTTP/1.1", KEYED + "\r\n"),
    ("HEAD /api/cohorts/{code}/join HTTP/1.1", KEYED + "\r\n"),
    ("POST /api/cohorts/{code}/join HTTP/1.1", OTHER + "Content-Length: 0\r\n\r\n"),
    ("POST /api/cohorts/{code}/join HTTP/1.1", KEYED + BODY),
    ("POST /api/cohorts/{code}/join/ HTTP/1.1", KEYED + "Content-Length: 0\r\n\r\n"),
    ("POST /api/cohorts/{code}/join;x=1 HTTP/1.1", KEYED + "Content-Length: 0\r\n\r\n"),
    ("POST /api/cohorts/{code}/join HTTP/1.1", FOREIGN + KEYED + "Content-Length: 0\r\n\r\n"),
    ("POST /api/cohorts/{code}/join HTTP/1.1", "Authorization: Bearer " + "k" * 200 + "\r\nContent-Length: 0\r\n\r\n"),
    ("GET /w/small/ HTTP/1.1", "Upgrade: h2c\r\nConnection: Upgrade\r\n\r\n"),
    ("GET /w/small/ HTTP/1.1", "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\r\n"),
    ("GET /w/small/ HTTP/1.1", "Accept-Encoding: gzip\r\n\r\n"),
    ("GET /w/small/01-start.html HTTP/1.1", "Accept-Encoding: gzip\r\n\r\n"),
    ("GET /w/small/01-start.html HTTP/1.1", "Accept-Encoding: gzip\r\nRange: bytes=0-9\r\n\r\n"),
    ("GET /w/small/01-start.html HTTP/1.1", "Accept-Encoding: gzip\r\nIf-None-Match: *\r\n\r\n"),
    ("GET /w/small/01-start.html HTTP/1.1", "Accept-Encoding: gzip\r\nContent-Length: 4\r\n\r\nbody"),
    ("GET /w/small/../small/./01-start.html HTTP/1.1", "Accept-Encoding: gzip\r\n\r\n"),
    ("GET /w/small/%2e%2e/%2e%2e/secret.key HTTP/1.1", "Accept-Encoding: gzip\r\n\r\n"),
    ("GET //w/small/01-start.html HTTP/1.1", "Accept-Encoding: gzip\r\n\r\n"),
    ("HEAD /w/small/01-start.html HTTP/1.1", "Accept-Encoding: gzip\r\n\r\n"),
    ("POST /w/small/01-start.html HTTP/1.1", "Accept-Encoding: gzip\r\nContent-Length: 0\r\n\r\n"),
]
"""First lines of requests and what follows them, byte by byte."""

LAST = b"GET /health HTTP/1.1\r\nHost: room.local\r\nConnection: close\r\n\r\n"


class Ways:
    """Two rooms that are alike, one of which has no short way."""

    def __init__(self, folder: Path) -> None:
        (folder / "pages" / "small" / "assets").mkdir(parents=True)
        for name in ("index", "01-start"):
            (folder / "pages" / "small" / f"{name}.html").write_text("<!doctype html><p>Word</p>" * 100)
        self.stores = [
            open_store(f"sqlite:///{folder / name}.sqlite", folder / "secret.key", create=True) for name in "ab"
        ]
        short, long = (create_app(store, workshop(), folder / "pages", clock=lambda: NOW) for store in self.stores)
        assert isinstance(short, FastAPI)
        _without_lane(long)
        self.apps = short, long
        self.clients = [TestClient(app, base_url="http://room.local") for app in (short, long)]
        self.codes = [
            store.new_cohort(label="A", workshop="small", workshop_version=1, now=NOW)[0].code for store in self.stores
        ]

    def ask(self, method: str, call: str, case: dict[str, Any]) -> list[httpx.Response]:
        """What both answer."""
        found = []
        for client, own in zip(self.clients, self.codes, strict=True):
            code = case.get("code", own)
            body = {"content": case["raw"]} if "raw" in case else {"json": submission(own) | case.get("data", {})}
            key = case.get("key", KEY)
            headers = {} if key is None else {"Authorization": f"{case.get('scheme', 'Bearer')} {key}"}
            asked = body if method in ("PUT", "PATCH") else {}
            found.append(client.request(method, f"/api/cohorts/{code}/{call}", headers=headers, **asked))
        return found


def _without_lane(app: Any) -> None:
    """Take out the short way of calls, and that of files."""
    layer = app.layers
    while not isinstance(layer.app, Lane):
        layer = layer.app
    layer.app = Squeeze(app.routed)


@pytest.fixture
def ways(tmp_path: Path) -> Iterator[Ways]:
    """The two rooms."""
    made = Ways(tmp_path)
    yield made
    for store in made.stores:
        store.close()


def _told(response: httpx.Response, code: str) -> tuple[Any, ...]:
    headers = {name: value for name, value in response.headers.items() if name != "content-length"}
    return response.status_code, response.text.replace(code, "CODE"), headers


def test_both_ways_answer_alike(ways: Ways) -> None:
    """Status, sentence and headers are the same, and so is what is stored after all of it."""
    for method, call, case in CASES:
        short, long = ways.ask(method, call, case)
        assert _told(short, ways.codes[0]) == _told(long, ways.codes[1]), (method, call, case)
    one, two = (
        [(person.responses, person.joined) for person in store.people(code)]
        for store, code in zip(ways.stores, ways.codes, strict=True)
    )
    assert one == two
    assert one


def _bytes(start: str, rest: str, code: str, number: int) -> bytes:
    """A request as it goes over the wire, and one after it that ends the connection."""
    head = start.format(code=code, low=code.lower(), first=ord(code[0]), rest=code[1:])
    before, asked, _ = rest.partition(BODY)
    body = json.dumps(submission(code, number, "words") | {"id": f"{number:032x}"}) if asked else ""
    if asked and "chunked" in before:
        body = f"\r\n{len(body):x}\r\n{body}\r\n0\r\n\r\n"
    elif asked:
        body = ("" if "Content-Length" in before else f"Content-Length: {len(body)}\r\n") + "\r\n" + body
    return f"{head}\r\nHost: room.local\r\n{before}{body}".encode("latin-1") + LAST


def _over_the_wire(port: int, sent: bytes) -> bytes:
    """All that comes back until the other side ends the connection."""
    got = b""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line, suppress(ConnectionError):
        line.sendall(sent)
        while part := line.recv(65536):
            got += part
    return got


def test_both_ways_answer_alike_byte_by_byte(ways: Ways) -> None:
    """Paths, methods, headers, lengths, chunks and origins as no browser sends them; the next one is answered too."""
    with ExitStack() as stack:
        ports = []
        for app in ways.apps:
            opened = listen("127.0.0.1", 0)
            ports.append(opened.getsockname()[1])
            stack.enter_context(serving(app, opened))
        seen = set()
        for number, (start, rest) in enumerate(WIRE, start=1):
            answers = []
            for port, code in zip(ports, ways.codes, strict=True):
                got = _over_the_wire(port, _bytes(start, rest, code, number))
                answers.append(re.sub(rb"\r\ndate: [^\r]*", b"", got.replace(code.encode(), b"CODE")))
            assert answers[0] == answers[1], (start, rest[:80])
            assert b" 500 " not in answers[0].partition(b"\r\n")[0], (start, rest[:80])
            seen.add(answers[0][9:12])
    assert seen >= {b"200", b"400", b"401", b"404", b"405", b"422"}
    one, two = (
        [person.responses for person in store.people(code)] for store, code in zip(ways.stores, ways.codes, strict=True)
    )
    assert one == two
    assert len(one) == 2  # one person for each key, whatever else came


def test_a_cohort_that_was_erased_is_refused_though_a_worker_remembers_it(ways: Ways) -> None:
    """Nothing that comes after an erasure is taken, by joining or by sharing, from whoever was in or not."""
    (store, _), (code, _) = ways.stores, ways.codes
    assert ways.ask("PUT", "submission", {})[0].status_code == 200
    store.erase(code, NOW)
    for key in (KEY, "7" * 26):
        for method, call in (("PUT", "submission"), ("POST", "join")):
            answer = ways.ask(method, call, {"key": key})[0]
            assert (answer.status_code, set(answer.json())) == (404, {"error"})
    assert _rows(store) == 0


def _rows(store: Store) -> int:
    with store._engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM participant").scalar_one())
