"""The ledger: who was in what was released, under ids that a withdrawal makes meaningless."""

import pytest
from sqlalchemy import select

from tests.unit.store.conftest import KEY, NOW, ON_BOTH, OTHER_KEY
from workshop.errors import DisclosureError
from workshop.store import Store
from workshop.store.tables import audit, participant

pytestmark = ON_BOTH
DIGEST, OTHER = "a" * 64, "b" * 64


def test_an_id_is_the_same_until_its_participant_withdraws(store: Store, code: str) -> None:
    """Two snapshots know a person by one id; after a withdrawal nobody, secret or not, can tell whose it was."""
    for key in (KEY, OTHER_KEY):
        store.join(code, key, NOW)
    first = store.ledger.members(code)
    assert store.ledger.members(code) == first
    assert len(set(first.values())) == 2
    store.withdraw(code, KEY, 1, NOW)
    assert len(store.ledger.members(code)) == 1
    with store._reading() as connection:
        marks = [row.mark for row in connection.execute(select(participant.c.mark).order_by(participant.c.number))]
    assert marks[0] is None
    store.join(code, KEY, NOW)
    assert set(store.ledger.members(code).values()) < set(first.values())


def test_a_release_is_written_down_with_its_snapshot(store: Store, code: str) -> None:
    """A snapshot stands once something was released from it, the audit has a line, and the members are given back."""
    store.ledger.keep(DIGEST, code, "x.parquet", ["0" * 16, "1" * 16], NOW)
    assert store.ledger.standing(code) == []
    number = store.ledger.release("report", "public", NOW, cohort=code, snapshots=[DIGEST])
    (standing,) = store.ledger.standing(code)
    assert (standing.digest, standing.released) == (DIGEST, number)
    assert standing.members == {1: "0" * 16, 2: "1" * 16}
    assert [(one.kind, one.profile, one.content["snapshots"]) for one in store.ledger.entries()] == [
        ("report", "public", [DIGEST])
    ]
    with store._reading() as connection:
        assert "release" in [row.action for row in connection.execute(select(audit))]


def test_a_release_that_failed_is_forgotten(store: Store, code: str) -> None:
    """If no report came of it, newer answers are not held back."""
    store.ledger.keep(DIGEST, code, "x.parquet", [], NOW)
    store.ledger.take_back(store.ledger.release("report", "public", NOW, cohort=code, snapshots=[DIGEST]))
    assert store.ledger.standing(code) == []
    assert store.ledger.entries() == []


def test_of_two_reports_at_once_one_has_to_look_again(store: Store, code: str) -> None:
    """Two snapshots that were not compared with each other are not both released."""
    store.ledger.keep(DIGEST, code, "x.parquet", [], NOW)
    store.ledger.keep(OTHER, code, "y.parquet", [], NOW)
    store.ledger.release("report", "internal", NOW, cohort=code, snapshots=[DIGEST])
    with pytest.raises(DisclosureError, match="at the same moment"):
        store.ledger.release("report", "internal", NOW, cohort=code, snapshots=[OTHER])
    assert len(store.ledger.entries()) == 1


def test_a_snapshot_that_nobody_knows_is_not_released(store: Store, code: str) -> None:
    """Without its members a snapshot cannot be compared with anything: it fails closed."""
    with pytest.raises(DisclosureError, match="not known"):
        store.ledger.release("report", "internal", NOW, cohort=code, snapshots=[DIGEST])


def test_erasing_a_cohort_takes_its_members_out_of_the_ledger(store: Store, code: str) -> None:
    """What was released is remembered, who was in it is not."""
    store.ledger.keep(DIGEST, code, "x.parquet", ["0" * 16], NOW)
    store.ledger.release("report", "internal", NOW, cohort=code, snapshots=[DIGEST])
    store.erase(code, NOW)
    assert store.ledger.standing(code) == []
    assert len(store.ledger.entries()) == 1
