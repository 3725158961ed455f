"""Cohorts: made with a code and a key, found, listed and erased."""

from collections.abc import Callable
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select

from tests.unit.store.conftest import KEY, NOW, ON_BOTH
from workshop.errors import CohortError
from workshop.model.submission import COHORT_ALPHABET, Submission
from workshop.store import Store, keys
from workshop.store.tables import audit, cohort, participant, response, submission

pytestmark = ON_BOTH


def make(store: Store, **more: object) -> tuple[str, str]:
    """A cohort's code and its facilitator's key."""
    made, key = store.new_cohort(label="A", workshop="bounce-back", workshop_version=1, now=NOW, **more)  # type: ignore[arg-type]
    return made.code, key


def test_what_is_put_in_comes_out(store: Store) -> None:
    """A cohort keeps its fields, and its time comes back with a zone."""
    local = NOW.astimezone(timezone(timedelta(hours=5)))
    made, _ = store.new_cohort(
        label="Tuesday", workshop="w", workshop_version=2, now=local, term="Fall 2026", mode="alone", invited=30
    )
    assert store.cohort(made.code) == made
    assert (made.created, made.created.utcoffset()) == (NOW, timedelta(0))
    assert (made.label, made.term, made.mode, made.invited, made.sample) == ("Tuesday", "Fall 2026", "alone", 30, False)


def test_a_code_is_six_letters_that_cannot_be_misread(store: Store) -> None:
    """Codes are typed from a screen at the back of a room."""
    code, _ = make(store)
    assert len(code) == 6
    assert set(code) <= set(COHORT_ALPHABET)


def test_a_code_that_is_taken_is_not_given_out_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two cohorts never share a code, even if chance gives the same one twice."""
    codes = iter(["ABCDEF", "ABCDEF", "BCDEFG"])
    monkeypatch.setattr(keys, "new_code", lambda: next(codes))
    assert [make(store)[0], make(store)[0]] == ["ABCDEF", "BCDEFG"]


def test_a_facilitator_key_opens_its_own_cohort_only(store: Store, tmp_path: Path) -> None:
    """The key of one cohort is nothing to another, and the database holds its hash only."""
    code, key = make(store)
    other, _ = make(store)
    assert store.is_facilitator(code, key)
    assert not store.is_facilitator(other, key)
    assert not store.is_facilitator(code, key[:-1])
    assert not any(key.encode() in file.read_bytes() for file in tmp_path.glob("workshop.sqlite*"))


def test_cohorts_are_listed_from_the_oldest(store: Store) -> None:
    """The list has a stable order."""
    later = store.new_cohort(label="B", workshop="w", workshop_version=1, now=NOW + timedelta(days=1))[0]
    first = store.new_cohort(label="A", workshop="w", workshop_version=1, now=NOW)[0]
    assert store.cohorts() == [first, later]


def test_erasing_leaves_one_line_in_the_audit(
    store: Store, url: str, code: str, submit: Callable[..., Submission]
) -> None:
    """Everything of the cohort is deleted, other cohorts stay, and the audit says that it happened."""
    other, _ = make(store)
    store.accept(code, KEY, submit(1, one="a"), NOW)
    store.join(other, KEY, NOW)
    store.erase(code, NOW)
    with pytest.raises(CohortError):
        store.cohort(code)
    with create_engine(url).connect() as connection:
        for table in (submission, response):
            assert connection.execute(select(table)).all() == []
        assert [row.cohort for row in connection.execute(select(participant))] == [other]
        assert [row.code for row in connection.execute(select(cohort))] == [other]
        lines = [(row.action, row.cohort) for row in connection.execute(select(audit).order_by(audit.c.number))]
    assert lines == [("new", code), ("new", other), ("erase", code)]
