"""In which language a room answers: its workshop's, whatever goes wrong; the browser's where no workshop is known."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.fixtures.room.small import KEY, NOW, submission, workshop
from workshop.language import Words
from workshop.room import throttle
from workshop.room.app import create_app
from workshop.store import Store

SPANISH = Words("es")


class Room:
    """A room with an English and a Spanish workshop, or with one of them."""

    def __init__(self, store: Store, pages: Path, *languages: str) -> None:
        made = [workshop().model_copy(update={"id": f"small-{one}", "language": one}) for one in languages]
        self.app = create_app(store, made, pages, clock=lambda: NOW)
        self.client = TestClient(self.app, base_url="http://room.local", raise_server_exceptions=False)
        self.codes, self.desks = {}, {}
        for one in made:
            cohort, key = store.new_cohort(label="A", workshop=one.id, workshop_version=1, now=NOW)
            self.codes[one.language], self.desks[one.language] = cohort.code, key

    def error(self, method: str, path: str, **asked: Any) -> str:
        """The sentence of a refusal."""
        answer = self.client.request(method, path, **asked)
        assert answer.status_code >= 400, answer.text
        return str(answer.json()["error"])


@pytest.fixture
def both(store: Store, pages: Path) -> Iterator[Room]:
    """A room with both."""
    return Room(store, pages, "en", "es")


def refused(room: Room, language: str) -> dict[str, str]:
    """What the room says, case by case, to people of one cohort."""
    code, key = room.codes[language], {"Authorization": f"Bearer {KEY}"}
    desk = {"Authorization": f"Bearer {room.desks[language]}"}
    base, data = f"/api/cohorts/{code}", submission(code, 1, "last", workshop=f"small-{language}")
    answer = data["responses"][0]
    share = f"{base}/submission"

    def shared(**fields: Any) -> str:
        return room.error("PUT", share, headers=key, json=data | fields)

    room.client.put(share, headers=key, json=data | {"sequence": 9, "id": "9" * 32})
    opened = {"exercise": "rate", "instrument": "mock/2", "done": False}
    return {
        "no key": room.error("PUT", share, json=data),
        "no participant's key": room.error("POST", f"{base}/join", headers=desk),
        "no facilitator's key": room.error("GET", f"{base}/counts", headers=key),
        "older": shared(sequence=3, id="3" * 32),
        "no JSON": room.error("PUT", share, headers=key, content=b"{"),
        "too large": room.error("PUT", share, headers=key, content=b" " * 300_000),
        "a field": shared(mode="elsewhere"),
        "another cohort": shared(cohort="AAAAAA"),
        "another version": shared(workshop_version=7),
        "twice": shared(responses=[answer, answer]),
        "unknown exercise": shared(responses=[answer | {"exercise": "none"}]),
        "private": shared(responses=[answer | {"exercise": "alone"}]),
        "kind": shared(responses=[answer | {"kind": "sort"}]),
        "instrument": shared(responses=[answer | {"instrument": "x/1"}]),
        "answer": shared(responses=[answer | {"answer": {"useful": 99}}]),
        "time": shared(created="2026-11-23T10:30:00"),
        "sequence": room.error("DELETE", f"{share}?sequence=x", headers=key),
        "method": room.error("PATCH", share, headers=key),
        "no such page": room.error("GET", f"{base}/none"),
        "another site": room.error("PUT", share, headers=key | {"Origin": "http://elsewhere.example"}, json=data),
        "attempt": room.error("GET", f"{base}/attempts/K7M4PX", headers=key),
        "attempt's code": room.error("GET", f"{base}/attempts/x", headers=key),
        "rubric": room.error("PUT", f"{base}/attempts/K7M4PX", headers=key, json=opened | {"exercise": "last"}),
        "attempt's version": room.error(
            "PUT", f"{base}/attempts/K7M4PX", headers=key, json=opened | {"instrument": "x"}
        ),
        "action": room.error("POST", f"{base}/facilitator/act", headers=desk, json={"do": "dance"}),
        "run": room.error("POST", f"{base}/facilitator/act", headers=desk, json={"do": "start", "run": 7}),
        "reveal": room.error(
            "POST", f"{base}/facilitator/act", headers=desk, json={"do": "reveal", "exercise": "words"}
        ),
        "few": room.error(
            "POST", f"{base}/facilitator/act", headers=desk, json={"do": "reveal", "exercise": "reasons"}
        ),
    }


def test_every_refusal_follows_the_workshop(both: Room) -> None:
    """Of two cohorts in one room each hears its own language, whatever goes wrong and whatever the browser asks for."""
    both.client.headers["accept-language"] = "de, en;q=0.9"
    english, spanish = refused(both, "en"), refused(both, "es")
    assert [case for case in english if english[case] == spanish[case]] == []
    words = SPANISH.gettext("The room already has something newer from you. Reload the page, then share again.")
    assert spanish["older"] == words
    assert "clave" in spanish["no key"]
    assert spanish["answer"].startswith("responses.0.answer: ")
    assert english["answer"].startswith("responses.0.answer: ")
    assert "99" in english["answer"], "English says it more exactly"


@pytest.mark.parametrize(
    ("languages", "asked", "spoken"),
    [
        (("es",), "en", "es"),
        (("en",), "es", "en"),
        (("en", "es"), "es-MX,es;q=0.9,en;q=0.8", "es"),
        (("en", "es"), "en;q=0.3, es;q=0.7", "es"),
        (("es", "en"), "fr, en;q=0.5, es;q=nonsense", "en"),
        (("en", "es"), "fr", "en"),
        (("en", "es"), ";;q=,,", "en"),
    ],
)
def test_without_a_cohort_the_browser_is_asked(
    store: Store, pages: Path, languages: tuple[str, ...], asked: str, spoken: str
) -> None:
    """A code that is not known, and pages before any code: the room's one language, else one that the browser likes."""
    room = Room(store, pages, *languages)
    room.client.headers["accept-language"] = asked
    unknown = Words(spoken).gettext("This code is not known in this room. Check it with your facilitator.")
    assert room.error("GET", "/api/cohorts/AAAAAA") == unknown
    for path in ("/", "/j/AAAAAA", "/none", "/facilitator"):
        assert f'<html lang="{spoken}"' in room.client.get(path).text, path


