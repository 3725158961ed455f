"""The desk keeps room, outbox and journal in step, whatever fails in between."""

from pathlib import Path

import pytest

from tests.unit.journal.fakes import Clock
from tests.unit.sharing.fakes import CODE, KEY, FakeRoom, made
from workshop.errors import SinkRefused, SinkUnreachable
from workshop.journal import JournalFile, Keeper
from workshop.model.journal import EarlierCohort, Journal, WorkshopEntries
from workshop.sharing import HttpSink, Outbox
from workshop.sharing.desk import Desk
from workshop.sharing.http import Answer

OTHER = "QQQQQQ"
TOO_LARGE = Answer(413, b'{"error": "Too large."}')


@pytest.fixture
def room() -> FakeRoom:
    """A room."""
    return FakeRoom()


@pytest.fixture
def outbox(tmp_path: Path) -> Outbox:
    """An outbox."""
    return Outbox(tmp_path / "outbox")


@pytest.fixture
def keeper(tmp_path: Path) -> Keeper:
    """A journal."""
    clock = Clock()
    return Keeper(JournalFile(tmp_path / "journal.json"), now=clock.now, after=clock.after)


@pytest.fixture
def desk(room: FakeRoom, outbox: Outbox, keeper: Keeper) -> Desk:
    """A desk over them."""
    return Desk("small", keeper, HttpSink("http://room.local", transport=room), outbox)


def waits(keeper: Keeper, sequence: int, *, withdrawing: bool = False, joins: int = 1) -> None:
    """Put a submission, or a withdrawal, into the journal as the panel does."""
    pending = None if withdrawing else made(sequence)
    mine = WorkshopEntries(cohort=CODE, joins=joins, sequence=sequence, pending=pending, withdrawing=withdrawing)
    keeper.merge_in(Journal(key=KEY, workshops={"small": mine}))


def test_join(desk: Desk, keeper: Keeper, room: FakeRoom) -> None:
    """Joining is kept on disk, with the number that the room already has."""
    room.sequences[KEY] = 4
    assert desk.join(CODE, KEY) == {"sequence": 4, "label": "Tuesday", "sample": False}
    assert keeper.journal.key == KEY
    assert (keeper.entries("small").cohort, keeper.entries("small").sequence) == (CODE, 4)


def test_join_another_workshop(desk: Desk, keeper: Keeper, room: FakeRoom) -> None:
    """A code of another workshop is refused before anything is joined."""
    room.workshop = "other"
    with pytest.raises(SinkRefused, match="belongs to another workshop"):
        desk.join(CODE, KEY)
    assert room.sequences == {}
    assert keeper.entries("small").cohort is None


def test_submit(desk: Desk, keeper: Keeper, outbox: Outbox) -> None:
    """What the room took is acknowledged in the journal and waits no longer."""
    waits(keeper, 1)
    assert desk.submit(made(1), KEY).responses == 1
    assert keeper.entries("small").shared == made(1)
    assert keeper.entries("small").pending is None
    assert outbox.waiting() == []


def test_submit_while_nobody_answers(desk: Desk, keeper: Keeper, outbox: Outbox, room: FakeRoom) -> None:
    """What cannot be sent waits, and goes out by itself in a later session."""
    waits(keeper, 1)
    room.reachable = False
    with pytest.raises(SinkUnreachable):
        desk.submit(made(1), KEY)
    assert outbox.waiting() == [made(1)]
    assert desk.resend() == []
    assert keeper.entries("small").pending == made(1)
    room.reachable = True
    assert desk.resend() == []
    assert keeper.entries("small").shared == made(1)
    assert room.stored[KEY]["id"] == made(1).id  # type: ignore[index]


def test_refused_does_not_wait(desk: Desk, outbox: Outbox, room: FakeRoom) -> None:
    """What the room refuses is not sent again behind the participant's back."""
    room.answer = TOO_LARGE
    with pytest.raises(SinkRefused, match="Too large"):
        desk.submit(made(1), KEY)
    assert outbox.waiting() == []


