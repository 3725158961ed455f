"""The room's API as docs/architecture.md tells it: what sinks, pages and the demo rely on."""

from collections.abc import Callable

import httpx
from fastapi.testclient import TestClient

from tests.fixtures.room.small import KEY, NOW, OTHER_KEY, submission
from workshop.store import Store

Send = Callable[..., httpx.Response]
AS_KEY = {"Authorization": f"Bearer {KEY}"}


def test_health(client: TestClient) -> None:
    """A healthy room says so."""
    assert client.get("/health").json() == {"status": "ok"}


def test_a_cohort_tells_what_it_runs(client: TestClient, code: str) -> None:
    """Whoever has the code learns what they join, and nothing about who else did."""
    assert client.get(f"/api/cohorts/{code}").json() == {
        "cohort": code,
        "workshop": "small",
        "workshop_version": 1,
        "pages": "small",
        "title": "A small workshop",
        "label": "Tuesday <group>",
        "sample": False,
    }


def test_a_code_may_be_typed_carelessly(client: TestClient, code: str) -> None:
    """Lower case, spaces and hyphens are what people type from a screen."""
    assert client.get(f"/api/cohorts/{code.lower()[:3]}%20-{code[3:]}").json()["cohort"] == code


def test_joining_twice_is_joining_once(client: TestClient, store: Store, code: str) -> None:
    """The answer is the number of the last submission, the same each time."""
    for _ in range(2):
        assert client.post(f"/api/cohorts/{code}/join", headers=AS_KEY).json() == {"joined": True, "sequence": 0}
    assert store.raw_counts(code, "last").joined == 1


def test_sharing_is_acknowledged_and_stored(put: Send, client: TestClient, store: Store, code: str) -> None:
    """What was acknowledged is in the store, and joining again tells its number."""
    response = put()
    assert (response.status_code, response.json()) == (
        200,
        {"stored": True, "id": f"{1:032x}", "sequence": 1, "responses": 4},
    )
    (person,) = store.people(code)
    assert {r.exercise: r.answer for r in person.responses} == {
        "words": "It passed.",
        "reasons": ["teacher"],
        "rate": {"ratings": {"story": 3, "clarity": "NO"}},
        "last": {"useful": 7},
    }
    assert client.post(f"/api/cohorts/{code}/join", headers=AS_KEY).json()["sequence"] == 1


def test_a_resend_gets_the_same_answer(put: Send, store: Store, code: str) -> None:
    """A device that never heard the answer may ask as often as it likes."""
    first = put()
    assert put().json() == first.json()
    assert len(store.people(code)) == 1


def test_sharing_needs_no_join_before_it(put: Send, store: Store, code: str) -> None:
    """A device that was offline when it joined is a participant all the same."""
    assert put(key=OTHER_KEY).status_code == 200
    assert store.raw_counts(code, "last").joined == 1


def test_an_older_number_is_a_conflict(put: Send, code: str) -> None:
    """The answer tells the number to go on from."""
    put(submission(code, 5, "words"))
    response = put(submission(code, 4, "words"))
    assert response.status_code == 409
    assert response.json()["sequence"] == 5
    assert response.json()["error"]


def test_withdrawing_deletes_and_stays_deleted(put: Send, client: TestClient, store: Store, code: str) -> None:
    """What was still on its way when someone withdrew is refused."""
    put(submission(code, 1, "words"))
    response = client.delete(f"/api/cohorts/{code}/submission", params={"sequence": 3}, headers=AS_KEY)
    assert response.json() == {"withdrawn": True, "sequence": 3}
    assert store.people(code) == []
    assert put(submission(code, 2, "words")).status_code == 409
    assert store.people(code) == []
    assert put(submission(code, 4, "words")).status_code == 200


def test_counts_are_withheld_below_five(client: TestClient, store: Store, made: tuple[str, str]) -> None:
    """Four people are not counted in sight of anyone; five are."""
    code, facilitator = made
    asked = {"headers": {"Authorization": f"Bearer {facilitator}"}}
    for number in range(4):
        store.join(code, f"{number:026d}", NOW)
    few = client.get(f"/api/cohorts/{code}/counts", **asked).json()
    assert few["joined"]["value"] is None
    assert "4" not in few["joined"]["text"]
    store.join(code, f"{4:026d}", NOW)
    enough = client.get(f"/api/cohorts/{code}/counts", **asked).json()
    assert enough["joined"] == {"value": 5, "text": "5"}
    assert enough["finished"] == few["finished"]
    assert enough["finished"]["value"] is None


def test_finished_is_who_shares_the_last_exercise(client: TestClient, put: Send, made: tuple[str, str]) -> None:
    """Only the exercise that the workshop names counts as finishing."""
    code, facilitator = made
    for number in range(6):
        put(submission(code, 1, "last" if number < 5 else "words"), key=f"{number:026d}")
    counts = client.get(f"/api/cohorts/{code}/counts", headers={"Authorization": f"Bearer {facilitator}"}).json()
    assert (counts["joined"]["value"], counts["finished"]["value"]) == (6, 5)