def test_who_has_to_wait_is_told_so_in_the_workshops_language(both: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the limit answers, before anything is looked up."""
    base = f"/api/cohorts/{both.codes['es']}"
    key = {"Authorization": f"Bearer {KEY}"}
    both.client.put(
        f"{base}/submission", headers=key, json=submission(both.codes["es"], 1, "last", workshop="small-es")
    )
    said = {both.client.put(f"{base}/submission", headers=key, json={}).json()["error"] for _ in range(130)}
    assert SPANISH.gettext(throttle.WAIT) in said
    assert throttle.WAIT not in said


def test_counts_are_told_in_the_workshops_language(both: Room, store: Store) -> None:
    """The facilitator of a Spanish workshop reads few words besides numbers, and these in Spanish."""
    code, desk = both.codes["es"], {"Authorization": f"Bearer {both.desks['es']}"}
    counts = both.client.get(f"/api/cohorts/{code}/counts", headers=desk).json()
    assert counts["joined"] == {"value": None, "text": "menos de 5"}
    for number in range(7):
        store.join(code, f"{number:026d}", NOW)
    for number in range(6):
        data = submission(code, 1, "last", workshop="small-es")
        both.client.put(
            f"/api/cohorts/{code}/submission", headers={"Authorization": f"Bearer {number:026d}"}, json=data
        )
    view = both.client.post(
        f"/api/cohorts/{code}/facilitator/act", headers=desk, json={"do": "start", "run": 60}
    ).json()
    assert view["counts"] == {"joined": "7", "begun": "casi todo el mundo", "finished": "casi todo el mundo"}
    assert {one["sharing"] for one in view["reveals"]} == {"menos de 5"}
