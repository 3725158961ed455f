"""The facilitator's API: what it gives, to whom, and what everyone else may see of it."""

import json
import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from tests.fixtures.room.small import KEY, NOW, submission
from workshop.store import Store

Send = Callable[..., httpx.Response]
Act = Callable[..., httpx.Response]


@pytest.fixture
def act(client: TestClient, made: tuple[str, str]) -> Act:
    """Do something as the facilitator."""
    code, key = made

    def do(bearer: str = key, **action: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {bearer}"}
        return client.post(f"/api/cohorts/{code}/facilitator/act", headers=headers, json=action)

    return do


def share(put: Send, code: str, number: int, reasons: list[str] | None = None) -> None:
    """One more participant shares something."""
    data = submission(code, 1, "reasons")
    data["responses"][0]["answer"] = reasons or ["teacher"]
    assert put(data, key=f"{number:026d}").status_code == 200


@pytest.mark.parametrize("path", ["", "/live", "/act"])
def test_everything_is_behind_the_key(client: TestClient, store: Store, code: str, path: str) -> None:
    """Nobody, a participant, a guess and another cohort's facilitator get the same: no."""
    other = store.new_cohort(label="B", workshop="small", workshop_version=1, now=NOW)[1]
    for headers in ({}, *({"Authorization": f"Bearer {key}"} for key in (KEY, "x" * 22, other))):
        method = "POST" if path == "/act" else "GET"
        response = client.request(method, f"/api/cohorts/{code}/facilitator{path}", headers=headers, content=b"{}")
        assert response.status_code == 401
        assert set(response.json()) == {"error"}


def test_what_the_page_needs(client: TestClient, made: tuple[str, str]) -> None:
    """Runs with their steps, notes as HTML, the help list and the links."""
    code, key = made
    desk = client.get(f"/api/cohorts/{code}/facilitator", headers={"Authorization": f"Bearer {key}"}).json()
    assert desk["join"] == f"http://10.0.0.7:8000/j/{code}"
    assert [contact["contact"] for contact in desk["help"]] == ["555-0100"]
    assert desk["notes"]["start"] == "<p>Keep time in <strong>start</strong>.</p>\n"
    sixty = desk["runs"][0]
    assert [(step["title"], step["start"], step["end"]) for step in sixty["steps"]] == [
        ("The start", 0, 30),
        ("The end", 30, 60),
    ]


def test_the_clock_and_the_step(act: Act, client: TestClient) -> None:
    """The start, a step, everyone called to it: the answer is the state that the page draws next."""
    assert act(do="start", run=60).json()["run"] == 60
    assert act(do="step", to=1).json()["step"] == {"title": "The end", "lesson": "The end", "prompt": ""}
    place = act(do="gather").json()["place"]
    assert place == {"lesson": "end", "exercise": None, "title": "The end", "page": "02-end.html"}
    assert act(do="step", to=999).json()["step"]["title"] == "The end", "beyond the last step there is the last step"


@pytest.mark.parametrize(
    "action", [{"do": "start", "run": 45}, {"do": "dance"}, {}, {"do": "reveal", "exercise": "words"}]
)
def test_what_cannot_be_done_is_said(act: Act, action: dict[str, Any]) -> None:
    """One sentence, and nothing changed."""
    response = act(**action)
    assert response.status_code == 422
    assert set(response.json()) == {"error"}
    assert act(do="resume").json()["run"] is None


def test_counts_pass_the_gate(act: Act, put: Send, code: str) -> None:
    """Four are hidden, twelve are told; the few who finished are not."""
    for number in range(4):
        share(put, code, number)
    assert set(act(do="resume").json()["counts"].values()) == {"fewer than 5"}
    for number in range(4, 12):
        share(put, code, number)
    counts = act(do="resume").json()["counts"]
    assert counts == {"joined": "12", "begun": "12", "finished": "fewer than 5"}


def test_a_result_is_shown_from_ten_on_and_stays_as_it_was(act: Act, put: Send, store: Store, code: str) -> None:
    """Nine are refused; with twenty it is frozen, and neither a later answer nor a withdrawal changes it."""
    for number in range(9):
        share(put, code, number)
    refused = act(do="reveal", exercise="reasons")
    assert refused.status_code == 409
    assert "Fewer than 10" in refused.json()["error"]
    assert store.live.read(code).reveals == {}
    for number in range(9, 20):
        share(put, code, number, ["teacher", "door"] if number % 2 else ["door"])
    first = act(do="reveal", exercise="reasons").json()
    assert first["shown"] == "reasons"
    assert [row["label"] for row in first["result"]["rows"]] == ["A hard teacher", "A new door"]
    share(put, code, 30)
    store.withdraw(code, f"{1:026d}", 9, NOW)
    assert act(do="hide").json()["result"] is None
    assert act(do="reveal", exercise="reasons").json()["result"] == first["result"]
    assert len(store.ledger.entries("reveal")) == 1


def test_a_result_tells_bands_and_nothing_of_the_few(act: Act, put: Send, store: Store, code: str) -> None:
    """Nine of ten said the same: no figure tells nine from ten or one from none, and the ledger has what was shown."""
    for number in range(10):
        share(put, code, number, ["teacher"] if number else ["door"])
    response = act(do="reveal", exercise="reasons")
    entries = store.ledger.entries("reveal")
    if response.status_code == 409:
        assert entries == []
        return
    result = response.json()["result"]
    for row in result["rows"]:
        for figure in row["figures"]:
            assert not re.fullmatch(r"\d+%?", figure), (
                "an exact figure beside that of a later report tells of one person"
            )
    assert [entry.content["result"] for entry in entries] == [result]


def test_everyone_sees_the_place_and_never_counts_or_notes(act: Act, put: Send, store: Store, code: str) -> None:
    """What goes to everyone is told by name here; whoever adds to it has to think about it."""
    from tests.fixtures.room.small import workshop
    from workshop.room.live.views import public_view

    act(do="start", run=60)
    act(do="gather")
    act(do="break", minutes=5)
    act(do="rounds", form="threes")
    share(put, code, 1)
    view = public_view(workshop(), store.live.read(code), NOW)
    assert set(view) == {"step", "place", "pause", "rounds", "result"}
    assert view["pause"] == {"left": 300}
    assert set(view["rounds"]) == {"form", "phases", "elapsed", "running"}
    text = json.dumps(view)
    for secret in ("Keep time", "555-0100", "fewer than", "teacher"):
        assert secret not in text
