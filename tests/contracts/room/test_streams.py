"""The streams of a running room: everyone hears of a change, whichever worker made it, and the room can still close."""

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.fixtures.room.small import NOW, workshop
from tests.fixtures.room.wire import Wire, request
from workshop.room.live import streams
from workshop.room.live.seats import Seats
from workshop.room.run import room_running
from workshop.store import Store, open_store


@pytest.fixture
def address(store: Store, pages: Path) -> Iterator[str]:
    """A room that answers; closing it is part of each test."""
    with room_running(store, workshop(), pages) as made:
        yield made


def events(response: httpx.Response) -> Iterator[dict[str, Any]]:
    """The events of a stream."""
    for line in response.iter_lines():
        if line.startswith("data: "):
            yield json.loads(line[6:])


def test_a_change_by_another_worker_arrives(address: str, store: Store, code: str, tmp_path: Path) -> None:
    """Another process with the same store makes a change; who listens here hears of it, with strict headers."""
    with httpx.stream("GET", f"{address}/api/cohorts/{code}/live", timeout=30) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        assert response.headers["cache-control"] == "no-store"
        assert "content-encoding" not in response.headers, "a compressor would hold events back"
        heard = events(response)
        assert next(heard)["step"] is None
        with open_store(f"sqlite:///{tmp_path / 'w.sqlite'}", tmp_path / "secret.key", create=False) as other:
            other.live.change(code, lambda _: {"run": 60, "started": NOW.isoformat()})
        assert next(heard)["step"]["title"] == "The start"


def test_a_change_here_arrives_and_the_room_closes_all_the_same(
    store: Store, pages: Path, made: tuple[str, str]
) -> None:
    """A facilitator's action goes out to everyone and to the facilitator; open streams keep no room from closing."""
    code, key = made
    headers = {"Authorization": f"Bearer {key}"}
    with room_running(store, workshop(), pages) as address:
        cohort = f"{address}/api/cohorts/{code}"
        everyone = httpx.Client(timeout=30).stream("GET", f"{cohort}/live")
        facilitator = httpx.Client(timeout=30).stream("GET", f"{cohort}/facilitator/live", headers=headers)
        with everyone as one, facilitator as two:
            heard, told = events(one), events(two)
            assert next(heard)["pause"] is None
            assert next(told)["counts"]["joined"] == "fewer than 5"
            httpx.post(f"{cohort}/facilitator/act", headers=headers, json={"do": "pause"})
            assert next(heard)["pause"] == {"left": None}
            assert next(told)["pause"] == {"left": None}


def test_an_unknown_cohort_has_no_stream(address: str) -> None:
    """The browser is refused at once and tries again much later."""
    response = httpx.get(f"{address}/api/cohorts/AAAAAA/live", timeout=30)
    assert response.status_code == 404


def test_one_place_cannot_take_all_streams(
    store: Store, pages: Path, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who holds as many as a place may have is told so and asked to come back; others get theirs meanwhile."""
    monkeypatch.setattr(streams, "Seats", lambda: Seats(4))

    def opened(address: str, place: str, held: ExitStack) -> httpx.Response:
        client = held.enter_context(httpx.Client(transport=httpx.HTTPTransport(local_address=place), timeout=30))
        return held.enter_context(client.stream("GET", f"{address}/api/cohorts/{code}/live"))

    with ExitStack() as held, room_running(store, workshop(), pages) as address:
        first = ExitStack()
        assert [opened(address, "127.0.0.1", first).status_code for _ in range(2)] == [200, 200]
        refused = opened(address, "127.0.0.1", held)
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "30")
        assert "too many open pages" in json.loads(refused.read())["error"]
        assert opened(address, "127.0.0.2", held).status_code == 200
        assert opened(address, "127.0.0.2", held).status_code == 503
        first.close()
        end = time.monotonic() + 30
        while opened(address, "127.0.0.2", held).status_code != 200:
            assert time.monotonic() < end, "a page that was closed still counts"


def test_who_left_with_a_question_still_open_gives_the_seat_back(
    store: Store, pages: Path, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Something asked behind a stream, over its connection, does not keep the room from seeing that it ended."""
    seats = Seats(20)
    monkeypatch.setattr(streams, "Seats", lambda: seats)
    sent = request("GET", f"/api/cohorts/{code}/live", "Host: room") + request("GET", "/health", "Host: room")
    with room_running(store, workshop(), pages) as address:
        lines = [Wire(address).open() for _ in range(8)]
        for line in lines:
            line.sendall(sent)
            assert line.recv(15) == b"HTTP/1.1 200 OK"
        assert seats.taken == 8
        for line in lines:
            line.close()
        end = time.monotonic() + streams.SILENCE / 2
        while seats.taken:
            assert time.monotonic() < end, "a connection that is gone still counts"
            time.sleep(0.01)
