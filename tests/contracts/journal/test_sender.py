"""Handing over what waits: again with growing pauses, renumbered when the room is ahead, never twice at once."""

from typing import Any

import pytest

from tests.contracts.journal.journal_modules import Run

# A small world: a journal with something to send, a timer that runs when it is told to, and a room that answers from a
# list: "ok", or an error. It gives back what was called, how long was waited, and what the journal holds in the end.
WORLD = """async ([answers, withdraws]) => {
  const key = "0".repeat(26);
  const responses = [];
  const submission = { id: "a".repeat(32), sequence: 1, cohort: "ABCDEF", responses };
  let mine = journal.joined(journal.create(), "w", { cohort: "ABCDEF", key, sequence: 0 });
  mine = journal.waiting(mine, "w", submission);
  if (withdraws) mine = journal.withdrawing(mine, "w", "ABCDEF");
  const calls = [];
  const waits = [];
  let due = null;
  const set = (call, wait) => { due = call; waits.push(wait / 1000); return 1; };
  const timer = { set, clear: () => { due = null; } };
  const answer = (name) => async (...args) => {
    calls.push([name, name === "submit" ? args[0].sequence : name === "withdraw" ? args[1] : null]);
    const next = answers.shift() ?? "ok";
    if (next === "ok") return {};
    const error = { unreachable: false, status: 0, sequence: null, ...next };
    throw Object.assign(new Error(next.message ?? "no"), error);
  };
  const sink = { join: answer("join"), submit: answer("submit"), withdraw: answer("withdraw") };
  const change = (fn) => { mine = fn(mine); return mine; };
  const sender = send.createSender({ workshop: "w", journal: () => mine, change, sink, timer, told: () => {} });
  await Promise.all([sender.send(), sender.send()]);
  while (due) { const call = due; due = null; await call(); }
  const after = journal.entriesOf(mine, "w");
  const { sequence, withdrawing } = after;
  const sent = { shared: after.shared?.sequence ?? null, pending: after.pending !== null };
  return { calls, waits, state: sender.state(), sequence, withdrawing, ...sent };
}"""
LOST = {"unreachable": True, "message": "The room cannot be reached right now."}


def world(run: Run, *answers: Any, withdraws: bool = False) -> dict[str, Any]:
    """What comes of it when the room answers like this."""
    return run(WORLD, [list(answers), withdraws])


def test_sent_once(run: Run) -> None:
    """Two wishes to send at the same time are one call."""
    found = world(run, "ok")
    assert found["calls"] == [["submit", 1]]
    assert (found["shared"], found["pending"], found["state"]["name"]) == (1, False, "sent")


def test_tried_again_with_growing_pauses(run: Run) -> None:
    """While nobody answers, the pauses grow to a minute, and the same submission goes out in the end."""
    found = world(run, *[LOST] * 7)
    assert found["waits"] == [2, 5, 15, 30, 60, 60, 60]
    assert found["calls"] == [["submit", 1]] * 8
    assert found["shared"] == 1


def test_the_room_is_ahead(run: Run) -> None:
    """The room's number is taken over, and the same responses are sent under the next one."""
    found = world(run, {"status": 409, "sequence": 7})
    assert found["calls"] == [["submit", 1], ["submit", 8]]
    assert (found["shared"], found["sequence"]) == (8, 8)


def test_a_room_that_is_always_ahead(run: Run) -> None:
    """A room that never agrees is not asked forever."""
    found = world(run, *[{"status": 409, "sequence": number} for number in range(10, 20)])
    assert len(found["calls"]) == 4
    assert found["state"]["name"] == "refused"


def test_a_key_that_the_room_forgot(run: Run) -> None:
    """A room that does not know the key is joined again, once."""
    found = world(run, {"status": 401})
    assert [name for name, _ in found["calls"]] == ["submit", "join", "submit"]
    assert found["shared"] == 1


@pytest.mark.parametrize("status", [400, 413, 422])
def test_refused(run: Run, status: int) -> None:
    """What is refused is said and not sent again, so that it can be changed."""
    found = world(run, {"status": status, "message": "There is no such cohort."})
    assert found["calls"] == [["submit", 1]]
    assert found["state"] == {"name": "refused", "message": "There is no such cohort."}
    assert (found["shared"], found["pending"]) == (None, False)


def test_withdrawal(run: Run) -> None:
    """A withdrawal takes the place of what waits, and is tried until it is done."""
    found = world(run, LOST, withdraws=True)
    assert found["calls"] == [["withdraw", 2], ["withdraw", 2]]
    assert (found["shared"], found["pending"], found["withdrawing"]) == (None, False, False)
    assert found["state"]["name"] == "withdrawn"


def test_a_refused_withdrawal_is_not_forgotten(run: Run) -> None:
    """If the room refuses to delete, the wish stays in the journal and the reason is said."""
    found = world(run, {"status": 404, "message": "There is no such cohort."}, withdraws=True)
    assert found["withdrawing"] is True
    assert found["state"]["message"] == "There is no such cohort."
