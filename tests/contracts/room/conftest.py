"""A room over a store on disk, and ways to talk to it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from tests.fixtures.room.small import KEY, NOW, submission, workshop
from workshop.room.app import create_app
from workshop.store import Store, open_store

Send = Callable[..., httpx.Response]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An open, empty store."""
    with open_store(f"sqlite:///{tmp_path / 'w.sqlite'}", tmp_path / "secret.key", create=True, patience=0.2) as opened:
        yield opened


@pytest.fixture
def made(store: Store) -> tuple[str, str]:
    """A cohort's code and its facilitator's key."""
    cohort, key = store.new_cohort(label="Tuesday <group>", workshop="small", workshop_version=1, now=NOW)
    return cohort.code, key


@pytest.fixture
def code(made: tuple[str, str]) -> str:
    """A cohort's code."""
    return made[0]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of exported pages."""
    folder = tmp_path / "pages" / "small"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>Start</title>")
    (folder / "01-start.html").write_text("<!doctype html><title>Lesson</title>" + "<p>Word</p>" * 500)
    (folder / "assets" / "page.0123456789ab.js").write_text("export {};")
    return tmp_path / "pages"


@pytest.fixture
def client(store: Store, pages: Path) -> Iterator[TestClient]:
    """A client of the room, as far as possible what a browser is."""
    app = create_app(store, workshop(), pages, clock=lambda: NOW, address="http://10.0.0.7:8000")
    with TestClient(app, base_url="http://room.local", raise_server_exceptions=False) as made_client:
        yield made_client


@pytest.fixture
def put(client: TestClient, code: str) -> Send:
    """Share something: a submission's data, or raw bytes."""

    def send(data: Any = None, key: str | None = KEY, cohort: str = code, **headers: str) -> httpx.Response:
        body: dict[str, Any] = {"content": data} if isinstance(data, bytes) else {"json": data or submission(code)}
        authorization = {} if key is None else {"Authorization": f"Bearer {key}"}
        return client.put(f"/api/cohorts/{cohort}/submission", headers=authorization | headers, **body)

    return send
