"""The sharing panel: Python reaches the room for the page, and keeps the journal in step."""

from pathlib import Path
from typing import Any

import pytest

from tests.unit.sharing.fakes import CODE, KEY, FakeRoom, made
from tests.unit.widgets.fixtures import at_once, built_in, sent_by, session_in
from workshop.config import Settings
from workshop.model.journal import Journal
from workshop.sharing import HttpSink
from workshop.widgets import Session, SharingPanel


@pytest.fixture
def room() -> FakeRoom:
    """A room."""
    return FakeRoom()


@pytest.fixture
def session(tmp_path: Path, room: FakeRoom, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session that reaches the room."""
    monkeypatch.setattr("workshop.widgets.session.HttpSink", lambda url: HttpSink(url, transport=room))
    return Session(built_in(tmp_path / "lessons"), Settings(tmp_path / "home", "", "http://room.local"), run=at_once)


def call(panel: SharingPanel, name: str, *args: Any) -> dict[str, Any]:
    """Ask as the page does; returns the answer."""
    sent = sent_by(panel)
    panel.receive({"type": "call", "number": 1, "name": name, "args": list(args)})
    return sent[-1]


def test_nothing_shared(session: Session) -> None:
    """Before anything is shared the panel says so, and it holds the workshop that the page draws."""
    panel = session.share()
    assert repr(panel) == "Sharing panel: nothing shared"
    assert panel.panel["room"] is True
    assert panel.panel["workshop"]["id"] == "small"
    assert session.share() is panel


def test_share_and_take_back(session: Session, room: FakeRoom) -> None:
    """Join, share and withdraw as a page asks for it; the panel's line says each."""
    panel = session.share()
    assert call(panel, "join", CODE, KEY)["value"] == {"sequence": 0, "label": "Tuesday", "sample": False}
    submission = made(1).model_dump(mode="json")
    mine = {**panel.journal["workshops"]["small"], "sequence": 1, "pending": submission}
    panel.receive({"type": "journal", "journal": {**panel.journal, "workshops": {"small": mine}}})
    assert repr(panel) == "Sharing panel: waiting to be sent"
    assert call(panel, "submit", submission, KEY)["value"]["responses"] == 1
    assert repr(panel) == "Sharing panel: 1 answer shared"
    assert panel.journal["workshops"]["small"]["pending"] is None
    mine = {**panel.journal["workshops"]["small"], "sequence": 2, "withdrawing": True}
    panel.receive({"type": "journal", "journal": {**panel.journal, "workshops": {"small": mine}}})
    assert repr(panel) == "Sharing panel: taking everything back"
    assert call(panel, "withdraw", CODE, 2, KEY)["value"] == {"sequence": 2}
    assert repr(panel) == "Sharing panel: nothing shared"
    assert room.stored == {KEY: None}


def test_another_cohort(session: Session, room: FakeRoom) -> None:
    """After another cohort was joined, the panel's line still says that something lies with the one before."""
    panel = session.share()
    before = {"cohort": "QQQQQQ", "sequence": 1, "shared": made(1, cohort="QQQQQQ").model_dump(mode="json")}
    mine = {"cohort": CODE, "joins": 2, "earlier": [before]}
    panel.receive({"type": "journal", "journal": {**panel.journal, "key": KEY, "workshops": {"small": mine}}})
    assert repr(panel) == "Sharing panel: shared with an earlier code"
    assert call(panel, "submit", made(2).model_dump(mode="json"), KEY)["value"]["responses"] == 1
    room.code = "QQQQQQ"
    assert call(panel, "withdraw", "QQQQQQ", 1, KEY)["value"] == {"sequence": 1}
    assert repr(panel) == "Sharing panel: nothing shared"


def test_errors_are_sentences(session: Session, room: FakeRoom) -> None:
    """What goes wrong reaches the page as a sentence with what it needs to go on."""
    panel = session.share()
    refused = call(panel, "join", "QQQQQQ", KEY)["error"]
    assert refused == {"message": "There is no such cohort.", "unreachable": False, "status": 404, "sequence": None}
    room.sequences[KEY] = 9
    assert call(panel, "submit", made(1).model_dump(mode="json"), KEY)["error"]["sequence"] == 9
    room.reachable = False
    assert call(panel, "join", CODE, KEY)["error"]["unreachable"] is True


@pytest.mark.parametrize(
    ("name", "args"),
    [("join", ["abc", KEY]), ("join", [CODE, "short"]), ("submit", [{}, KEY]), ("other", []), ("join", None)],
)
def test_a_wrong_call(session: Session, room: FakeRoom, name: str, args: object) -> None:
    """A call that is not well formed gets a sentence, and the room is not asked."""
    panel = session.share()
    sent = sent_by(panel)
    panel.receive({"type": "call", "number": 1, "name": name, "args": args})
    assert "Run this cell again" in sent[0]["error"]["message"]
    assert room.calls == []


def test_a_journal_that_is_none(session: Session) -> None:
    """A page cannot write something into the journal that could not be read again."""
    panel = session.share()
    panel.receive({"type": "journal", "journal": {"format": "workshop-journal", "version": 1, "key": "short"}})
    assert "could not be kept" in panel.notice
    assert session.keeper.journal == Journal()


def test_only_this_workshop(session: Session) -> None:
    """The page sees and changes the part of the journal that belongs to this workshop, and no other."""
    session.keeper.merge_in(Journal.model_validate({"workshops": {"other": {"sequence": 3}}}))
    panel = session.share()
    assert set(panel.journal["workshops"]) == {"small"}
    panel.receive({"type": "journal", "journal": {**panel.journal, "workshops": {"other": {"sequence": 9}}}})
    assert session.keeper.entries("other").sequence == 3


def test_exercises_show_what_the_panel_brings_back(session: Session) -> None:
    """An answer from a copy that is brought back shows in its exercise."""
    widget, panel = session.show("words"), session.share()
    entry = {"kind": "reflect", "answer": "from a copy", "changed": "2026-11-22T14:00:00Z", "revision": 4}
    panel.receive(
        {"type": "journal", "journal": {**panel.journal, "workshops": {"small": {"entries": {"words": entry}}}}}
    )
    assert (widget.answer, widget.revision) == ("from a copy", 4)


def test_without_a_room(tmp_path: Path) -> None:
    """With no room to reach, the panel says so to the page."""
    settings = Settings(tmp_path / "home", "", None)
    panel = Session(built_in(tmp_path / "lessons"), settings, run=at_once).share()
    assert panel.panel["room"] is False


@pytest.mark.parametrize("name", ["BINDER_LAUNCH_HOST", "BINDER_SERVICE_HOST"])
def test_binder_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The page can name the file that holds the answers, and knows a session that forgets it by its environment."""
    for binder in ("BINDER_LAUNCH_HOST", "BINDER_SERVICE_HOST"):
        monkeypatch.delenv(binder, raising=False)
    file = str(tmp_path / "home" / "journal.json")
    assert session_in(tmp_path).share().panel["kept"] == {"file": file, "forgets": False}
    monkeypatch.setenv(name, "10.0.0.1")
    assert session_in(tmp_path).share().panel["kept"] == {"file": file, "forgets": True}


def test_clear_this_device(session: Session, room: FakeRoom, tmp_path: Path) -> None:
    """Every answer is gone, on disk and in every kernel; what waited and what was set aside is gone with it."""
    other = session_in(tmp_path)
    mine, theirs, panel = session.show("words"), other.show("words"), session.share()
    sent_by(mine)
    sent_by(theirs)
    sent_by(panel)
    mine.receive({"type": "save", "number": 1, "answer": "private words"})
    other.keeper.refresh()
    room.reachable = False
    call(panel, "submit", made(1).model_dump(mode="json"), KEY)
    (tmp_path / "home" / "journal.broken-20261122T140500.json").write_text("private words", encoding="utf-8")
    panel.receive({"type": "clear"})
    assert mine.answer is None
    theirs.receive({"type": "save", "number": 1, "answer": "typed later"})
    assert theirs.answer == "typed later"
    left = "".join(path.read_text("utf-8") for path in (tmp_path / "home").rglob("*") if path.is_file())
    assert "private words" not in left
    assert made(1).id not in left
    assert repr(panel) == "Sharing panel: nothing shared"


def test_it_knows_its_lesson(session: Session) -> None:
    """What belongs to one lesson is shown in that one; a panel of a cell that was run alone knows none."""
    assert session.share().panel["lesson"] is None


def test_it_knows_the_lesson_that_was_opened(session: Session) -> None:
    """The first cell of a lesson says which one it is."""
    session.open_lesson("02-end")
    assert session.share().panel["lesson"] == "end"
