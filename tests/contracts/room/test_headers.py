"""Every response, errors too, carries strict headers and says how long it may be kept."""

import gzip
import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from tests.fixtures.room.small import KEY, submission
from workshop.room.kept import Kept
from workshop.room.lane import Lane
from workshop.store import Store

Send = Callable[..., httpx.Response]


def strict(response: httpx.Response) -> None:
    """The headers that nothing goes without."""
    policy = response.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["referrer-policy"] == "no-referrer"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "camera=()" in response.headers["permissions-policy"]


@pytest.mark.parametrize(
    ("path", "status", "keep"),
    [
        ("/", 200, "no-cache"),
        ("/j/{code}", 200, "no-cache"),
        ("/j/AAAAAA", 404, "no-cache"),
        ("/screen/{code}", 200, "no-cache"),
        ("/screen/AAAAAA", 404, "no-cache"),
        ("/facilitator", 200, "no-cache"),
        ("/w/small/", 200, "no-cache"),
        ("/w/small/01-start.html", 200, "no-cache"),
        ("/w/small/none.html", 404, "no-cache"),
        ("/w/../../secret.key", 404, "no-cache"),
        ("/w/%2e%2e/%2e%2e/secret.key", 404, "no-cache"),
        ("/assets/%2e%2e/index.html", 404, "no-cache"),
        ("/assets/page.0123456789ab.js", 200, "public, max-age=31536000, immutable"),
        ("/assets/none.js", 404, "no-cache"),
        ("/api/cohorts/{code}", 200, "no-store"),
        ("/api/cohorts/AAAAAA", 404, "no-store"),
        ("/api/cohorts/{code}/counts", 401, "no-store"),
        ("/api/none", 404, "no-store"),
        ("/health", 200, "no-store"),
        ("/none", 404, "no-cache"),
    ],
)
def test_each_response(client: TestClient, code: str, path: str, status: int, keep: str) -> None:
    """Pages are asked for again, named assets kept for ever, the API's answers never."""
    response = client.get(path.format(code=code))
    assert response.status_code == status
    assert response.headers["cache-control"] == keep
    strict(response)


def test_each_refusal_of_a_write(put: Send) -> None:
    """Refusals are answered with the same headers, from whichever layer they come."""
    for response in (put(), put(b"{"), put(key=None), put(b" " * 300_000), put(Origin="http://elsewhere.example")):
        strict(response)


def test_our_own_page_may_write(put: Send) -> None:
    """The Origin of our own pages is no obstacle, with or without TLS in front of us."""
    assert put(Origin="http://room.local").status_code == 200
    assert put(Origin="https://room.local").status_code == 200


@pytest.mark.parametrize("way", [("PUT", "accept_soon"), ("DELETE", "withdraw")])
def test_an_unexpected_error_is_one_sentence_and_is_logged_without_answers(
    client: TestClient,
    code: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    way: tuple[str, str],
) -> None:
    """A bug, on the short way or any other, shows no traceback; the log holds neither answers nor keys nor codes."""
    method, broken = way

    def fails(*_: object) -> None:
        raise RuntimeError("It passed.")

    monkeypatch.setattr(Store, broken, fails)
    with caplog.at_level(logging.DEBUG, "workshop.room"):
        response = client.request(
            method,
            f"/api/cohorts/{code}/submission?sequence=1",
            json=submission(code),
            headers={"Authorization": f"Bearer {KEY}"},
        )
    assert response.status_code == 500
    assert set(response.json()) == {"error"}
    strict(response)
    assert "RuntimeError" in caplog.text
    for secret in ("It passed.", KEY, code):
        assert secret not in caplog.text
        assert secret not in response.text


