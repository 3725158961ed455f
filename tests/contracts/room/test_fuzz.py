"""Whatever is sent, made from the API's own description and from submissions that went wrong: no error of ours."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from tests.fixtures.room.small import KEY, NOW, submission, workshop
from workshop.room import throttle
from workshop.room.app import create_app
from workshop.store import Store, open_store

CHECKS = [not_a_server_error, status_code_conformance, response_schema_conformance]
NO_LIMIT = (10**9, 1)


class Fuzzed:
    """A room without limits on guessing, because guessing is what is done here."""

    def __init__(self, store: Store, pages: Path) -> None:
        cohort, self.facilitator = store.new_cohort(label="A", workshop="small", workshop_version=1, now=NOW)
        self.code, self.store = cohort.code, store
        self.app = create_app(store, workshop(), pages, clock=lambda: NOW)
        self.client = TestClient(self.app, base_url="http://room.local", raise_server_exceptions=False)


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fuzzed]:
    """One room for all examples."""
    folder = tmp_path_factory.mktemp("fuzz")
    (folder / "pages" / "small" / "assets").mkdir(parents=True)
    with (
        pytest.MonkeyPatch.context() as patch,
        open_store(f"sqlite:///{folder / 'w.sqlite'}", folder / "s", create=True) as store,
    ):
        for name in ("GUESSES", "JOINS", "SUBMISSIONS"):
            patch.setattr(throttle, name, NO_LIMIT)
        yield Fuzzed(store, folder / "pages")


def test_the_api_does_what_it_says(fuzzed: Fuzzed) -> None:
    """Every route answers with a status and a shape that its description names, and never with an error of ours."""
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", fuzzed.app).exclude(path_regex="/live$")  # no end
    tried = []
    for found in schema.get_all_operations():
        operation = found.ok()
        _try(fuzzed, operation)
        tried.append(operation.label)
    assert len(tried) >= 6


def _try(fuzzed: Fuzzed, operation: Any) -> None:
    @settings(max_examples=20, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(), known=st.booleans(), key=st.sampled_from([KEY, fuzzed.facilitator, "x"]))
    def one(case: Any, known: bool, key: str) -> None:
        if known and "code" in (case.path_parameters or {}):
            case.path_parameters["code"] = fuzzed.code
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {key}"}
        answer = case.call()
        case.validate_response(answer, checks=CHECKS)

    one()


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=8,
)
PLACES = (
    "id",
    "sequence",
    "workshop",
    "workshop_version",
    "cohort",
    "mode",
    "created",
    "responses",
    "version",
    "format",
)
INSIDE = ("exercise", "kind", "instrument", "answer", "changed")


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(PLACES + INSIDE), value=ANYTHING, number=st.integers(0, 3), extra=st.booleans())
def test_a_submission_with_anything_in_any_field(
    fuzzed: Fuzzed, place: str, value: Any, number: int, extra: bool
) -> None:
    """It is taken, or refused in one sentence; what is in the store can be read back, and is what a lesson asks for."""
    data = submission(fuzzed.code, 1)
    (data["responses"][number] if place in INSIDE else data)[place] = value
    if extra:
        data["extra"] = value
    body = json.dumps(data).encode("utf-8", "surrogatepass")
    answer = fuzzed.client.put(
        f"/api/cohorts/{fuzzed.code}/submission", content=body, headers={"Authorization": f"Bearer {KEY}"}
    )
    assert answer.status_code in (200, 400, 409, 413, 422), answer.text
    if answer.status_code != 200:
        assert set(answer.json()) <= {"error", "sequence"}
    for person in fuzzed.store.people(fuzzed.code):
        for one in person.responses:
            exercise = workshop().exercises[one.exercise]
            assert exercise.check_shared(one.answer) == one.answer


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=2000), key=st.text(max_size=60), path=st.text(max_size=20))
def test_bytes_keys_and_addresses_of_any_kind(fuzzed: Fuzzed, raw: bytes, key: str, path: str) -> None:
    """Nothing that can be put in a request brings down more than the request."""
    header = {"Authorization": b"Bearer " + key.encode("utf-8", "replace")}
    there = quote(path, safe="")
    calls = (("PUT", fuzzed.code, "/submission"), ("POST", there, "/join"), ("GET", there, ""))
    for method, code, rest in calls:
        where = f"/api/cohorts/{code}{rest}"
        assert fuzzed.client.request(method, where, content=raw, headers=header).status_code < 500, (method, where)
    for where in (f"/j/{there}", f"/w/{there}", f"/assets/{there}", f"/{there}"):
        assert fuzzed.client.get(where).status_code < 500, where
