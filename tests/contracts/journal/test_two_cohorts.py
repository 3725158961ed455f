"""Two cohorts on one device: each gets what was meant for it, and one that cannot be reached holds up no other."""

from typing import Any

from tests.contracts.journal.journal_modules import Run

# A journal that shared with ABCDEF, has something waiting for BCDEFG, and joined CDEFGH, where something waits as well.
# Each cohort answers from a list of its own. It gives back what was called, and how it stands with each cohort.
WORLD = """async ([answers, everything]) => {
  const key = "0".repeat(26);
  const made = (cohort, id) => ({ id: id.repeat(32), sequence: 1, cohort, responses: [] });
  let mine = journal.create();
  const shares = (cohort, id) => {
    mine = journal.joined(mine, "w", { cohort, key, sequence: 0 });
    mine = journal.waiting(mine, "w", made(cohort, id));
  };
  shares("ABCDEF", "a");
  mine = journal.acknowledge(mine, "w", made("ABCDEF", "a"));
  shares("BCDEFG", "b");
  shares("CDEFGH", "c");
  if (everything) mine = journal.withdrawingAll(mine, "w");
  const calls = [];
  let due = null;
  const timer = { set: (call) => { due = call; return 1; }, clear: () => { due = null; } };
  const answer = async (name, cohort, sequence) => {
    calls.push([name, cohort, sequence]);
    const next = (answers[cohort] ?? []).shift() ?? "ok";
    if (next !== "ok") throw Object.assign(new Error("no"), { unreachable: false, sequence: null, ...next });
  };
  const sink = {
    join: (cohort) => answer("join", cohort, null),
    submit: (one) => answer("submit", one.cohort, one.sequence),
    withdraw: (cohort, sequence) => answer("withdraw", cohort, sequence),
  };
  const change = (fn) => { mine = fn(mine); return mine; };
  const sender = send.createSender({ workshop: "w", journal: () => mine, change, sink, timer, told: () => {} });
  await sender.send();
  if (due) { const call = due; due = null; await call(); }
  const stands = (cohort) => {
    const { shared, pending, withdrawing } = journal.handoverOf(mine, "w", cohort);
    const names = { shared, pending, withdrawing };
    return [Object.keys(names).filter((name) => names[name]).join(" "), sender.state(cohort).name];
  };
  const cohorts = Object.fromEntries(["ABCDEF", "BCDEFG", "CDEFGH"].map((cohort) => [cohort, stands(cohort)]));
  return { calls, cohorts, present: journal.entriesOf(mine, "w").cohort };
}"""
UNKNOWN = {"status": 404}


def world(run: Run, answers: dict[str, list[Any]], *, everything: bool = False) -> dict[str, Any]:
    """What comes of it when the cohorts answer like this."""
    return run(WORLD, [answers, everything])


def test_each_gets_its_own(run: Run) -> None:
    """What waits for an earlier cohort goes to that one, after what waits for the present one."""
    found = world(run, {})
    assert found["calls"] == [["submit", "CDEFGH", 1], ["submit", "BCDEFG", 1]]
    assert found["cohorts"] == {
        "ABCDEF": ["shared", "idle"],
        "BCDEFG": ["shared", "sent"],
        "CDEFGH": ["shared", "sent"],
    }
    assert found["present"] == "CDEFGH"


def test_a_room_that_does_not_know_the_cohort(run: Run) -> None:
    """What waits for a cohort that this room does not know is kept and said, and the others get theirs."""
    for unknown, other in (("BCDEFG", "CDEFGH"), ("CDEFGH", "BCDEFG")):
        found = world(run, {unknown: [UNKNOWN]})
        assert found["cohorts"][unknown] == ["pending", "unknown"]
        assert found["cohorts"][other] == ["shared", "sent"]


def test_refused_by_one(run: Run) -> None:
    """What an earlier cohort refuses for good is dropped and said, as for the present one."""
    found = world(run, {"BCDEFG": [{"status": 422}]})
    assert found["cohorts"]["BCDEFG"] == ["", "refused"]
    assert found["cohorts"]["CDEFGH"] == ["shared", "sent"]


def test_numbered_apart(run: Run) -> None:
    """A room that is ahead with one cohort changes the number there and nowhere else."""
    found = world(run, {"BCDEFG": [{"status": 409, "sequence": 7}]})
    assert found["calls"] == [["submit", "CDEFGH", 1], ["submit", "BCDEFG", 1], ["submit", "BCDEFG", 8]]


def test_everything_is_taken_back(run: Run) -> None:
    """Each cohort gets its own withdrawal, whether it has something or something may be on its way."""
    found = world(run, {}, everything=True)
    assert sorted(found["calls"]) == [["withdraw", cohort, 2] for cohort in ("ABCDEF", "BCDEFG", "CDEFGH")]
    assert set(map(tuple, found["cohorts"].values())) == {("", "withdrawn")}


def test_what_cannot_be_taken_back_yet(run: Run) -> None:
    """A withdrawal that one room does not take stays for that cohort only; one that nobody answered is tried again."""
    lost = {"unreachable": True}
    found = world(run, {"ABCDEF": [UNKNOWN], "BCDEFG": [lost]}, everything=True)
    assert found["cohorts"]["ABCDEF"] == ["shared withdrawing", "unknown"]
    assert found["cohorts"]["BCDEFG"] == found["cohorts"]["CDEFGH"] == ["", "withdrawn"]


def test_join_again_after_a_lost_key(run: Run) -> None:
    """A room that asks an earlier cohort's participant to join again does not make that cohort the present one."""
    found = world(run, {"BCDEFG": [{"status": 401}]})
    assert ["join", "BCDEFG", None] in found["calls"]
    assert (found["cohorts"]["BCDEFG"], found["present"]) == (["shared", "sent"], "CDEFGH")