def test_a_locked_database_asks_to_come_back(put: Send, tmp_path: Path, code: str, store: Store) -> None:
    """Nothing is acknowledged that is not stored, and once the lock is gone the resend is taken."""
    holder = sqlite3.connect(tmp_path / "w.sqlite", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    response = put(submission(code))
    assert response.status_code == 503
    assert "again" in response.json()["error"]
    assert str(tmp_path) not in response.text
    assert response.headers["retry-after"]
    strict(response)
    holder.execute("ROLLBACK")
    holder.close()
    assert put(submission(code)).status_code == 200


def test_the_log_tells_the_route_and_not_who(put: Send, code: str, caplog: pytest.LogCaptureFixture) -> None:
    """One line a request: the route's pattern, the status, the time."""
    with caplog.at_level(logging.INFO, "workshop.room"):
        put()
    assert "PUT /api/cohorts/{code}/submission 200" in caplog.text
    assert KEY not in caplog.text
    assert code not in caplog.text


def test_pages_are_compressed(client: TestClient) -> None:
    """Thirty phones on bad Wi-Fi are glad of it."""
    with client.stream("GET", "/w/small/01-start.html", headers={"Accept-Encoding": "gzip"}) as response:
        assert response.headers["content-encoding"] == "gzip"
        assert b"<p>Word</p>" in gzip.decompress(b"".join(response.iter_raw()))
        strict(response)


def test_a_page_is_asked_for_again_and_not_sent_again(client: TestClient) -> None:
    """A phone that has the page gets 304, compressed or not, by GET and by HEAD the same."""
    for encoding in ("gzip", "identity"):
        asked = {"Accept-Encoding": encoding}
        first = client.get("/w/small/01-start.html", headers=asked)
        again = client.get("/w/small/01-start.html", headers=asked | {"If-None-Match": first.headers["etag"]})
        assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
        assert first.headers.get("content-encoding", "identity") == encoding
        assert client.head("/w/small/01-start.html", headers=asked).headers["etag"] == first.headers["etag"]


def test_a_page_that_changed_is_sent_as_it_is_now(client: TestClient, pages: Path) -> None:
    """What is kept compressed is the file of now."""
    assert "Lesson" in client.get("/w/small/01-start.html").text
    (pages / "small" / "01-start.html").write_text("<!doctype html><title>Another</title>" + "<p>Word</p>" * 400)
    assert "Another" in client.get("/w/small/01-start.html").text


def test_a_page_that_is_gone_is_gone(client: TestClient, pages: Path) -> None:
    """A file that was at hand and was deleted is not served from memory."""
    address = "/assets/page.0123456789ab.js"
    assert client.get(address).status_code == 200
    (pages / "small" / "assets" / "page.0123456789ab.js").unlink()
    assert client.get(address).status_code == 404


def test_a_page_at_hand_goes_out_as_any_other(client: TestClient, pages: Path) -> None:
    """The first answer of a new file and all later ones are the same, header by header, in any encoding."""
    (pages / "small" / "02-new.html").write_text("<!doctype html><title>New</title>" + "<p>Word</p>" * 400)
    for encoding in ("gzip", "identity"):
        first, *later = (client.get("/w/small/02-new.html", headers={"Accept-Encoding": encoding}) for _ in range(3))
        for answer in later:
            assert (answer.status_code, answer.content, answer.headers) == (200, first.content, first.headers)


def test_other_ways_to_write_an_address_push_nothing_out_of_memory(client: TestClient) -> None:
    """One file has no end of addresses, and only its usual ones are kept."""
    ask = {"headers": {"Accept-Encoding": "gzip"}}
    assert client.get("/w/small/01-start.html", **ask).status_code == 200  # type: ignore[arg-type]
    kept = _kept(client.app)
    before = set(kept)
    for path in ("/w/small/./01-start.html", "/w/small//01-start.html", "/w/small/x/../01-start.html", "/w/small///"):
        answer = client.request("GET", "http://room.local" + path.replace("./", "%2e/"), **ask)  # type: ignore[arg-type]
        assert answer.status_code in (200, 404), path
    assert set(kept) == before
    assert client.get("/w/small/", **ask).status_code == 200  # type: ignore[arg-type]
    assert set(kept) == before | {"/w/small/"}


def _kept(app: Any) -> dict[str, object]:
    """What is at hand."""
    layer = app.layers
    while not isinstance(layer.app, Lane):
        layer = layer.app
    (files,) = [one.cell_contents for one in layer.app.app.__closure__ if isinstance(one.cell_contents, Kept)]
    return files._files
