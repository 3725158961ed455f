"""The exercise widget: what a page sends is checked, kept and confirmed, and comes back in the next kernel."""

from pathlib import Path

import pytest

from tests.fixtures.room.small import workshop
from tests.unit.widgets.fixtures import built_in, sent_by, session_in
from workshop.config import Settings
from workshop.errors import JournalError
from workshop.journal import JournalFile
from workshop.lessons.built import write_built
from workshop.widgets import Session


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """A kernel's session."""
    return session_in(tmp_path)


def test_not_started(session: Session) -> None:
    """An unanswered exercise says what it is, so that stored notebooks can be compared."""
    widget = session.show("words")
    assert repr(widget) == 'Exercise "words" (reflect): not started'
    assert widget._repr_mimebundle_()[0]["text/plain"] == repr(widget)
    assert (widget.answer, widget.revision, widget.notice) == (None, 0, "")


@pytest.mark.parametrize(("language", "spanish", "direction"), [("es-MX", True, "ltr"), ("ar", False, "rtl")])
def test_it_speaks_the_language_of_its_workshop(tmp_path: Path, language: str, spanish: bool, direction: str) -> None:
    """The words around an exercise are in the workshop's language, whatever the notebook around it speaks."""
    folder = built_in(tmp_path / "lessons")
    (folder / "workshop.json").write_bytes(write_built(workshop().model_copy(update={"language": language})))
    spoken = Session(folder, Settings(tmp_path / "home", "", None))
    for widget in (spoken.show("words"), spoken.share()):
        assert (widget.language, widget.direction) == (language, direction)
        assert ('"Share":"Compartir"' in widget._esm) == spanish


def test_save_and_confirm(session: Session) -> None:
    """An answer is kept and confirmed with the number of its message."""
    widget = session.show("words")
    sent = sent_by(widget)
    widget._on_message(widget, {"type": "save", "number": 3, "answer": "It passed."}, [])
    assert sent == [{"type": "saved", "number": 3, "notice": ""}]
    assert (widget.answer, widget.revision) == ("It passed.", 1)
    assert repr(widget) == 'Exercise "words" (reflect): done'


def test_comes_back(session: Session, tmp_path: Path) -> None:
    """What was confirmed is on disk: the kernel may end the moment after, and the next one shows the answer."""
    widget = session.show("words")
    sent = sent_by(widget)
    widget.receive({"type": "save", "number": 1, "answer": "It passed."})
    assert sent == [{"type": "saved", "number": 1, "notice": ""}]
    assert session_in(tmp_path).show("words").answer == "It passed."


def test_set_aside_and_taken_up_again(session: Session, tmp_path: Path) -> None:
    """An exercise can be skipped and taken up again; its answer stays, and a new answer takes it up by itself."""
    widget = session.show("words")
    sent_by(widget)
    widget.receive({"type": "save", "number": 1, "answer": "It passed."})
    widget.receive({"type": "skip", "skipped": True})
    again = session_in(tmp_path).show("words")
    assert (again.skipped, again.answer) == (True, "It passed.")
    widget.receive({"type": "save", "number": 2, "answer": "It passed."})
    assert widget.skipped is False


def test_an_answer_that_does_not_fit(session: Session) -> None:
    """A wrong answer gets a sentence, not a traceback, and the last good one stays."""
    widget = session.show("reasons")
    sent = sent_by(widget)
    widget.receive({"type": "save", "number": 1, "answer": ["teacher"]})
    widget.receive({"type": "save", "number": 2, "answer": ["no-such-option"]})
    assert sent[1]["number"] == 2
    assert sent[1]["notice"].startswith('This was not saved: exercise "reasons"')
    assert widget.answer == ["teacher"]


def test_clearing(session: Session) -> None:
    """An answer that is cleared is gone, and the exercise is not started again."""
    widget = session.show("words")
    sent_by(widget)
    widget.receive({"type": "save", "number": 1, "answer": "It passed."})
    widget.receive({"type": "save", "number": 2, "answer": None})
    assert (widget.answer, widget.revision) == (None, 2)
    assert repr(widget).endswith("not started")


def test_the_same_answer_is_no_change(session: Session) -> None:
    """A page that sends what is kept already does not make a new revision, and is told that it is kept."""
    widget = session.show("words")
    sent = sent_by(widget)
    for number in (1, 2):
        widget.receive({"type": "save", "number": number, "answer": "It passed."})
    assert widget.revision == 1
    assert [message["number"] for message in sent] == [1, 2]


@pytest.mark.parametrize("content", [None, "save", {}, {"type": "other"}, {"type": None}, []])
def test_other_messages(session: Session, content: object) -> None:
    """What is not understood changes nothing and raises nothing."""
    widget = session.show("words")
    widget._on_message(widget, content, [])
    assert widget.revision == 0


def test_disk_trouble_is_shown(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """When answers cannot be written, the exercise says so, and says nothing once they can."""

    def broken(*_: object) -> None:
        raise JournalError("journal.json: no space")

    widget = session.show("words")
    sent_by(widget)
    with monkeypatch.context() as patched:
        patched.setattr(JournalFile, "update", broken)
        widget.receive({"type": "save", "number": 1, "answer": "kept"})
        session.keeper.flush()
        assert widget.notice == "journal.json: no space"
        assert widget.answer == "kept"
    session.keeper.flush()
    assert widget.notice == ""


def test_another_kernels_answer_shows(session: Session, tmp_path: Path) -> None:
    """What another kernel wrote shows here once the journal is read again."""
    other = session_in(tmp_path)
    mine, theirs = session.show("words"), other.show("words")
    sent_by(theirs)
    theirs.receive({"type": "save", "number": 1, "answer": "from elsewhere"})
    other.keeper.flush()
    session.keeper.refresh()
    assert mine.answer == "from elsewhere"


def test_an_entry_of_another_kind(session: Session, tmp_path: Path) -> None:
    """If an author made another kind of the exercise, the old answer is not shown as if it were a new one."""
    other = session_in(tmp_path)
    other.keeper.put("small", other.workshop.exercises["last"].model_copy(update={"id": "words"}), {"useful": 7})
    other.keeper.flush()
    widget = session_in(tmp_path).show("words")
    assert widget.answer is None
    sent_by(widget)
    widget.receive({"type": "save", "number": 1, "answer": "new"})
    assert widget.answer == "new"
