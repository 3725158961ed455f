"""The short way of joining and sharing: whatever is sent, it answers what FastAPI answers on its own way."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.fixtures.room.small import KEY, NOW, submission, workshop
from workshop.room.app import create_app
from workshop.room.lane import Lane
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


class Ways:
    """Two rooms that are alike, one of which has no short way."""

    def __init__(self, folder: Path) -> None:
        (folder / "pages" / "small" / "assets").mkdir(parents=True)
        self.stores = [
            open_store(f"sqlite:///{folder / name}.sqlite", folder / "secret.key", create=True) for name in "ab"
        ]
        short, long = (create_app(store, workshop(), folder / "pages", clock=lambda: NOW) for store in self.stores)
        assert isinstance(short, FastAPI)
        _without_lane(long)
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
    layer = app.layers
    while not isinstance(layer.app, Lane):
        layer = layer.app
    layer.app = layer.app.app


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
