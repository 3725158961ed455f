"""What a page makes of a journal, Python and the room take: entries, keys, and the statement of what is shared."""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from tests.contracts.journal.journal_modules import Run
from workshop.exercises.table import KINDS, parse_exercise
from workshop.model.journal import Journal
from workshop.model.submission import ParticipantKey, Submission, SubmissionId

NEVER = {"practice"}
"""Kinds that an author cannot offer for sharing."""

KIND_FIXTURES = Path(__file__).parents[2] / "fixtures" / "kinds"
FACTS = """{ kinds, mode: "room", cohort: "ABCDEF", now: new Date("2026-11-22T14:05:00Z"), id: "0".repeat(32) }"""
MAKE = f"""([workshop, answers, share]) => {{
  const now = new Date("2026-11-22T14:00:00Z");
  let mine = journal.create();
  for (const {{ exercise }} of workshop.lessons[0].blocks) {{
    mine = journal.put(mine, workshop.id, exercise, answers[exercise.id], now);
    if (share !== null) mine = journal.choose(mine, workshop.id, exercise, share, now);
  }}
  return {{ mine, statement: journal.statement(mine, workshop, {FACTS}) }};
}}"""


def workshop(share: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """A built workshop with one exercise of each kind, and a complete answer to each."""
    exercises, answers = [], {}
    for kind in KINDS:
        fixture = json.loads((KIND_FIXTURES / f"{kind}.json").read_text("utf-8"))
        chosen = "private" if kind in NEVER else share
        exercise = parse_exercise({**fixture["exercise"], "share": chosen}).model_dump(mode="json", by_alias=True)
        exercises.append(exercise)
        answers[exercise["id"]] = next(case["answer"] for case in fixture["answers"] if case["state"] == "complete")
    blocks = [{"type": "exercise", "exercise": exercise} for exercise in exercises]
    return {"id": "bounce-back", "version": 1, "lessons": [{"id": "one", "title": "One", "blocks": blocks}]}, answers


def test_statement_is_a_submission(run: Run) -> None:
    """The statement is a submission, and each shared part is one that the room takes as it is."""
    built, answers = workshop("offer")
    made = run(MAKE, [built, answers, None])
    submission = Submission.model_validate(made["statement"])
    assert {response.kind for response in submission.responses} == set(KINDS) - NEVER
    blocks = [one for one in built["lessons"][0]["blocks"] if one["exercise"]["kind"] not in NEVER]
    for response, block in zip(submission.responses, blocks, strict=True):
        exercise = parse_exercise(block["exercise"])
        assert exercise.check_shared(response.answer) == exercise.shared(exercise.check_answer(answers[exercise.id]))
        assert response.instrument == exercise.instrument


def test_entries_are_a_journal(run: Run) -> None:
    """What a page keeps is a journal that Python reads, with a revision for each change."""
    built, answers = workshop("ask")
    made = run(MAKE, [built, answers, True])
    journal = Journal.model_validate(made["mine"])
    entries = journal.workshops["bounce-back"].entries
    assert {name: entry.answer for name, entry in entries.items()} == answers
    assert {entry.revision for entry in entries.values()} == {2}


@pytest.mark.parametrize(
    ("share", "choice", "leaves"),
    [
        ("offer", None, True),
        ("offer", False, False),
        ("ask", None, False),
        ("ask", True, True),
        ("private", None, False),
        ("private", True, False),
    ],
)
def test_consent(run: Run, share: str, choice: bool | None, leaves: bool) -> None:
    """Private never leaves, whatever a journal says; ask leaves when ticked; offer leaves unless unticked."""
    built, answers = workshop(share)
    made = run(MAKE, [built, answers, choice])
    assert len(made["statement"]["responses"]) == (len(set(KINDS) - NEVER) if leaves else 0)


def test_cleared_answers_do_not_leave(run: Run) -> None:
    """An answer that was taken back is not in the next statement."""
    built, answers = workshop("offer")
    made = run(MAKE, [built, dict.fromkeys(answers), None])
    assert made["statement"]["responses"] == []


def test_keys_and_ids(run: Run) -> None:
    """Random keys and ids have the form that the model asks for, and no two are the same."""
    keys = run("() => Array.from({ length: 50 }, () => phrase.newIdentity().key)")
    ids = run("() => Array.from({ length: 50 }, () => random.newId())")
    assert len(set(keys)) == len(set(ids)) == 50
    for key in keys:
        TypeAdapter(ParticipantKey).validate_python(key)
    for one in ids:
        TypeAdapter(SubmissionId).validate_python(one)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ABCDEF", "ABCDEF"),
        (" abc-def ", "ABCDEF"),
        ("ABC DEF", "ABCDEF"),
        ("ABCDE", None),
        ("ABCDEO", None),
        ("", None),
    ],
)
def test_code_as_typed(run: Run, typed: str, code: str | None) -> None:
    """A code is read as people type it, and a wrong one gets a sentence that says what to do."""
    found = run("(typed) => code.readCode(typed)", typed)
    assert found["code"] == code
    assert bool(found["problem"]) is (code is None)
