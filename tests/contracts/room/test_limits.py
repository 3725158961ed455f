"""Limits: guessing is slowed, and a room full of people behind one address never is."""

import asyncio
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient
from starlette.exceptions import HTTPException

from tests.fixtures.room.small import KEY, NOW, OTHER_KEY, submission, workshop
from workshop.room import throttle
from workshop.room.app import create_app
from workshop.room.bounds import Bounds
from workshop.room.throttle import ATTEMPTS, GUESSES, place_of
from workshop.store import Store, open_store

Send = Callable[..., httpx.Response]
AS_KEY = {"Authorization": f"Bearer {KEY}"}


def guess(client: TestClient, times: int) -> list[httpx.Response]:
    """Try codes that nobody has."""
    letters = "ABCDEFGHJK"
    return [client.get(f"/api/cohorts/{letters[n % 10]}AAA{letters[n // 10 % 10]}A") for n in range(times)]


def test_two_hundred_people_behind_one_address_all_get_in(client: TestClient, code: str) -> None:
    """One in ten mistypes the code first; nobody waits and nobody is sent away."""
    for number in range(200):
        if number % 10 == 0:
            assert client.get("/api/cohorts/AAAAAA").status_code == 404
        key = {"Authorization": f"Bearer {number:026d}"}
        for method, path in (
            ("GET", f"/j/{code}"),
            ("GET", f"/api/cohorts/{code}"),
            ("POST", f"/api/cohorts/{code}/join"),
        ):
            assert client.request(method, path, headers=key).status_code == 200


def test_guessing_codes_is_slowed_and_shuts_out_nobody_of_the_room(client: TestClient, put: Send, code: str) -> None:
    """After so many wrong codes a place has to wait; whoever is in its own room goes on, and can still join it."""
    assert client.get(f"/j/{code}").status_code == 200
    answers = guess(client, GUESSES[0] + 5)
    assert [one.status_code for one in answers[-4:]] == [429] * 4
    assert int(answers[-1].headers["retry-after"]) >= 1
    assert set(answers[-1].json()) == {"error"}
    assert client.post(f"/api/cohorts/{code}/join", headers={"Authorization": f"Bearer {OTHER_KEY}"}).status_code == 200
    assert put().status_code == 200


def test_a_cohort_that_was_not_reached_before_cannot_be_found_by_guessing_on(client: TestClient, code: str) -> None:
    """The limit answers before the cohort is looked up, so it tells right codes from wrong ones to nobody."""
    guess(client, GUESSES[0] + 1)
    known, unknown = client.get(f"/api/cohorts/{code}"), client.get("/api/cohorts/KKKKKK")
    assert (known.status_code, unknown.status_code) == (429, 429)
    assert known.json() == unknown.json()


def test_another_worker_knows_the_room_from_the_store(client: TestClient, store: Store, pages: Path, code: str) -> None:
    """A worker that never saw this room does not shut it out either; after a day it is forgotten."""
    assert client.post(f"/api/cohorts/{code}/join", headers=AS_KEY).status_code == 200
    for later, status in ((timedelta(hours=3), 200), (timedelta(days=2), 429)):
        app = create_app(store, workshop(), pages, clock=lambda later=later: NOW + later)  # type: ignore[misc]
        with TestClient(app) as other:
            guess(other, GUESSES[0] + 1)
            assert other.get(f"/api/cohorts/{code}").status_code == status


def test_workers_slow_a_guesser_together_and_nobody_else(
    client: TestClient, store: Store, pages: Path, code: str, tmp_path: Path
) -> None:
    """Guesses over several workers count in sum, for a fresh one too; the room behind that address goes on."""
    assert client.get(f"/j/{code}").status_code == 200
    tried, began = 0, time.monotonic()
    with ExitStack() as stack:

        def worker() -> TestClient:
            own = open_store(f"sqlite:///{tmp_path / 'w.sqlite'}", tmp_path / "secret.key", create=False)
            app = create_app(stack.enter_context(own), workshop(), pages, clock=lambda: NOW)
            return stack.enter_context(TestClient(app))

        workers = [client, worker(), worker()]
        for number in range(3 * GUESSES[0]):
            tried += guess(workers[number % 3], 1)[0].status_code == 404
        back = (time.monotonic() - began) * GUESSES[1]
        # Each alone would let 180 through. A few pass before the store has told the others, the more the busier it is.
        assert GUESSES[0] <= tried < 2 * GUESSES[0] + back
        workers.append(worker())
        assert {guess(one, 1)[0].status_code for one in workers} == {429}
        for number, one in enumerate(workers):
            key = {"Authorization": f"Bearer {number:026d}"}
            assert one.post(f"/api/cohorts/{code}/join", headers=key).status_code == 200


def test_guessing_keys_is_slowed(client: TestClient, store: Store, made: tuple[str, str]) -> None:
    """Wrong facilitator's keys count as guesses; somebody else's cohort cannot be tried on."""
    code, key = made
    other = store.new_cohort(label="B", workshop="small", workshop_version=1, now=NOW)[0].code
    tries = [
        client.get(f"/api/cohorts/{other}/counts", headers={"Authorization": f"Bearer {number:022d}"}).status_code
        for number in range(GUESSES[0] + 3)
    ]
    assert (tries[0], tries[-1]) == (401, 429)
    assert client.get(f"/api/cohorts/{code}/counts", headers={"Authorization": f"Bearer {key}"}).status_code == 429


