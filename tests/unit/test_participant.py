"""The names that a lesson's cells import: what they give, and how they say what is wrong."""

import subprocess
import sys
from pathlib import Path

import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from tests.unit.widgets.fixtures import built_in, sent_by
from workshop import participant
from workshop.errors import JournalError, SetupError, WorkshopError


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A notebook's folder as the working directory, and a data folder of its own."""
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("WORKSHOP_ROOM_URL", raising=False)
    monkeypatch.chdir(built_in(tmp_path / "lessons"))
    return tmp_path / "home"


def test_public_names() -> None:
    """Three names are all that a lesson needs."""
    assert participant.__all__ == ["open_lesson", "share", "show"]


def test_a_lesson(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Opening a lesson prints nothing; exercises and panel have their stable lines; nothing is written yet."""
    assert participant.open_lesson("01-start") is None  # type: ignore[func-returns-value]
    assert capsys.readouterr().out == ""
    assert repr(participant.show("words")) == 'Exercise "words" (reflect): not started'
    assert repr(participant.share()) == "Sharing panel: nothing shared"
    assert not home.exists()


def test_show_without_opening(home: Path) -> None:
    """A cell that is run alone works too, since nobody can be expected to know the order."""
    widget = participant.show("last")
    sent_by(widget)
    widget.receive({"type": "save", "number": 1, "answer": {"useful": 7}})
    assert participant.show("last").answer == {"useful": 7}


@pytest.mark.parametrize(
    ("function", "name", "sentence"),
    [
        ("show", "wrods", 'There is no exercise "wrods" here. Did you mean "words"?'),
        ("show", "xyz", 'There is no exercise "xyz" here. There are: alone, words, reasons, rate, last.'),
        ("open_lesson", "01-stat", 'There is no lesson "01-stat" here. Did you mean "01-start"?'),
        ("show", ["words"], 'There is no exercise "[\'words\']" here. Did you mean "words"?'),
    ],
)
def test_wrong_names(home: Path, function: str, name: object, sentence: str) -> None:
    """A wrong name gets one line with what was probably meant, and no traceback in a notebook."""
    with pytest.raises(SetupError) as found:
        getattr(participant, function)(name)
    assert str(found.value) == sentence
    assert found.value._render_traceback_() == [sentence]  # type: ignore[attr-defined]


def test_no_workshop_beside_the_notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A notebook that was copied alone says what it needs."""
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WorkshopError, match=r"workshop\.json: not found"):
        participant.open_lesson("01-start")


def test_newer_journal(home: Path) -> None:
    """Answers from a newer version are refused in one line and stay as they are."""
    home.mkdir()
    (home / "journal.json").write_text('{"format": "workshop-journal", "version": 9}', encoding="utf-8")
    with pytest.raises(JournalError, match="Nothing was changed"):
        participant.open_lesson("01-start")
    assert (home / "journal.json").read_text("utf-8") == '{"format": "workshop-journal", "version": 9}'


def test_broken_journal_is_said(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A journal that was cut off is set aside, and the first cell says so in one line."""
    home.mkdir()
    (home / "journal.json").write_text('{"format": "workshop-jour', encoding="utf-8")
    participant.open_lesson("01-start")
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert "Nothing was deleted" in said
    assert len(list(home.glob("journal.broken-*.json"))) == 1


def test_a_notebook_shows_the_sentence_alone(home: Path) -> None:
    """In a kernel, an error is its one line and no traceback."""
    notebook = new_notebook(cells=[new_code_cell('from workshop.participant import show\n\nshow("wrods")')])
    NotebookClient(notebook, allow_errors=True, timeout=60).execute()
    (output,) = notebook.cells[0].outputs
    assert output.output_type == "error"
    assert output.traceback == ['There is no exercise "wrods" here. Did you mean "words"?']


def test_saved_at_the_end_of_the_kernel(home: Path) -> None:
    """What was typed in the last moment before a kernel is shut down is on disk."""
    code = (
        "from workshop.participant import show\nwidget = show('words')\n"
        "widget.receive({'type': 'save', 'number': 1, 'answer': 'last words'})"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert "last words" in (home / "journal.json").read_text("utf-8")
