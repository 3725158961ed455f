"""Bringing back a copy: what was written always comes, and what was shared can be taken back by whoever shared it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.contracts.journal.journal_modules import Run
from workshop.journal import merge
from workshop.journal.changes import cleared
from workshop.model.journal import Journal

HERE, THERE = "0" * 26, "1" * 26
WORDS = "acorn river tulip zero"
ENTRY = {"kind": "reflect", "answer": "It hurt.", "changed": "2026-11-22T14:00:00Z", "revision": 1}


def _shared(cohort: str, sequence: int) -> dict[str, Any]:
    head = {"format": "workshop-submission", "version": 1, "id": "a" * 32, "workshop": "w", "workshop_version": 1}
    more = {"cohort": cohort, "mode": "alone", "created": "2026-11-22T14:05:00Z", "responses": []}
    return {"cohort": cohort, "joins": 1, "sequence": sequence, "shared": {**head, "sequence": sequence, **more}}


def _journal(key: str | None, phrase: str | None = None, **mine: Any) -> dict[str, Any]:
    made = {"key": key, "phrase": phrase, "workshops": {"w": {"entries": {}, **mine}}}
    return Journal.model_validate(made).model_dump(mode="json")


def _bring(run: Run, device: dict[str, Any], copy: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """What the device has then, whichever tab or kernel merges it with what was there, by the page or by Python."""
    found = run('([device, copy]) => journal_copy.broughtBack(device, copy, "w")', [device, copy])
    back = Journal.model_validate(found["journal"])
    assert merge(Journal.model_validate(device), back) == back
    assert merge(back, Journal.model_validate(device)) == back
    again = run("([one, other]) => journal.merge(one, other)", [device, found["journal"]])
    assert Journal.model_validate(again) == back
    return back.model_dump(mode="json"), found["left"]


COPY = _journal(THERE, WORDS, entries={"e": ENTRY}, **_shared("ABCDEF", 2))


@pytest.mark.parametrize(
    "device",
    [
        pytest.param(_journal(None), id="new"),
        pytest.param(
            _journal(HERE, "amber bells cedar dune", cohort="ABCDEF", joins=1, sequence=0), id="joined here too"
        ),
        pytest.param(_journal(HERE, cohort="ABCDEF", joins=1, sequence=6), id="shared here and took it back"),
        pytest.param(_journal(HERE, cohort="QQQQQQ", joins=1, sequence=1), id="joined another"),
        pytest.param(_journal(THERE, **_shared("ABCDEF", 1)), id="an older copy of the same"),
    ],
)
def test_the_key_comes_along(run: Run, device: dict[str, Any]) -> None:
    """A device that has shared nothing with a key of its own gets the copy's, with its words: it can take back."""
    back, left = _bring(run, device, COPY)
    mine = back["workshops"]["w"]
    assert (back["key"], back["phrase"], left) == (THERE, WORDS, False)
    assert mine["entries"]["e"]["answer"] == "It hurt."
    known = [mine, *mine["earlier"]]
    assert [one["shared"]["sequence"] for one in known if one["cohort"] == "ABCDEF" and one["shared"]] == [2]


def test_what_was_shared_here_stays_ours_to_take_back(run: Run) -> None:
    """Where both sides shared, the device keeps its own key and says that the other's stays with the other."""
    device = _journal(HERE, "amber bells cedar dune", **_shared("QQQQQQ", 4))
    back, left = _bring(run, device, COPY)
    mine = back["workshops"]["w"]
    assert (back["key"], back["phrase"], left) == (HERE, "amber bells cedar dune", True)
    assert (mine["cohort"], mine["shared"]["sequence"], mine["earlier"]) == ("QQQQQQ", 4, [])
    assert mine["entries"]["e"]["answer"] == "It hurt."


def test_a_copy_that_shared_nothing_brings_no_key(run: Run) -> None:
    """Answers alone come to a device that has joined: its own key goes on."""
    device = _journal(HERE, "amber bells cedar dune", cohort="ABCDEF", joins=1, sequence=0)
    back, left = _bring(run, device, _journal(THERE, WORDS, entries={"e": ENTRY}, cohort="QQQQQQ", joins=3))
    assert (back["key"], back["workshops"]["w"]["cohort"], left) == (HERE, "ABCDEF", False)
    assert back["workshops"]["w"]["entries"]["e"]["answer"] == "It hurt."


def test_what_was_cleared_comes_back_from_its_copy_alone(run: Run) -> None:
    """Clearing wins over whatever a tab or a kernel still holds, and the copy kept before brings it all back."""
    began = Journal.model_validate(COPY)
    empty = cleared(began, datetime(2026, 11, 23, tzinfo=UTC))
    assert empty.key is None
    assert "It hurt." not in empty.model_dump_json()
    assert '"aaaa' not in empty.model_dump_json()
    assert merge(empty, began) == merge(began, empty) == empty
    device = empty.model_dump(mode="json")
    for pair in ([device, COPY], [COPY, device]):
        found = run("([one, other]) => journal.merge(one, other)", pair)
        assert Journal.model_validate(found) == empty
    back, left = _bring(run, device, COPY)
    mine = back["workshops"]["w"]
    assert (back["key"], back["phrase"], left) == (THERE, WORDS, False)
    assert (mine["cohort"], mine["shared"]["sequence"], mine["entries"]["e"]["answer"]) == ("ABCDEF", 2, "It hurt.")


def test_an_answer_cleared_by_hand_comes_back_too(run: Run) -> None:
    """No answer is not a newer answer, however often the exercise was changed; a newer one stays."""
    for answer, back in ((None, "It hurt."), ("Less now.", "Less now.")):
        device = _journal(None, entries={"e": {**ENTRY, "answer": answer, "revision": 7}})
        assert _bring(run, device, COPY)[0]["workshops"]["w"]["entries"]["e"]["answer"] == back


def test_no_other_workshop_comes(run: Run) -> None:
    """A copy brings back the workshop that is open, and nothing of any other."""
    copy = {**COPY, "workshops": {**COPY["workshops"], "other": COPY["workshops"]["w"]}}
    back, _ = _bring(run, _journal(None), copy)
    assert [*back["workshops"]] == ["w"]
