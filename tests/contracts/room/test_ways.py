"""Two ways through a room, in bytes: the short one, and FastAPI's own. Whatever is sent, both say and do the same."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, select

from tests.fixtures.room.small import KEY, NOW, OTHER_KEY, submission, workshop
from tests.fixtures.room.wire import Answer, Wire, request
from workshop.room import protocol, throttle
from workshop.room.address import link_to, listen
from workshop.room.app import create_app
from workshop.room.bounds import Bounds
from workshop.room.logs import JsonLines
from workshop.room.server import serving
from workshop.room.squeeze import Squeeze
from workshop.store import open_store
from workshop.store.tables import participant, response
from workshop.store.tables import submission as submissions

HOST = "Host: room"
MINE, OTHERS = (f"Authorization: Bearer {key}" for key in (KEY, OTHER_KEY))
NO_LIMIT = (10**9, 1)


class Way:
    """A room on a database of its own."""

    def __init__(self, folder: Path, name: str, address: str) -> None:
        self.url = f"sqlite:///{folder / name}.sqlite"
        self.store = open_store(self.url, folder / "secret.key", create=True)
        self.app: Any = create_app(self.store, workshop(), folder / "pages", clock=lambda: NOW)
        self.wire = Wire(address)
        self.code, _ = self._cohort()
        _, self.strange = self._cohort()

    def _cohort(self) -> tuple[str, str]:
        made, key = self.store.new_cohort(label="A", workshop="small", workshop_version=1, now=NOW)
        return made.code, key

    def bounds(self) -> Bounds:
        """The layer just outside the two ways."""
        layer = self.app.layers
        while not isinstance(layer, Bounds):
            layer = layer.app
        return layer

    def ask(self, sent: bytes) -> list[Answer]:
        """What it answers, with the same letters for its code."""
        own = self.code.encode()
        written = {
            b"CODE23": own,
            b"%43ODE23": b"".join(b"%%%02x" % letter for letter in own),
            b"CO-DE%2023": own[:2].lower() + b"-" + own[2:4] + b"%20" + own[4:],
            b"STRANGE-FACILITATOR-KEY": self.strange.encode(),
        }
        for name, value in written.items():
            sent = sent.replace(name, value)
        answers = self.wire.ask(sent)
        return [
            Answer(
                one.status,
                tuple((name, value.replace(self.code, "CODE23")) for name, value in one.headers),
                one.body.replace(own, b"CODE23"),
            )
            for one in answers
        ]

    def rows(self) -> list[Any]:
        """What is stored: people, their submissions and their answers."""
        tables = {participant: ("sequence", "withdrawn"), submissions: ("id", "sequence"), response: ("answer",)}
        with create_engine(self.url).connect() as connection:
            return [
                sorted(map(str, connection.execute(select(*(table.c[name] for name in names))).all()))
                for table, names in tables.items()
            ]


@pytest.fixture(scope="module")
def ways(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Way, Way]]:
    """A room as it is, and one in which FastAPI answers all."""
    folder = tmp_path_factory.mktemp("ways")
    (folder / "pages" / "small" / "assets").mkdir(parents=True)
    (folder / "pages" / "small" / "01-start.html").write_text("<!doctype html>" + "<p>Word</p>" * 500)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("GUESSES", "JOINS", "SUBMISSIONS", "WRITES"):
            patch.setattr(throttle, name, NO_LIMIT)
        patch.setattr(protocol, "SECONDS", 0.3)
        sockets = [listen("127.0.0.1", 0) for _ in range(2)]
        short, long = (Way(folder, name, link_to(one)) for name, one in zip("ab", sockets, strict=True))
        long.bounds().app = Squeeze(long.app.routed)
        for way in (short, long):
            way.bounds()._seconds = 0.3
        with serving(short.app, sockets[0]), serving(long.app, sockets[1]):
            yield short, long
    for way in (short, long):
        way.store.close()


def share(*headers: str, number: int = 1, path: str = "/api/cohorts/CODE23/submission", **more: Any) -> bytes:
    """A request that shares; the body is a well-formed submission unless another one is given."""
    given = more.pop("body", None)
    body = json.dumps(submission("CODE23", number)).encode() if given is None else given
    return request("PUT", path, *(headers or (HOST, MINE)), body=body, **more)


def join(*headers: str, path: str = "/api/cohorts/CODE23/join", **more: Any) -> bytes:
    """A request that joins."""
    return request(more.pop("method", "POST"), path, *(headers or (HOST, MINE)), **more)


BODY = json.dumps(submission("CODE23", 90)).encode()
CHUNKED = (HOST, MINE, "Transfer-Encoding: chunked")


def chunks(*parts: bytes) -> bytes:
    """A body in chunks."""
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


WHO = {
    "nobody": share(HOST),
    "nobody joins": join(HOST),
    "another participant": share(HOST, OTHERS, number=2),
    "another cohort's facilitator": share(HOST, "Authorization: Bearer STRANGE-FACILITATOR-KEY"),
    "another cohort's facilitator joins": join(HOST, "Authorization: Bearer STRANGE-FACILITATOR-KEY"),
    "a key twice": share(HOST, MINE, OTHERS, number=3),
    "a scheme in capitals": join(HOST, f"AUTHORIZATION: BEARER {KEY}"),
    "a key with spaces": join(HOST, f"Authorization: Bearer   {KEY}   "),
    "a key with other letters": join(HOST, "Authorization: Bearer \xe9\xff" + KEY[2:]),
    "an empty key": join(HOST, "Authorization:"),
    "a key in the address": join(HOST, path=f"/api/cohorts/CODE23/join?key={KEY}"),
}
FROM = {
    "another site": share(HOST, MINE, "Origin: http://evil.example"),
    "no site": share(HOST, MINE, "Origin: null"),
    "an address that is none": share(HOST, MINE, "Origin: http://[broken"),
    "this site": share(HOST, MINE, "Origin: http://room", number=4),
    "this site and another one": share(HOST, MINE, "Origin: http://room", "Origin: http://evil.example"),
    "nowhere, to no host": share(MINE, "Origin: null"),
    "no host": share(MINE),
    "two hosts": share(HOST, "Host: evil.example", MINE, number=5),
    "two kinds of content": share(HOST, MINE, "Content-Type: text/plain", "Content-Type: a/b", number=6),
}
PATHS = {
    name: request("PUT", path, HOST, MINE, body=json.dumps(submission("CODE23", 7)).encode())
    for name, path in {
        "percent-encoded letters": "/api/cohorts/%43ODE23/submissio%6E",
        "a percent-encoded slash": "/api/cohorts/CODE23%2Fsubmission",
        "encoded twice": "/api/cohorts/CODE23/submissio%256E",
        "an encoded end of line": "/api/cohorts/CODE23/submission%0A",
        "an encoded end of line in the code": "/api/cohorts/CODE23%0A/submission",
        "a null": "/api/cohorts/CODE23%00/submission",
        "not UTF-8": "/api/cohorts/CODE23%ff%fe/submission",
        "not ASCII": "/api/cohorts/CODE23\xff/submission",
        "half a percent sign": "/api/cohorts/CODE23%/submission",
        "double slashes": "//api/cohorts/CODE23/submission",
        "double slashes inside": "/api/cohorts//CODE23/submission",
        "a slash at the end": "/api/cohorts/CODE23/submission/",
        "dots": "/api/cohorts/x/../CODE23/submission",
        "encoded dots": "/api/cohorts/%2e%2e/CODE23/submission",
        "capitals": "/API/cohorts/CODE23/submission",
        "a code typed with a hyphen": "/api/cohorts/CO-DE%2023/submission",
        "a question": "/api/cohorts/CODE23/submission?sequence=0&code=AAAAAA",
        "a whole address": "http://evil.example/api/cohorts/CODE23/submission",
        "no path": "*",
        "a fragment": "/api/cohorts/CODE23/submission#x",
        "another place with these names": "/w/api/cohorts/CODE23/submission",
    }.items()
}
BODIES = {
    "none": share(body=b""),
    "not UTF-8": share(body=b'{"format": "\xff\xfe"}'),
    "half a letter": share(body=BODY.replace(b"It passed.", b"\xed\xa0\x80")),
    "a surrogate": share(body=BODY.replace(b"It passed.", rb"\ud800")),
    "too much": share(body=b" " * 300_000),
    "too much in chunks": share(*CHUNKED, body=chunks(*[b" " * 50_000] * 6)),
    "said to be too much": share(HOST, MINE, "Content-Length: 99999999", body=BODY),
    "longer than said": share(HOST, MINE, "Content-Length: 10", body=BODY),
    "shorter than said": share(HOST, MINE, "Content-Length: 5000", body=BODY),
    "a negative length": share(HOST, MINE, "Content-Length: -1", body=BODY),
    "a length that is no number": share(HOST, MINE, "Content-Length: 1x", body=BODY),
    "an endless length": share(HOST, MINE, f"Content-Length: {'9' * 30}", body=BODY),
    "two lengths": share(HOST, MINE, f"Content-Length: {len(BODY)}", "Content-Length: 5", body=BODY),
    "a length and chunks": share(*CHUNKED, f"Content-Length: {len(BODY)}", body=chunks(BODY)),
    "chunks": share(*CHUNKED, body=chunks(BODY[:100], BODY[100:])),
    "chunks that lie": share(*CHUNKED, body=b"ffffffffffffffffff\r\n" + BODY),
    "chunks without an end": share(*CHUNKED, body=chunks(BODY)[:-5]),
    "chunks of another kind": share(HOST, MINE, "Transfer-Encoding: gzip, chunked", body=chunks(BODY)),
    "compressed": share(HOST, MINE, "Content-Encoding: gzip", body=b"\x1f\x8b\x08\x00"),
    "one that waits to be asked for": share(HOST, MINE, "Expect: 100-continue", body=BODY),
    "a body to join with": join(HOST, MINE, body=b"x" * 1000),
    "far too much to join with": join(HOST, MINE, body=b"x" * 400_000),
}
METHODS = {
    f"{method} {call}": request(method, f"/api/cohorts/CODE23/{call}", HOST, MINE, *more)
    for method in ("HEAD", "OPTIONS", "GET", "PATCH", "TRACE", "PROPFIND", "BREW", "put")
    for call in ("submission", "join")
    for more in [("Origin: http://room", "Access-Control-Request-Method: PUT")]
} | {
    "HTTP/1.0": share(HOST, MINE, number=91, version="1.0"),
    "HTTP/1.0 that stays": join(HOST, MINE, "Connection: keep-alive", version="1.0"),
    "HTTP/2.0": join(version="2.0"),
    "an upgrade": join(HOST, MINE, "Connection: Upgrade, close", "Upgrade: h2c"),
    "an upgrade to a socket": join(HOST, MINE, "Connection: Upgrade, close", "Upgrade: websocket"),
}
TOGETHER = {
    "two people over one connection": share(number=92) + share(HOST, OTHERS, number=93) + join() + join(HOST),
    "one refused before one that is right": share(HOST, body=BODY) + share(number=94) + share(number=94),
    "too much before one that is right": share(body=b" " * 300_000) + share(number=95),
    "many at once": b"".join(join(HOST, f"Authorization: Bearer {number:026d}") for number in range(30)),
}
PAGE = "/w/small/01-start.html"
FILES = {
    f"{method} {path} {headers}": request(method, path, HOST, *headers)
    for method in ("GET", "HEAD", "POST")
    for path in (PAGE, f"/{PAGE}", "/w/small/%301-start.html", "/w/small/../small/01-start.html", PAGE + "?x=1")
    for headers in (("Accept-Encoding: gzip",), ("Accept-Encoding: gzip", "If-None-Match: *"), ("Range: bytes=0-9",))
}
EVERY = {
    f"{group}: {name}": sent
    for group, cases in {
        "who": WHO, "from": FROM, "path": PATHS, "body": BODIES, "how": METHODS, "together": TOGETHER, "file": FILES
    }.items()
    for name, sent in cases.items()
}  # fmt: skip


def test_both_ways_say_and_do_the_same(ways: tuple[Way, Way], caplog: pytest.LogCaptureFixture) -> None:
    """Status, headers, bodies and what is stored: of people, origins, paths, bodies, methods and several requests.

    No answer tells a key, no log tells a key, a code or an answer, and nothing of it is an error of ours.
    """
    caplog.set_level(logging.INFO)
    short, long = ways
    secrets = (KEY, OTHER_KEY, short.strange, long.strange)
    for name, sent in EVERY.items():
        said = short.ask(sent)
        assert said == long.ask(sent), name
        assert all(one.status < 500 for one in said), (name, said)
        assert short.rows() == long.rows(), name
        assert not any(key.encode() in one.body for one in said for key in secrets), name
    assert short.rows()[1]
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    logged = "".join(JsonLines().format(record) for record in caplog.records)
    assert "/api/cohorts/{code}/submission" in logged
    assert not any(word in logged for word in (*secrets, short.code, long.code, "It passed"))


@pytest.mark.parametrize("name", ["another site", "no site", "an address that is none", "nowhere, to no host"])
def test_pages_of_other_sites_write_nothing(ways: tuple[Way, Way], name: str) -> None:
    """Nor does a page without an address, though a request may name no host that it could be compared with."""
    before = ways[0].rows()
    assert [one.status for one in ways[0].ask(FROM[name])] == [400, 200]
    assert ways[0].rows() == before
