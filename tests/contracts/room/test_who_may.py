"""Who may do what: nobody, another participant, another cohort's facilitator."""

from collections.abc import Callable

import httpx
import pytest
from fastapi.testclient import TestClient

from tests.fixtures.room.small import KEY, NOW, OTHER_KEY, submission, workshop
from workshop.room.app import create_app
from workshop.store import Store

Send = Callable[..., httpx.Response]


def bearer(key: str) -> dict[str, str]:
    """The header that carries a key."""
    return {"Authorization": f"Bearer {key}"}


def test_nobody_reads_what_was_shared(put: Send, client: TestClient, code: str) -> None:
    """No route that can be asked gives an answer back, with any key."""
    put(submission(code, 1, "words"))
    paths = [
        f"/api/cohorts/{code}",
        f"/api/cohorts/{code}/counts",
        f"/j/{code}",
        f"/screen/{code}",
        "/facilitator",
        "/",
    ]
    for path in [*paths, f"/api/cohorts/{code}/submission", f"/api/cohorts/{code}/join"]:
        for headers in ({}, bearer(KEY), bearer(OTHER_KEY)):
            assert "It passed." not in client.get(path, headers=headers).text


def test_the_routes_are_the_ones_that_were_agreed(client: TestClient) -> None:
    """A route that is added has to be thought about here; FastAPI's own documentation pages stay closed."""
    for path in ("/docs", "/redoc", "/openapi.json"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Basic x"}, bearer(KEY), bearer("x" * 22)])
def test_counts_are_for_the_facilitator_only(client: TestClient, code: str, headers: dict[str, str]) -> None:
    """Nobody, a participant and a guess are told the same: no."""
    response = client.get(f"/api/cohorts/{code}/counts", headers=headers)
    assert response.status_code == 401
    assert set(response.json()) == {"error"}


def test_a_facilitator_of_another_cohort_sees_nothing(client: TestClient, store: Store, code: str) -> None:
    """A key opens its own cohort."""
    other, key = store.new_cohort(label="B", workshop="small", workshop_version=1, now=NOW)
    assert client.get(f"/api/cohorts/{code}/counts", headers=bearer(key)).status_code == 401
    assert client.get(f"/api/cohorts/{other.code}/counts", headers=bearer(key)).status_code == 200


def test_another_participant_can_neither_change_nor_withdraw(
    put: Send, client: TestClient, store: Store, code: str
) -> None:
    """One key acts on what was shared with it."""
    put(submission(code, 1, "words"))
    put(submission(code, 1), key=OTHER_KEY)
    client.delete(f"/api/cohorts/{code}/submission?sequence=9", headers=bearer(OTHER_KEY))
    assert [[r.exercise for r in person.responses] for person in store.people(code)] == [["words"]]


def test_a_facilitator_key_is_no_participant_key(client: TestClient, made: tuple[str, str]) -> None:
    """A facilitator cannot share or withdraw in anybody's place."""
    code, key = made
    assert client.post(f"/api/cohorts/{code}/join", headers=bearer(key)).status_code == 401


def test_a_rooms_own_facilitator_key(store: Store, code: str, pages: object) -> None:
    """The key that a room makes up when it starts opens its cohort and no other."""
    other = store.new_cohort(label="B", workshop="small", workshop_version=1, now=NOW)[0].code
    app = create_app(store, workshop(), pages, room_keys={code: "made-for-this-evening"})  # type: ignore[arg-type]
    with TestClient(app) as client:
        asked = bearer("made-for-this-evening")
        assert client.get(f"/api/cohorts/{code}/counts", headers=asked).status_code == 200
        assert client.get(f"/api/cohorts/{other}/counts", headers=asked).status_code == 401
