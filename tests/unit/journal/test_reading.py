"""Reading a stored journal: older versions are upgraded, and nothing that is stored can raise."""

import json

import pytest

from workshop.journal.reading import read_journal
from workshop.journal.upgrade import upgrade
from workshop.model.journal import Journal


def test_upgrade_takes_every_step() -> None:
    """A document goes from its version to this one a step at a time, and is stamped with each."""
    steps = {1: lambda old: {**old, "two": True}, 2: lambda old: {**old, "three": old["version"]}}
    before = {"version": 1, "mine": "kept"}
    assert upgrade(before, 1, steps=steps, to=3) == {"version": 3, "mine": "kept", "two": True, "three": 2}
    assert before == {"version": 1, "mine": "kept"}


def test_upgrade_without_a_step() -> None:
    """A version that no step leads on from was never written by anyone."""
    with pytest.raises(ValueError, match="never was a version 1"):
        upgrade({"version": 1}, 1, steps={}, to=2)


def test_older_versions_are_upgraded_on_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal of an older version is read as one of this version."""
    monkeypatch.setattr(
        "workshop.journal.reading.upgrade",
        lambda document, version: {"format": document["format"], "version": 2, "workshops": document["answers"]},
    )
    old = {"format": "workshop-journal", "version": 1, "answers": {"bounce-back": {}}}
    assert set(read_journal(json.dumps(old)).journal.workshops) == {"bounce-back"}  # type: ignore[union-attr]


@pytest.mark.parametrize("text", [b"\xff\xfe\x00", b"[" * 100_000, b'{"a":' * 50_000, b"NaN", b'"text"', b"null"])
def test_nothing_raises(text: bytes) -> None:
    """Whatever bytes a file holds, the answer is that it is broken."""
    assert read_journal(text).broken


def test_half_a_character() -> None:
    """Half of an emoji, which a browser lets through, does not make a journal unreadable or unwritable."""
    entry = {"kind": "reflect", "answer": "sad \ud83d", "changed": "2026-11-22T14:00:00Z", "revision": 1}
    text = json.dumps({"format": "workshop-journal", "version": 1, "workshops": {"w": {"entries": {"a": entry}}}})
    journal = read_journal(text).journal
    assert journal is not None
    assert Journal.model_validate_json(journal.model_dump_json()) == journal
