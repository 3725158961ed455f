"""The outbox: what could not be sent waits in files, is sent oldest first, and is never lost or sent in vain."""

from pathlib import Path

import pytest

from tests.unit.sharing.fakes import CODE, KEY, NOW, FakeRoom, made
from workshop.errors import JournalError
from workshop.sharing import HttpSink, Outbox
from workshop.sharing.http import Answer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where submissions wait; not there yet."""
    return tmp_path / "home" / "outbox"


@pytest.fixture
def outbox(folder: Path) -> Outbox:
    """An outbox."""
    return Outbox(folder, now=lambda: NOW)


@pytest.fixture
def room() -> FakeRoom:
    """A room."""
    return FakeRoom()


def sink_to(room: FakeRoom) -> HttpSink:
    """A sink that talks to it."""
    return HttpSink("http://room.local", transport=room)


def test_empty(outbox: Outbox, room: FakeRoom) -> None:
    """An outbox that was never used has nothing to send."""
    assert outbox.waiting() == []
    assert outbox.resend(sink_to(room), KEY).delivered == ()


def test_waits_across_kernels(outbox: Outbox, folder: Path) -> None:
    """What is put there is found by another kernel, oldest first; the same one twice is there once."""
    for sequence in (2, 1, 10, 2):
        outbox.put(made(sequence))
    assert [one.sequence for one in Outbox(folder).waiting()] == [1, 2, 10]


def test_sent_oldest_first(outbox: Outbox, room: FakeRoom) -> None:
    """Everything arrives in order, and then nothing waits."""
    for sequence in (2, 1):
        outbox.put(made(sequence))
    delivery = outbox.resend(sink_to(room), KEY)
    assert [receipt.sequence for _, receipt in delivery.delivered] == [1, 2]
    assert outbox.waiting() == []
    assert room.stored[KEY]["id"] == made(2).id  # type: ignore[index]


def test_unreachable_keeps_all(outbox: Outbox, room: FakeRoom) -> None:
    """While nobody answers, everything stays where it is."""
    outbox.put(made(1))
    room.reachable = False
    assert "cannot be reached" in outbox.resend(sink_to(room), KEY).problem
    assert outbox.waiting() == [made(1)]


def test_overtaken(outbox: Outbox, room: FakeRoom) -> None:
    """One that the room does not need any more is not sent again and again."""
    room.sequences[KEY] = 7
    outbox.put(made(1))
    assert outbox.resend(sink_to(room), KEY).overtaken == (made(1),)
    assert outbox.waiting() == []


def test_unknown_cohort_waits(outbox: Outbox, room: FakeRoom) -> None:
    """One for a cohort of another room waits for that room, and does not hold up the next."""
    outbox.put(made(1, cohort="QQQQQQ"))
    outbox.put(made(2))
    delivery = outbox.resend(sink_to(room), KEY)
    assert delivery.unknown == (made(1, cohort="QQQQQQ"),)
    assert [receipt.sequence for _, receipt in delivery.delivered] == [2]
    assert outbox.waiting() == [made(1, cohort="QQQQQQ")]


def test_refused_is_set_aside(outbox: Outbox, room: FakeRoom, folder: Path) -> None:
    """One that the room refuses is said and kept under another name."""
    outbox.put(made(1))
    room.answer = Answer(413, b'{"error": "Too large."}')
    delivery = outbox.resend(sink_to(room), KEY)
    assert delivery.refused == ((made(1), "Too large."),)
    assert outbox.waiting() == []
    assert len(list(folder.glob("*.refused-20261122T140000.json"))) == 1


@pytest.mark.parametrize("text", ["", '{"format": "workshop-sub', "[]"])
def test_unreadable_is_set_aside(outbox: Outbox, folder: Path, text: str) -> None:
    """A damaged file is kept under another name and said once; the others are found."""
    outbox.put(made(2))
    (folder / "submission-0000001-x.json").write_text(text, encoding="utf-8")
    assert outbox.waiting() == [made(2)]
    assert outbox.waiting() == [made(2)]
    (notice,) = outbox.notices
    assert "was not deleted" in notice
    assert (folder / "submission-0000001-x.broken-20261122T140000.json").read_text("utf-8") == text


def test_clear(outbox: Outbox) -> None:
    """After a change of mind nothing of this cohort is sent any more; another cohort's stays."""
    outbox.put(made(1))
    outbox.put(made(2, cohort="QQQQQQ"))
    outbox.clear("small", CODE)
    assert [one.cohort for one in outbox.waiting()] == ["QQQQQQ"]


def test_cannot_be_written(folder: Path, outbox: Outbox) -> None:
    """A folder that cannot be made gives one line that names it."""
    folder.parent.mkdir()
    folder.write_text("a file where the folder should be")
    with pytest.raises(JournalError, match="could not be kept for later"):
        outbox.put(made())
