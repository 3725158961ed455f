"""Ratings of a mock interview through a room: to the one who was rated, once both are done, and to nobody else."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from tests.fixtures.room.small import KEY, NOW, OTHER_KEY, workshop
from workshop.room.app import create_app
from workshop.store import Store

THIRD_KEY = "5" * 26
OPENING = {"exercise": "rate", "instrument": "mock/2", "done": False}
RATING = {"role": "peer", "instrument": "mock/2", "ratings": {"story": 3, "clarity": "NO"}, "code": "C4D5F23456"}
Call = Callable[..., httpx.Response]


@pytest.fixture
def call(client: TestClient, code: str) -> Call:
    """Call a route below the cohort's attempts."""

    def send(method: str, path: str, key: str = KEY, data: Any = None) -> httpx.Response:
        headers = {"Authorization": f"Bearer {key}"}
        return client.request(method, f"/api/cohorts/{code}/attempts/{path}", headers=headers, json=data)

    return send


def test_a_rating_reaches_its_owner_once_both_are_done(call: Call) -> None:
    """Before the owner has finished they learn only that something waits; the rater reads nothing at all."""
    assert call("PUT", "K7M4PX", data=OPENING).status_code == 200
    assert call("GET", "k7m-4px", OTHER_KEY).json() == {"attempt": "K7M4PX", "exercise": "rate", "instrument": "mock/2"}
    assert call("PUT", "K7M4PX/rating", OTHER_KEY, RATING).json() == {"stored": True, "attempt": "K7M4PX"}
    assert call("GET", "K7M4PX/ratings").json() == {"waiting": 1, "ratings": []}
    call("PUT", "K7M4PX", data=OPENING | {"done": True})
    given = {"role": "peer", "ratings": {"story": 3, "clarity": "NO"}, "code": "C4D5F23456"}
    assert call("GET", "K7M4PX/ratings").json() == {"waiting": 1, "ratings": [given]}
    for key in (OTHER_KEY, THIRD_KEY):
        assert call("GET", "K7M4PX/ratings", key).status_code == 404


def test_one_rater_counts_once(call: Call) -> None:
    """Sent again it is the same; changed, the first one stays; another rater is another rating."""
    call("PUT", "K7M4PX", data=OPENING | {"done": True})
    assert call("PUT", "K7M4PX/rating", OTHER_KEY, RATING).status_code == 200
    assert call("PUT", "K7M4PX/rating", OTHER_KEY, RATING).status_code == 200
    again = call("PUT", "K7M4PX/rating", OTHER_KEY, RATING | {"ratings": {"story": 1}})
    assert again.status_code == 409
    assert "already" in again.json()["error"]
    assert call("GET", "K7M4PX", OTHER_KEY).status_code == 409
    assert call("PUT", "K7M4PX/rating", THIRD_KEY, RATING | {"role": "coach"}).status_code == 200
    found = call("GET", "K7M4PX/ratings").json()["ratings"]
    assert sorted((one["role"], one["ratings"]["story"]) for one in found) == [("coach", 3), ("peer", 3)]


@pytest.mark.parametrize(
    ("path", "key", "data", "expected"),
    [
        ("K7M4PX", KEY, RATING, (409, "your own attempt")),
        ("C4D5F2", OTHER_KEY, RATING, (404, "no attempt with this code")),
        ("<b>", OTHER_KEY, RATING, (404, "no attempt with this code")),
        ("K7M4PX", OTHER_KEY, RATING | {"instrument": "mock/1"}, (409, "another version of the rubric")),
        ("K7M4PX", OTHER_KEY, RATING | {"ratings": {}}, (422, "Nothing is rated")),
        ("K7M4PX", OTHER_KEY, RATING | {"ratings": {"story": "NO"}}, (422, "Nothing is rated")),
        ("K7M4PX", OTHER_KEY, RATING | {"ratings": {"story": 9}}, (422, "must be 1, 2, 3, 4")),
        ("K7M4PX", OTHER_KEY, RATING | {"ratings": {"smile": 3}}, (422, "no criterion")),
        ("K7M4PX", OTHER_KEY, RATING | {"role": "boss"}, (422, "peer, coach")),
        ("K7M4PX", OTHER_KEY, RATING | {"words": "secret"}, (422, "words")),
    ],
)
def test_what_is_no_rating_is_said(call: Call, path: str, key: str, data: Any, expected: tuple[int, str]) -> None:
    """One sentence says why, and nothing of it is kept."""
    call("PUT", "K7M4PX", data=OPENING | {"done": True})
    answer = call("PUT", f"{path}/rating", key, data)
    status, words = expected
    assert (answer.status_code, words in answer.json()["error"]) == (status, True), answer.text
    assert call("GET", "K7M4PX/ratings").json()["waiting"] == 0


