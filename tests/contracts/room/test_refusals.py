"""What the room refuses: each with its status and one sentence that names the field, and nothing is stored."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from tests.fixtures.room.small import KEY, NOW, submission
from workshop.model.submission import MAX_SUBMISSION_BYTES
from workshop.store import Store

Send = Callable[..., httpx.Response]
NAIVE = "2026-11-23T10:30:00"


def refused(response: httpx.Response, status: int, *words: str) -> None:
    """One sentence with these words under this status."""
    assert response.status_code == status, response.text
    sentence = response.json()["error"]
    assert "\n" not in sentence
    for word in words:
        assert word in sentence


@pytest.fixture(autouse=True)
def _nothing_stored(store: Store) -> Iterator[None]:
    """After each of these tests the store is as empty as before."""
    yield
    assert all(person.responses == () for cohort in store.cohorts() for person in store.people(cohort.code))


def changed(code: str, **fields: Any) -> dict[str, Any]:
    """A submission of one answer with fields of its response changed."""
    data = submission(code, 1, "last")
    data["responses"][0] |= fields
    return data


def test_too_large(put: Send, code: str) -> None:
    """More than the limit is refused."""
    refused(put(b" " * (MAX_SUBMISSION_BYTES + 1)), 413, "256 KB")


def test_too_large_without_a_length(client: TestClient, code: str) -> None:
    """The limit holds while reading, so that nobody can fill the memory by not saying how much will come."""
    read = 0

    def endless() -> Iterator[bytes]:
        nonlocal read
        while read < 100 * MAX_SUBMISSION_BYTES:
            read += 65536
            yield bytes(65536)

    path = f"/api/cohorts/{code}/submission"
    refused(client.put(path, content=endless(), headers={"Authorization": f"Bearer {KEY}"}), 413, "256 KB")


@pytest.mark.parametrize("body", [b"", b"not json", b'{"format": "workshop-sub', b"[" * 100_000, b"\xff\xfe", b"\x00"])
def test_not_json(put: Send, body: bytes) -> None:
    """What is not JSON, or is cut short, is told apart from what is malformed."""
    refused(put(body), 400, "JSON")


@pytest.mark.parametrize("value", [[], "text", None, 3])
def test_json_that_is_no_submission(put: Send, value: Any) -> None:
    """Any other JSON value is malformed."""
    refused(put(json.dumps(value).encode()), 422)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sequence", 0),
        ("sequence", "two"),
        ("version", 2),
        ("format", "something"),
        ("id", "short"),
        ("mode", "elsewhere"),
        ("created", "yesterday"),
        ("created", NAIVE),
        ("created", "9999-12-31T23:59:59-14:00"),
        ("extra", 1),
        ("responses", {}),
        ("cohort", "AAAAAA"),
    ],
)
def test_malformed_names_the_field(put: Send, code: str, field: str, value: Any) -> None:
    """A wrong, missing or unknown field is named."""
    refused(put(submission(code) | {field: value}), 422, field)


def test_another_workshop_or_version(put: Send, code: str) -> None:
    """Answers to other exercises than this cohort's are not taken, and the sentence says what to do."""
    refused(put(submission(code, workshop="other")), 422, "workshop", "Reload")
    refused(put(submission(code, workshop_version=2)), 422, "version 1", "version 2")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"exercise": "unheard-of"}, ("responses.0.exercise", "unheard-of")),
        ({"exercise": "alone", "kind": "reflect", "answer": "secret words"}, ("private",)),
        ({"kind": "sort"}, ("responses.0.kind", "scale")),
        ({"instrument": "mock/1"}, ("responses.0.instrument",)),
        ({"changed": NAIVE}, ("responses.0.changed",)),
        ({"answer": {"useful": 11}}, ("responses.0.answer", "useful")),
        ({"answer": {"useless": 1}}, ("responses.0.answer", "useless")),
        ({"answer": {"useful": 1.5}}, ("responses.0.answer",)),
        ({"answer": {"useful": True}}, ("responses.0.answer",)),
        ({"answer": "7"}, ("responses.0.answer",)),
        ({"answer": None}, ("responses.0.answer",)),
    ],
)
def test_answers_that_no_lesson_asked_for(put: Send, code: str, fields: dict[str, Any], words: tuple[str, ...]) -> None:
    """Unknown and private exercises, other kinds and versions, and answers out of range are refused."""
    refused(put(changed(code, **fields)), 422, *words)


