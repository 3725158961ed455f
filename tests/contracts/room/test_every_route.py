"""Every route that the app has, tried as nobody, as another participant and as another cohort's facilitator.

The routes come from the app itself: a new one is tried without anybody's doing, and one that is open to all fails here
until somebody has thought about it and named it in `OPEN`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from sqlalchemy import create_engine, select
from starlette.routing import Mount

from tests.fixtures.room.small import NOW, OTHER_KEY, submission, workshop
from workshop.room import request
from workshop.room.app import create_app
from workshop.store import Store
from workshop.store.tables import metadata

OPEN = {
    "/": "the join page",
    "/j/{typed}": "the join page of a code",
    "/screen/{code}": "the projector: code and QR code",
    "/rate": "leads to the page for raters, which holds nothing of a cohort",
    "/facilitator": "drawn without a key, and without anything of a cohort",
    "/favicon.ico": "a picture",
    "/health": "for whoever watches the server",
    "/api/openapi.json": "the API's description",
    "/api/cohorts/{code}": "what whoever has the code may know",
    "/api/cohorts/{code}/live": "where the group is, for everyone's page; no count, no note",
    "/w": "the lessons",
    "/assets": "scripts and styles",
}
"""What anybody may call, and why."""

KEY = "7" * 26
WORDS = "words that one participant shared"
VALUES = {
    "sequence": "7",
    "attempt": "C4D5F2",
    "exercise": "words",
    "stem": "01-start",
    "workshop": "small",
    "path": "x",
}


class Call(NamedTuple):
    """One route by one method."""

    method: str
    path: str
    guarded: bool


def _depends_on_a_key(dependant: Dependant) -> bool:
    return any(one.call is request._bearer or _depends_on_a_key(one) for one in dependant.dependencies)


def _routes(app: Any) -> Iterator[Call]:
    """Every route, those of included routers among them."""
    for route in app.routes:
        if isinstance(route, Mount):
            yield Call("GET", route.path, guarded=False)
        elif isinstance(route, APIRoute):
            for method in sorted(route.methods):
                yield Call(method, route.path, guarded=_depends_on_a_key(route.dependant))
        elif hasattr(route, "methods"):
            yield Call("GET", route.path, guarded=False)
        else:
            inner = getattr(route, "original_router", None) or getattr(route, "router", None)
            assert inner is not None, f"{route!r}: a kind of route that this test does not know"
            yield from _routes(inner)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """An app to take the routes from."""
    from workshop.store import open_store

    folder = tmp_path_factory.mktemp("routes")
    (folder / "pages" / "small" / "assets").mkdir(parents=True)
    with open_store(f"sqlite:///{folder / 'w.sqlite'}", folder / "secret.key", create=True) as store:
        yield create_app(store, workshop(), folder / "pages", clock=lambda: NOW)


@pytest.fixture
def tried(store: Store, pages: Path, code: str, tmp_path: Path) -> "Tried":
    """A room in which one participant has shared, and strangers who try everything."""
    return Tried(store, pages, code, tmp_path)


class Tried:
    """What strangers get from a route, and what is in the database before and after."""

    def __init__(self, store: Store, pages: Path, code: str, folder: Path) -> None:
        self.client = TestClient(
            create_app(store, workshop(), pages, clock=lambda: NOW),
            base_url="http://room.local",
            raise_server_exceptions=False,
        )
        self.client.app.state.hub.close()  # type: ignore[attr-defined] # a stream ends after its first event
        data = submission(code, 1, "words")
        data["responses"][0]["answer"] = WORDS
        answer = self.client.put(
            f"/api/cohorts/{code}/submission", json=data, headers={"Authorization": f"Bearer {KEY}"}
        )
        assert answer.status_code == 200
        self.code, self.url = code, f"sqlite:///{folder / 'w.sqlite'}"
        _, stranger = store.new_cohort(label="Another", workshop="small", workshop_version=1, now=NOW)
        self.strangers = {
            "nobody": {},
            "another participant": {"Authorization": f"Bearer {OTHER_KEY}"},
            "another cohort's facilitator": {"Authorization": f"Bearer {stranger}"},
        }

    def call(self, route: Call, headers: dict[str, str]) -> Any:
        """Call a route of the first cohort."""
        path = route.path.replace("{code}", self.code).replace("{typed}", self.code)
        for name, value in VALUES.items():
            path = path.replace(f"{{{name}}}", value)
        assert "{" not in path, f"give {route.path} a value in VALUES"
        ask = {"json": submission(self.code, 1, "last")} if route.method in ("PUT", "POST", "PATCH") else {}
        return self.client.request(route.method, path, params={"sequence": 7}, headers=headers, **ask)

    def theirs(self) -> list[Any]:
        """Every row that belongs to the participant who shared, to the cohort, or to what goes on in it."""
        with create_engine(self.url).connect() as connection:
            rows = []
            for table in metadata.sorted_tables:
                if table.name in ("place", "tries", "meta"):
                    continue
                for row in connection.execute(select(table)).mappings():
                    if (
                        table.name in ("participant", "submission", "response")
                        and row.get("number", row.get("participant")) != 1
                    ):
                        continue
                    rows.append((table.name, dict(row)))
        return rows


def test_what_is_open_to_all_was_thought_about(app: Any) -> None:
    """A route without a key is in the list above, with its reason; the list names no route that is gone."""
    routes = {call.path: call.guarded for call in _routes(app)}
    free = {path for path, guarded in routes.items() if not guarded and not path.startswith("/assets/")}
    assert free == set(OPEN)
    assert sum(routes.values()) >= 3


def test_strangers_read_nothing_and_change_nothing(tried: Tried) -> None:
    """No route gives somebody else's answer away, or changes or deletes it; what asks for a key refuses a wrong one."""
    before = tried.theirs()
    for route in _routes(tried.client.app):
        for who, headers in tried.strangers.items():
            answer = tried.call(route, headers)
            about = f"{route.method} {route.path} as {who}: {answer.status_code} {answer.text[:200]}"
            assert answer.status_code < 500, about
            assert WORDS not in answer.text, about
            assert KEY not in answer.text, about
            if route.guarded and (who != "another participant" or route.method == "GET"):
                assert answer.status_code in (401, 403, 404, 405, 429), about
            assert tried.theirs() == before, about
