"""The quick way by which answers are stored: the same rows as by any other way, and only what differs is written."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, insert, select, text, update

from tests.unit.store.conftest import KEY, NOW, ON_BOTH
from workshop.errors import StoreError
from workshop.model.submission import Response, Submission
from workshop.store import Store
from workshop.store.tables import participant, response, submission

Submit = Callable[..., Submission]
ANSWERS: list[Any] = ["It passed — “well” 😀.", ["a"], {"b": 7, "a": "NO"}, {"deep": [{"x": None}, 1.5, True]}, 0]
ELSEWHERE = datetime(2026, 11, 23, 9, 0, 0, 123456, timezone(timedelta(hours=-5)))
FIELDS = {
    "participant": "joined, sequence, withdrawn",
    "response": "exercise, kind, instrument, CAST(answer AS TEXT), changed",
    "submission": "id, sequence, received",
}


def answers() -> tuple[Response, ...]:
    """One answer of each form that JSON has."""
    return tuple(
        Response(exercise=f"e-{number}", kind="reflect", instrument="m/1", answer=answer, changed=ELSEWHERE)
        for number, answer in enumerate(ANSWERS)
    )


def rows(engine: Engine, table: str, person: int) -> list[tuple[Any, ...]]:
    """What is in a table of one participant, as the driver gives it."""
    key = "number" if table == "participant" else "participant"
    query = text(f"SELECT {FIELDS[table]} FROM {table} WHERE {key} = {person} ORDER BY 1")  # noqa: S608 - our own names
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(query)]


@ON_BOTH
def test_the_rows_are_those_that_sqlalchemy_would_write(store: Store, url: str, code: str, submit: Submit) -> None:
    """Whatever reads the tables finds times and answers in one form, whoever wrote them."""
    store.accept(code, KEY, submit(1).model_copy(update={"responses": answers()}), ELSEWHERE)
    engine = create_engine(url)
    with engine.begin() as connection:
        mine = connection.execute(select(participant.c.number)).scalar_one()
        values = {"cohort": code, "key_hmac": "x", "joined": ELSEWHERE, "sequence": 1, "withdrawn": False}
        other = connection.execute(insert(participant).values(**values).returning(participant.c.number)).scalar_one()
        connection.execute(insert(response), [{"participant": other, **one.model_dump()} for one in answers()])
        arrived = {"id": f"{1:032x}", "sequence": 1, "received": ELSEWHERE}
        connection.execute(insert(submission).values(participant=other, **arrived))
    for table in FIELDS:
        assert rows(engine, table, mine) == rows(engine, table, other), table
    engine.dispose()


def test_what_is_there_already_is_left_alone(store: Store, url: str, code: str, submit: Submit) -> None:
    """A submission that adds an answer writes that one; one that changes an answer writes that one anew."""

    def places() -> dict[str, int]:
        engine = create_engine(url)
        with engine.connect() as connection:
            found = {
                row.exercise: row.rowid for row in connection.execute(text("SELECT exercise, rowid FROM response"))
            }
        engine.dispose()
        return found

    store.accept(code, KEY, submit(1, one="a", two="b"), NOW)
    first = places()
    assert not store.accept(code, KEY, submit(2, one="a", two="b", three="c"), NOW).removed
    assert {name: place for name, place in places().items() if name != "three"} == first
    assert store.accept(code, KEY, submit(3, one="a", two="z", three="c"), NOW).removed
    now = places()
    assert now["one"] == first["one"]
    assert now["two"] not in first.values()


@ON_BOTH
def test_a_later_time_alone_is_kept_and_takes_nothing_away(store: Store, code: str, submit: Submit) -> None:
    """The same answer, given again later, is stored with its new time."""
    later = NOW + timedelta(minutes=5)
    first = submit(1, one="a")
    store.accept(code, KEY, first, NOW)
    again = first.responses[0].model_copy(update={"changed": later})
    receipt = store.accept(code, KEY, submit(2).model_copy(update={"responses": (again,)}), NOW)
    assert (receipt.stored, receipt.removed) == (True, False)
    assert [one.changed for one in store.people(code)[0].responses] == [later]


@ON_BOTH
def test_an_answer_in_another_spelling_is_replaced(store: Store, url: str, code: str, submit: Submit) -> None:
    """Whatever wrote an answer before (an older version, a copy), the new one takes its place."""
    store.accept(code, KEY, submit(1, one="a"), NOW)
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(update(response).values(answer={"z": 1, "a": [1, 2]}))
    engine.dispose()
    store.accept(code, KEY, submit(2, one="a", two="b"), NOW)
    assert {one.exercise: one.answer for one in store.people(code)[0].responses} == {"one": "a", "two": "b"}


@ON_BOTH
def test_the_id_of_an_older_submission_stays_that_of_the_older_one(store: Store, code: str, submit: Submit) -> None:
    """An id that is known is acknowledged with its own number, whatever number comes along, and changes nothing."""
    store.accept(code, KEY, submit(1, id="a" * 32, one="a"), NOW)
    receipt = store.accept(code, KEY, submit(5, id="a" * 32, one="z"), NOW)
    assert (receipt.stored, receipt.sequence) == (True, 1)
    assert [one.answer for one in store.people(code)[0].responses] == ["a"]
    assert store.accept(code, KEY, submit(2, one="b"), NOW).stored


def test_what_the_driver_says_comes_in_plain_words_without_answers(
    store: Store, code: str, submit: Submit, tmp_path: Path
) -> None:
    """A database in trouble is said as ever, and nothing that somebody wrote is in the error or behind it."""
    words = "what somebody wrote"
    store.join(code, KEY, NOW)
    engine = create_engine(f"sqlite:///{tmp_path / 'workshop.sqlite'}")
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE response"))
    engine.dispose()
    with pytest.raises(StoreError, match="the database refused") as caught:
        store.accept(code, KEY, submit(1, one=words), NOW)
    error: BaseException | None = caught.value
    while error is not None:
        assert words not in repr(error) + str(error)
        error = error.__cause__
