"""A full disk, a database that somebody else holds, a clock that jumps: nothing is lost, nothing is there twice."""

import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import event

from tests.faults.crowd import Crowd, stored
from tests.fixtures.server import made_project
from workshop.lessons.reader import read_workshop
from workshop.room.app import create_app
from workshop.store import Store, open_store

PEOPLE, EACH = 6, 6


class Shop:
    """A room in this process, over a store whose clock and disk a test can move."""

    def __init__(self, folder: Path) -> None:
        self.url, self.secret = f"sqlite:///{folder / 'w.sqlite'}", folder / "secret.key"
        self.workshop = read_workshop(made_project(folder) / "lessons" / "small")
        (folder / "pages" / "small" / "assets").mkdir(parents=True)
        self.folder, self.now = folder, datetime(2026, 11, 23, 10, tzinfo=UTC)
        self.store = open_store(self.url, self.secret, create=True, patience=0.05)
        self.code = self.store.new_cohort(label="A", workshop="small", workshop_version=1, now=self.now)[0].code

    def app(self) -> FastAPI:
        """The room."""
        return create_app(self.store, self.workshop, self.folder / "pages", clock=lambda: self.now)

    def client(self) -> httpx.Client:
        """A client of it."""
        return TestClient(self.app(), raise_server_exceptions=False)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """A room with one cohort."""
    made = Shop(tmp_path)
    yield made
    made.store.close()


def whole(shop: Shop, crowd: Crowd) -> None:
    """Everything that was acknowledged is there once, and all was acknowledged in the end."""
    found = stored(shop.url, shop.secret, crowd)
    assert (found.acknowledged, found.once, found.wrong) == (PEOPLE * EACH, PEOPLE * EACH, 0), found


def limited(store: Store, pages: int) -> None:
    """Let the database grow to so many pages only, as on a full disk; SQLite says the same in both cases."""

    @event.listens_for(store._engine, "begin")
    def _limit(connection) -> None:  # type: ignore[no-untyped-def]
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk(shop: Shop, caplog: pytest.LogCaptureFixture) -> None:
    """While nothing more fits people are asked to come back, and once there is room everything arrives."""
    with sqlite3.connect(shop.folder / "w.sqlite") as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.close()
    limited(shop.store, pages)
    with shop.client() as client:
        statuses = []
        for person in range(60):
            body = {"Authorization": f"Bearer {person + 900:026d}"}
            statuses.append(client.post(f"/api/cohorts/{shop.code}/join", headers=body).status_code)
            if statuses[-1] == 503:
                break
    assert statuses[-1] == 503
    assert "the disk is full" in caplog.text
    assert len(shop.store.people(shop.code)) == statuses.count(200)
    limited(shop.store, 10_000_000)
    with sqlite3.connect(shop.folder / "w.sqlite") as connection:
        connection.execute("DELETE FROM participant")
    connection.close()
    crowd = Crowd(shop.code, PEOPLE, EACH)
    crowd.share(shop.client)
    whole(shop, crowd)


def test_a_database_that_somebody_else_holds(shop: Shop) -> None:
    """Another program holds the lock again and again; whoever is asked to come back comes back."""
    stop = threading.Event()

    def hold() -> None:
        holder = sqlite3.connect(shop.folder / "w.sqlite", isolation_level=None, timeout=30)
        while not stop.wait(0.02):
            holder.execute("BEGIN IMMEDIATE")
            stop.wait(0.15)
            holder.execute("ROLLBACK")
        holder.close()

    thread = threading.Thread(target=hold)
    thread.start()
    crowd = Crowd(shop.code, PEOPLE, EACH)
    try:
        crowd.share(shop.client)
    finally:
        stop.set()
        thread.join()
    whole(shop, crowd)
    assert crowd.counts["status 503, sent again"] > 0


def test_a_clock_that_jumps(shop: Shop) -> None:
    """What is newer is told by numbers, so a clock that goes back a day or on a year changes nothing."""
    random, stop = Random(4), threading.Event()

    def jump() -> None:
        while not stop.wait(0.01):
            shop.now += timedelta(hours=random.randint(-24 * 30, 24 * 365))

    thread = threading.Thread(target=jump)
    thread.start()
    crowd = Crowd(shop.code, PEOPLE, EACH)
    try:
        crowd.share(shop.client)
    finally:
        stop.set()
        thread.join()
    whole(shop, crowd)