def test_a_code_belongs_to_the_first_device(call: Call) -> None:
    """A second device with the same code by chance is told to take another, and changes nothing."""
    call("PUT", "K7M4PX", data=OPENING)
    assert call("PUT", "K7M4PX", OTHER_KEY, OPENING | {"done": True}).status_code == 409
    assert call("GET", "K7M4PX/ratings", OTHER_KEY).status_code == 404
    assert call("PUT", "C4D5F2", OTHER_KEY, OPENING | {"exercise": "words"}).status_code == 422
    assert call("PUT", "C4D5F2", OTHER_KEY, OPENING | {"instrument": "mock/9"}).status_code == 409


def test_attempts_close_after_a_day_and_go_after_a_week(store: Store, pages: Path, code: str) -> None:
    """An expired attempt is named as such, with what to do; a week later nothing of it is there."""
    now = NOW

    def clock() -> datetime:
        return now

    app = create_app(store, workshop(), pages, clock=clock)
    base = f"/api/cohorts/{code}/attempts/K7M4PX"
    with TestClient(app) as client:
        mine, theirs = ({"Authorization": f"Bearer {key}"} for key in (KEY, OTHER_KEY))
        client.put(base, headers=mine, json=OPENING | {"done": True})
        client.put(f"{base}/rating", headers=theirs, json=RATING)
        now = NOW + timedelta(hours=25)
        late = client.put(f"{base}/rating", headers={"Authorization": f"Bearer {THIRD_KEY}"}, json=RATING)
        assert (late.status_code, "more than a day old" in late.json()["error"]) == (410, True)
        assert client.get(f"{base}/ratings", headers=mine).json()["waiting"] == 1
        now = NOW + timedelta(days=8)
        client.put(f"/api/cohorts/{code}/attempts/C4D5F2", headers=mine, json=OPENING)
        assert client.get(f"{base}/ratings", headers=mine).status_code == 404


def test_withdrawing_takes_attempts_and_given_ratings_along(call: Call, client: TestClient, code: str) -> None:
    """Who withdraws leaves neither their attempts nor what they rated for others; others keep theirs."""
    call("PUT", "K7M4PX", data=OPENING | {"done": True})
    call("PUT", "C4D5F2", OTHER_KEY, OPENING | {"done": True})
    call("PUT", "K7M4PX/rating", OTHER_KEY, RATING)
    call("PUT", "C4D5F2/rating", KEY, RATING)
    call("PUT", "C4D5F2/rating", THIRD_KEY, RATING)
    client.delete(f"/api/cohorts/{code}/submission?sequence=3", headers={"Authorization": f"Bearer {KEY}"})
    assert call("GET", "K7M4PX/ratings").status_code == 404
    assert call("GET", "C4D5F2/ratings", OTHER_KEY).json()["waiting"] == 1


def test_rating_is_no_joining(call: Call, store: Store, code: str) -> None:
    """A coach who rates is not counted as a participant, and erasing the cohort takes everything."""
    call("PUT", "K7M4PX", data=OPENING)
    call("PUT", "K7M4PX/rating", OTHER_KEY, RATING)
    assert store.raw_counts(code, "last").joined == 0
    store.erase(code, NOW)
    assert call("GET", "K7M4PX/ratings").status_code == 404
