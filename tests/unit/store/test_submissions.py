"""Sharing, changing one's mind and withdrawing, as docs/architecture.md promises it."""

from collections.abc import Callable

import pytest

from tests.unit.store.conftest import KEY, NOW, ON_BOTH, OTHER_KEY
from workshop.errors import CohortError
from workshop.model.submission import Submission
from workshop.store import Store

pytestmark = ON_BOTH
Submit = Callable[..., Submission]


def shared(store: Store, code: str) -> list[dict[str, object]]:
    """What each participant shares now."""
    return [{r.exercise: r.answer for r in person.responses} for person in store.people(code)]


def test_joining_twice_is_joining_once(store: Store, code: str) -> None:
    """A reload of the join page must not make a second participant."""
    assert store.join(code, KEY, NOW) == 0
    assert store.join(code, KEY, NOW) == 0
    assert len(store.people(code)) == 1


def test_the_newest_submission_replaces_all_before_it(store: Store, code: str, submit: Submit) -> None:
    """A change of mind is a smaller submission: what it leaves out is gone."""
    store.accept(code, KEY, submit(1, one="a", two="b"), NOW)
    receipt = store.accept(code, KEY, submit(2, two="c"), NOW)
    assert (receipt.stored, receipt.sequence, receipt.responses) == (True, 2, 1)
    assert shared(store, code) == [{"two": "c"}]


def test_an_empty_submission_shares_nothing_any_more(store: Store, code: str, submit: Submit) -> None:
    """Unticking everything leaves a participant who joined and shares nothing."""
    store.accept(code, KEY, submit(1, one="a"), NOW)
    store.accept(code, KEY, submit(2), NOW)
    assert shared(store, code) == [{}]


def test_a_resend_is_stored_once_and_acknowledged_again(store: Store, code: str, submit: Submit) -> None:
    """The answer to a resend is the answer to the first, and nothing is stored twice."""
    first = store.accept(code, KEY, submit(1, one="a"), NOW)
    assert store.accept(code, KEY, submit(1, one="a"), NOW) == first
    assert shared(store, code) == [{"one": "a"}]


def test_a_late_resend_of_a_replaced_submission_brings_nothing_back(store: Store, code: str, submit: Submit) -> None:
    """An old envelope is acknowledged, so that it leaves the outbox, and changes nothing."""
    store.accept(code, KEY, submit(1, one="a"), NOW)
    store.accept(code, KEY, submit(2, two="b"), NOW)
    assert store.accept(code, KEY, submit(1, one="a"), NOW).stored
    assert shared(store, code) == [{"two": "b"}]


@pytest.mark.parametrize("sequence", [1, 2])
def test_out_of_order_is_refused_with_the_current_number(
    store: Store, code: str, submit: Submit, sequence: int
) -> None:
    """Another submission with a number that is not larger is not stored, and says which number is there."""
    store.accept(code, KEY, submit(2, two="b"), NOW)
    receipt = store.accept(code, KEY, submit(sequence, id="f" * 32, one="a"), NOW)
    assert (receipt.stored, receipt.sequence) == (False, 2)
    assert shared(store, code) == [{"two": "b"}]


def test_withdrawal_deletes_and_late_resends_bring_nothing_back(store: Store, code: str, submit: Submit) -> None:
    """After a withdrawal neither a stored submission nor one that was still on its way comes back."""
    store.accept(code, KEY, submit(1, one="a"), NOW)
    assert store.withdraw(code, KEY, 3, NOW) == 3
    for sequence in (1, 2, 3):
        assert not store.accept(code, KEY, submit(sequence, one="a"), NOW).stored
    assert store.people(code) == []
    assert store.raw_counts(code, "one").joined == 0


def test_after_a_withdrawal_a_larger_number_may_share_again(store: Store, code: str, submit: Submit) -> None:
    """A withdrawal is not for ever: whoever presses share again shares again."""
    store.withdraw(code, KEY, 3, NOW)
    assert store.accept(code, KEY, submit(4, one="b"), NOW).stored
    assert shared(store, code) == [{"one": "b"}]


def test_a_withdrawal_is_never_refused(store: Store, code: str, submit: Submit) -> None:
    """Even a withdrawal with an old number (a copy brought back) deletes, and tells the number that counts."""
    store.accept(code, KEY, submit(7, one="a"), NOW)
    assert store.withdraw(code, KEY, 2, NOW) == 7
    assert store.people(code) == []


def test_joining_again_after_a_withdrawal_brings_nothing_back(store: Store, code: str, submit: Submit) -> None:
    """Opening the join page again is not sharing."""
    store.accept(code, KEY, submit(1, one="a"), NOW)
    store.withdraw(code, KEY, 2, NOW)
    assert store.join(code, KEY, NOW) == 2
    assert store.people(code) == []


def test_adding_to_what_is_shared_removes_nothing(store: Store, code: str, submit: Submit) -> None:
    """The log is emptied only where something was taken back: it costs time in a full room."""
    store.accept(code, KEY, submit(1, one="a"), NOW)
    assert not store.accept(code, KEY, submit(2, one="a", two="b"), NOW).removed


def test_participants_do_not_touch_each_other(store: Store, code: str, submit: Submit) -> None:
    """The same envelope under another key belongs to another participant."""
    store.accept(code, KEY, submit(1, one="a"), NOW)
    store.accept(code, OTHER_KEY, submit(1, one="b"), NOW)
    store.withdraw(code, OTHER_KEY, 2, NOW)
    assert shared(store, code) == [{"one": "a"}]


def test_finished_counts_those_who_share_the_last_exercise_now(store: Store, code: str, submit: Submit) -> None:
    """Whoever stops sharing the last exercise is not counted as finished any more."""
    store.accept(code, KEY, submit(1, last="a"), NOW)
    store.accept(code, OTHER_KEY, submit(1, first="a"), NOW)
    counts = store.raw_counts(code, "last")
    assert (counts.joined, counts.finished) == (2, 1)
    store.accept(code, KEY, submit(2, first="a"), NOW)
    assert store.raw_counts(code, "last").finished == 0


def test_an_unknown_cohort_is_an_error_everywhere(store: Store, submit: Submit) -> None:
    """No call makes a cohort by the way."""
    for call in (
        lambda: store.cohort("AAAAAA"),
        lambda: store.join("AAAAAA", KEY, NOW),
        lambda: store.accept("AAAAAA", KEY, submit(1), NOW),
        lambda: store.withdraw("AAAAAA", KEY, 1, NOW),
        lambda: store.people("AAAAAA"),
        lambda: store.raw_counts("AAAAAA", "last"),
        lambda: store.erase("AAAAAA", NOW),
        lambda: store.is_facilitator("AAAAAA", "x"),
    ):
        with pytest.raises(CohortError, match="AAAAAA"):
            call()
