"""The sink of a notebook and the room's API understand each other."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.fixtures.room.small import KEY, NOW, submission, workshop
from workshop.errors import SinkUnreachable
from workshop.model.submission import Submission
from workshop.room.app import create_app
from workshop.sharing import HttpSink, Receipt, Refusal
from workshop.sharing.http import Answer
from workshop.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An open, empty store."""
    url, secret = f"sqlite:///{tmp_path / 'w.sqlite'}", tmp_path / "secret.key"
    with open_store(url, secret, create=True, patience=0.1) as opened:
        yield opened


@pytest.fixture
def code(store: Store) -> str:
    """A cohort's code."""
    return store.new_cohort(label="Tuesday", workshop="small", workshop_version=1, now=NOW)[0].code


@pytest.fixture
def sink(store: Store, tmp_path: Path) -> Iterator[HttpSink]:
    """A sink whose requests reach the app without a network."""
    (tmp_path / "pages" / "small" / "assets").mkdir(parents=True)
    with TestClient(create_app(store, workshop(), tmp_path / "pages", clock=lambda: NOW)) as client:

        def carry(method: str, url: str, headers: dict[str, str], body: bytes | None, _: float) -> Answer:
            answer = client.request(method, url, headers=headers, content=body)
            return Answer(answer.status_code, answer.content)

        yield HttpSink("http://testserver", transport=carry)


def made(code: str, sequence: int, *exercises: str) -> Submission:
    """A submission."""
    return Submission.model_validate(submission(code, sequence, *exercises))


def test_the_whole_way(sink: HttpSink, store: Store, code: str) -> None:
    """Look, join, share, share less, take back: each is understood, and the store agrees."""
    about = sink.cohort(code)
    assert (about.workshop, about.workshop_version, about.label) == ("small", 1, "Tuesday")
    assert sink.join(code, KEY) == 0
    first = made(code, 1)
    assert sink.accept(first, KEY) == sink.accept(first, KEY) == Receipt(first.id, 1, len(first.responses))
    assert sink.accept(made(code, 2, "last"), KEY).responses == 1
    assert [one.exercise for person in store.people(code) for one in person.responses] == ["last"]
    assert sink.join(code, KEY) == 2
    assert sink.withdraw(code, 3, KEY) == 3
    assert store.people(code) == []


def test_refusals(sink: HttpSink, code: str) -> None:
    """Unknown cohorts, overtaken numbers and answers that do not fit are refusals with a sentence."""
    with pytest.raises(Refusal, match="not known in this room") as unknown:
        sink.join("QQQQQQ", KEY)
    assert unknown.value.status == 404
    sink.join(code, KEY)
    sink.accept(made(code, 5), KEY)
    with pytest.raises(Refusal) as overtaken:
        sink.accept(made(code, 4), KEY)
    assert (overtaken.value.status, overtaken.value.sequence) == (409, 5)
    wrong = made(code, 6).model_copy(update={"workshop_version": 9})
    with pytest.raises(Refusal, match="version") as other:
        sink.accept(wrong, KEY)
    assert other.value.status == 422


def test_a_store_that_cannot_save(sink: HttpSink, store: Store, code: str, tmp_path: Path) -> None:
    """When the room cannot save, that is "later" and not "no"; once it can, the same submission arrives."""
    first = made(code, 1)
    with closing(sqlite3.connect(tmp_path / "w.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # another program writes, and does not end
        with pytest.raises(SinkUnreachable, match="will be sent again"):
            sink.join(code, KEY)
        with pytest.raises(SinkUnreachable, match="will be sent again"):
            sink.accept(first, KEY)
    assert store.people(code) == []
    assert sink.accept(first, KEY) == Receipt(first.id, 1, len(first.responses))
