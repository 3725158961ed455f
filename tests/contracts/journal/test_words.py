"""The words of the panel, and how far a lesson is answered."""

from typing import Any

import pytest

from tests.contracts.journal.journal_modules import Run

NOW = "new Date('2026-11-22T14:05:00')"
NOTHING = {"shared": None, "pending": None, "withdrawing": False}
SHARED = {**NOTHING, "shared": {"created": "2026-11-22T14:05:00", "responses": [{}, {}]}}
LEAVING = {**SHARED, "withdrawing": True}


def status(run: Run, mine: dict[str, Any], name: str = "idle", message: str = "", *, changed: bool = False) -> str:
    """What the status line says."""
    facts = {"mine": mine, "state": {"name": name, "message": message}, "changed": changed}
    return str(run(f"(facts) => share_words.status({{ ...facts, now: {NOW} }})", facts))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((NOTHING,), ""),
        ((NOTHING, "sending"), "Sending…"),
        ((SHARED,), "2 answers. You can change this or take it all back."),
        (({**NOTHING, "pending": {}},), "Not sent yet. It waits on this device and goes out by itself"),
        (({**NOTHING, "pending": {}}, "unknown"), "Not sent yet. The room that answers here does not know this code."),
        ((LEAVING, "unknown"), "not deleted yet. The room that answers here does not know this code."),
        ((NOTHING, "refused", "Too large."), "Not shared. Too large."),
        ((LEAVING, "sending"), "Taking it back…"),
        ((LEAVING, "waiting"), "not deleted yet. Your wish waits"),
        ((LEAVING, "refused", "No such cohort."), "not deleted yet. No such cohort."),
        ((NOTHING, "withdrawn"), "Taken back."),
    ],
)
def test_status(run: Run, given: tuple[Any, ...], words: str) -> None:
    """Each state has its plain sentence."""
    found = status(run, *given)
    assert words in found
    assert bool(words) == bool(found)


EARLIER = {"cohort": "BCDEFG", **NOTHING}
LIES = {**EARLIER, "shared": SHARED["shared"]}
UNSENT = {**EARLIER, "pending": {"responses": [{}]}}


@pytest.mark.parametrize(
    ("other", "name", "words"),
    [
        (EARLIER, "idle", ""),
        (LIES, "idle", "You also shared 2 answers with BCDEFG, at"),
        (UNSENT, "idle", "1 answer for BCDEFG: not sent yet. It waits on this device and goes out by itself"),
        (UNSENT, "unknown", "does not know this code. It waits on this device"),
        ({**LIES, "pending": UNSENT["pending"]}, "idle", "You also shared 2 answers with BCDEFG"),
        (LIES, "refused", "Not shared with BCDEFG. Too large."),
        ({**LIES, "withdrawing": True}, "sending", "Taking back what you shared with BCDEFG…"),
        ({**LIES, "withdrawing": True}, "waiting", "with BCDEFG is not deleted yet. Your wish waits"),
        ({**LIES, "withdrawing": True}, "unknown", "does not know this code. Your wish waits"),
        (EARLIER, "withdrawn", "Taken back from BCDEFG."),
    ],
)
def test_earlier_line(run: Run, other: dict[str, Any], name: str, words: str) -> None:
    """What lies with an earlier code is said in plain words, and whether it waits; nothing there, nothing said."""
    facts = {"other": other, "state": {"name": name, "message": "Too large."}, "also": True}
    found = run(f"(facts) => share_words.earlierLine({{ ...facts, now: {NOW} }})", facts)
    assert words in found
    assert bool(words) == bool(found)


@pytest.mark.parametrize(
    ("mine", "words"),
    [
        (NOTHING, "Nothing shared"),
        (SHARED, "Shared: 2 answers"),
        ({**SHARED, "pending": {}}, "Not sent yet"),
        ({**NOTHING, "earlier": [EARLIER]}, "Nothing shared"),
        ({**NOTHING, "earlier": [LIES]}, "Shared with an earlier code"),
        ({**SHARED, "earlier": [UNSENT]}, "Shared: 2 answers, and more with an earlier code"),
    ],
)
def test_brief(run: Run, mine: dict[str, Any], words: str) -> None:
    """The closed panel never says that nothing is shared while something lies with an earlier code."""
    assert run("(mine) => share_words.briefly(mine)", mine) == words


def test_changed_since(run: Run) -> None:
    """Someone who changes an answer after sharing reads that nothing new leaves by itself."""
    assert "Nothing new leaves until you press the button" in status(run, SHARED, changed=True)


def test_when(run: Run) -> None:
    """Today is a time, another day has its date."""
    today = run(f"() => share_words.when('2026-11-22T09:05:00', {NOW}, 'en-GB')")
    earlier = run(f"() => share_words.when('2026-11-20T09:05:00', {NOW}, 'en-GB')")
    assert (today, earlier) == ("at 09:05", "on 20 Nov at 09:05")


@pytest.mark.parametrize(
    ("answers", "progress"),
    [({}, ""), ({"a": "x"}, "begun"), ({"a": "x", "b": "y"}, "done"), ({"a": None}, ""), ({"a": "  "}, "")],
)
def test_progress(run: Run, answers: dict[str, Any], progress: str) -> None:
    """A lesson is done when all its exercises are, and begun when any is."""
    exercise = {"kind": "reflect", "prompt": "Write.", "starter": ""}
    lesson = {"blocks": [{"exercise": {**exercise, "id": name}} for name in ("a", "b")]}
    entries = {name: {"answer": answer} for name, answer in answers.items()}
    ask = "([lesson, entries]) => progress.progressOf(lesson, kinds, entries)"
    assert run(ask, [lesson, entries]) == progress


def test_skipped_counts_as_done_for_now(run: Run) -> None:
    """What was set aside is not open any more, whatever was written in it, and the time that is left says so."""
    exercise = {"kind": "reflect", "prompt": "Write.", "starter": ""}
    lesson = {"blocks": [{"exercise": {**exercise, "id": name}} for name in ("a", "b")]}
    entries = {"a": {"answer": "x"}, "b": {"answer": None, "skipped": True}}
    assert run("([lesson, entries]) => progress.progressOf(lesson, kinds, entries)", [lesson, entries]) == "done"
    other = {**lesson, "minutes": {"60": 4, "90": 7, "alone": 20}}
    fresh = {**other, "blocks": [{"exercise": {**exercise, "id": "c"}}]}
    ask = "([lessons, entries, mode]) => progress.minutesLeft({ lessons }, kinds, entries, mode)"
    assert run(ask, [[other, fresh], entries, "alone"]) == {"lessons": 1, "minutes": 20}
    assert run(ask, [[other, fresh], {}, "room"]) == {"lessons": 2, "minutes": 8}
    open_ = run("([lesson, entries]) => progress.unfinished(lesson, kinds, entries).map(({ id }) => id)", [lesson, {}])
    assert open_ == ["a", "b"]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "about 1 minute left"),
        (75, "about 75 minutes left"),
        (76, "about 1½ hours left"),
        (104, "about 1½ hours left"),
        (105, "about 2 hours left"),
        (122, "about 2 hours left"),
        (150, "about 2½ hours left"),
    ],
)
def test_a_long_time_is_said_in_hours(run: Run, minutes: int, words: str) -> None:
    """Nobody knows to the minute how long two hours of lessons take."""
    assert run("(minutes) => progress.timeLeft(minutes)", minutes) == words