def test_a_rubric_without_its_version(put: Send, code: str) -> None:
    """A rating under another version of the rubric would be read with the wrong anchors."""
    data = submission(code, 1, "rate")
    data["responses"][0]["instrument"] = "mock/1"
    refused(put(data), 422, "mock/2")


def test_the_same_exercise_twice(put: Send, code: str) -> None:
    """Which of the two would count?"""
    refused(put(submission(code, 1, "last", "last")), 422, "responses.1", "twice")


def test_one_bad_answer_stores_none(put: Send, code: str) -> None:
    """A submission is taken whole or not at all."""
    data = submission(code)
    data["responses"][-1]["answer"] = {"useful": 99}
    refused(put(data), 422, "responses.3")


@pytest.mark.parametrize("key", [None, "", "short", KEY.upper(), KEY + "0", "u" * 26])
def test_a_missing_or_ill_formed_key(put: Send, client: TestClient, code: str, key: str | None) -> None:
    """Without a participant's key there is no participant."""
    headers = {} if key is None else {"Authorization": f"Bearer {key}"}
    refused(put(key=key), 401, "key")
    refused(client.post(f"/api/cohorts/{code}/join", headers=headers), 401, "key")
    refused(client.delete(f"/api/cohorts/{code}/submission?sequence=1", headers=headers), 401, "key")


@pytest.mark.parametrize("cohort", ["AAAAAA", "ABC", "ABCDEFG", "ILOSZZ", "%00%00%00%00%00%00"])
def test_an_unknown_cohort(put: Send, client: TestClient, code: str, cohort: str) -> None:
    """A code that leads nowhere is a 404 on every call."""
    headers = {"Authorization": f"Bearer {KEY}"}
    for response in (
        put(cohort=cohort),
        client.get(f"/api/cohorts/{cohort}"),
        client.post(f"/api/cohorts/{cohort}/join", headers=headers),
        client.delete(f"/api/cohorts/{cohort}/submission?sequence=1", headers=headers),
        client.get(f"/api/cohorts/{cohort}/counts", headers=headers),
    ):
        refused(response, 404)


@pytest.mark.parametrize("sequence", ["", "sequence=", "sequence=0", "sequence=x", "sequence=1.5", "sequence=99999999"])
def test_withdrawing_needs_a_number(client: TestClient, code: str, sequence: str) -> None:
    """FastAPI's own checks speak with our voice too."""
    headers = {"Authorization": f"Bearer {KEY}"}
    refused(client.delete(f"/api/cohorts/{code}/submission?{sequence}", headers=headers), 422, "sequence")


def test_a_cohort_of_a_workshop_that_is_not_here(client: TestClient, store: Store) -> None:
    """A room started with other lessons does not pretend to know."""
    other = store.new_cohort(label="B", workshop="small", workshop_version=9, now=NOW)[0].code
    refused(client.get(f"/api/cohorts/{other}"), 404)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/api/nothing", 404), ("POST", "/health", 405), ("GET", "/api/cohorts/{code}/submission", 405)],
)
def test_routes_that_are_not_there(client: TestClient, code: str, method: str, path: str, status: int) -> None:
    """There is no way to read what was shared, and nothing else to find."""
    refused(client.request(method, path.format(code=code)), status)


def test_a_page_of_another_site_cannot_write(put: Send) -> None:
    """A browser says where a request comes from; other sites and nowhere are refused, our own page is not."""
    refused(put(Origin="http://elsewhere.example"), 400, "another site")
    refused(put(Origin="null"), 400, "another site")
    refused(put(Origin="http://[::1"), 400, "another site")
    refused(put(Origin="http://room.local:81"), 400, "another site")