def test_refused_later_is_said(desk: Desk, keeper: Keeper, outbox: Outbox, room: FakeRoom) -> None:
    """A refusal in a later session reaches the participant as a sentence, and nothing waits any more."""
    waits(keeper, 1)
    outbox.put(made(1))
    room.answer = TOO_LARGE
    assert desk.resend() == [f"Not shared with {CODE}. Too large."]
    assert keeper.entries("small").pending is None
    assert outbox.waiting() == []


def test_another_room(desk: Desk, keeper: Keeper, outbox: Outbox, room: FakeRoom) -> None:
    """What waits for a cohort that this room does not know is kept, said, and holds up nothing for the present one."""
    other = made(1, cohort=OTHER)
    mine = WorkshopEntries(cohort=OTHER, joins=1, sequence=1, pending=other)
    keeper.merge_in(Journal(key=KEY, workshops={"small": mine}))
    with pytest.raises(SinkRefused, match="no such cohort"):
        desk.submit(other, KEY)
    desk.join(CODE, KEY)
    waits(keeper, 2, joins=2)
    outbox.put(made(2))
    (sentence,) = desk.resend()
    assert sentence.startswith(f"Not shared with {OTHER} yet.")
    assert keeper.entries("small").shared == made(2)
    assert outbox.waiting() == [other]
    room.code, room.sequences = OTHER, {}
    assert desk.resend() == []
    (before,) = keeper.entries("small").earlier
    assert (before.shared, before.pending) == (other, None)
    assert keeper.entries("small").shared == made(2)


def test_withdrawal_from_an_earlier_cohort(desk: Desk, keeper: Keeper, room: FakeRoom) -> None:
    """A wish to take back from an earlier cohort is kept until its own room has heard it, and no other room counts."""
    lies = EarlierCohort(cohort=OTHER, sequence=3, shared=made(2, cohort=OTHER), withdrawing=True)
    mine = WorkshopEntries(cohort=CODE, joins=2, sequence=1, shared=made(1), earlier=(lies,))
    keeper.merge_in(Journal(key=KEY, workshops={"small": mine}))
    (sentence,) = desk.resend()
    assert sentence.startswith(f"What you shared with {OTHER} is not deleted yet.")
    assert keeper.entries("small") == mine
    room.code = OTHER
    assert desk.resend() == []
    assert room.stored == {KEY: None}
    assert keeper.entries("small").earlier == (EarlierCohort(cohort=OTHER, sequence=3),)
    assert keeper.entries("small").shared == made(1)


def test_a_late_hello(desk: Desk, keeper: Keeper, room: FakeRoom) -> None:
    """A page that says hello for a cohort that was left meanwhile does not bring that one back."""
    desk.join(CODE, KEY)
    room.code = OTHER
    desk.join(OTHER, KEY)
    room.code = CODE
    desk.join(CODE, KEY)
    assert keeper.entries("small").cohort == OTHER


def test_withdraw(desk: Desk, keeper: Keeper, outbox: Outbox, room: FakeRoom) -> None:
    """A withdrawal deletes at the room, and nothing that waits can bring anything back."""
    waits(keeper, 1)
    desk.submit(made(1), KEY)
    outbox.put(made(1))
    waits(keeper, 2, withdrawing=True)
    desk.withdraw(CODE, 2, KEY)
    assert room.stored == {KEY: None}
    assert outbox.waiting() == []
    assert keeper.entries("small").shared is None
    assert keeper.entries("small").withdrawing is False


def test_withdrawal_waits_too(desk: Desk, keeper: Keeper, room: FakeRoom) -> None:
    """A withdrawal that could not be sent goes out by itself in a later session."""
    room.stored[KEY] = {"id": "x"}
    waits(keeper, 2, withdrawing=True)
    room.reachable = False
    assert desk.resend() == []
    assert keeper.entries("small").withdrawing is True
    room.reachable = True
    desk.resend()
    assert keeper.entries("small").withdrawing is False
    assert room.stored == {KEY: None}


def test_no_room(keeper: Keeper, outbox: Outbox) -> None:
    """Without a room nothing is sent, and the sentence says so."""
    desk = Desk("small", keeper, None, outbox)
    assert desk.connected is False
    assert desk.resend() == []
    with pytest.raises(SinkUnreachable, match="not connected to a workshop room"):
        desk.join(CODE, KEY)