def test_one_key_cannot_write_without_end(put: Send, code: str) -> None:
    """A program that shares again and again is slowed; other participants are not."""
    statuses = {put(submission(code, 1, "words")).status_code for _ in range(130)}
    assert statuses == {200, 429}
    assert put(submission(code, 1, "words"), key=OTHER_KEY).status_code == 200


def test_a_second_key_in_a_request_gets_round_no_limit(client: TestClient, code: str) -> None:
    """The key that counts is the one that is looked at."""
    path, body = f"/api/cohorts/{code}/submission", submission(code, 1, "words")
    statuses = [
        client.put(
            path, json=body, headers=[("Authorization", f"Bearer {KEY}"), ("Authorization", f"Bearer {number:026d}")]
        ).status_code
        for number in range(130)
    ]
    assert (statuses[0], statuses[-1]) == (200, 429)


def test_codes_of_attempts_cannot_be_guessed_from_within_a_room(client: TestClient, code: str) -> None:
    """Who is in a room, with a new key each time, is slowed like a stranger; a right code tells them nothing then."""
    opened = {"exercise": "rate", "instrument": "mock/2", "done": False}
    right = f"/api/cohorts/{code}/attempts/K7M4PX"
    assert client.put(right, headers=AS_KEY, json=opened).status_code == 200
    tries = [
        client.get(f"/api/cohorts/{code}/attempts/C4D5F2", headers={"Authorization": f"Bearer {number:026d}"})
        for number in range(ATTEMPTS[0] + 4)
    ]
    assert (tries[0].status_code, tries[-1].status_code) == (404, 429)
    as_other = {"Authorization": f"Bearer {OTHER_KEY}"}
    assert client.get(right, headers=as_other).status_code == 429
    assert client.put(f"{right}/rating", headers=as_other, json={}).status_code == 429
    assert client.get(f"{right}/ratings", headers=AS_KEY).status_code == 200
    assert client.put(right, headers=AS_KEY, json=opened | {"done": True}).status_code == 200


def test_keys_cannot_be_guessed_by_writing(
    monkeypatch: pytest.MonkeyPatch, store: Store, pages: Path, made: tuple[str, str]
) -> None:
    """A new key for each call does not get round the limits: neither to take back for others nor to make up people.

    The facilitator goes on, whatever someone behind the same address does.
    """
    for limit in ("WRITES", "OPENINGS"):
        monkeypatch.setattr(throttle, limit, (5, 1))
    code, desk = made
    with TestClient(create_app(store, workshop(), pages, clock=lambda: NOW)) as client:
        base = f"/api/cohorts/{code}"
        for call, path in (("DELETE", "/submission?sequence=1"), ("PUT", "/attempts/K7M4PX")):
            statuses = [
                client.request(
                    call, base + path, headers={"Authorization": f"Bearer {number:026d}"}, json={}
                ).status_code
                for number in range(8)
            ]
            assert statuses[-2:] == [429, 429], path
        assert 429 not in statuses[:4]
        act = client.post(f"{base}/facilitator/act", headers={"Authorization": f"Bearer {desk}"}, json={"do": "pause"})
        assert act.status_code == 200


@pytest.mark.parametrize(
    ("host", "place"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("testclient", "testclient"),
    ],
)
def test_where_a_request_comes_from(host: str, place: str) -> None:
    """A device with a whole IPv6 network of its own is one place."""
    assert place_of({"client": (host, 1)}) == place


def test_a_body_that_never_ends_is_given_up() -> None:
    """A device that sends a byte now and then, or nothing more, is answered and let go."""

    async def slow() -> dict[str, object]:
        await asyncio.sleep(0.05)
        return {"type": "http.request", "body": b" ", "more_body": True}

    async def reads(scope: object, receive: Callable[[], object], send: object) -> None:
        while True:
            await receive()  # type: ignore[misc]

    with pytest.raises(HTTPException) as caught:
        asyncio.run(Bounds(reads, seconds=0.3)({"type": "http"}, slow, None))  # type: ignore[arg-type]
    assert caught.value.status_code == 408


def test_waiting_for_the_other_side_to_leave_has_no_limit() -> None:
    """A stream of news lasts as long as a session; only the body has to come in time."""

    async def session() -> str:
        messages = iter([{"type": "http.request", "body": b""}, {"type": "http.disconnect"}])

        async def receive() -> dict[str, object]:
            message = next(messages)
            if message["type"] == "http.disconnect":
                await asyncio.sleep(0.3)
            return message

        async def streams(scope: object, receive: Callable[[], object], send: object) -> None:
            await receive()  # type: ignore[misc]
            assert (await receive())["type"] == "http.disconnect"  # type: ignore[misc]

        await Bounds(streams, seconds=0.05)({"type": "http"}, receive, None)  # type: ignore[arg-type]
        return "ended by itself"

    assert asyncio.run(session()) == "ended by itself"
