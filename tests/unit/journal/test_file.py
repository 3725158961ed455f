"""The journal file: whole or set aside, and never overwritten by something that could not read it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.journal.fakes import Clock, exercise
from workshop.errors import JournalError
from workshop.journal import JournalFile, file
from workshop.journal.changes import entries_of, put
from workshop.model.journal import Journal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the journal is; its folder is not there yet."""
    return tmp_path / "home" / "journal.json"


def answered(text: str, journal: Journal | None = None) -> Journal:
    """A journal with an answer."""
    return put(journal or Journal(), "bounce-back", exercise, text, Clock().now())


def text_in(journal: Journal) -> object:
    """The answer in it."""
    return entries_of(journal, "bounce-back").entries["write-it"].answer


def test_written_and_read(path: Path) -> None:
    """What is written is what another object reads, and no temporary file stays behind."""
    JournalFile(path).update(answered("Ich war müde. 😀"))
    assert text_in(JournalFile(path).read()) == "Ich war müde. 😀"
    assert sorted(found.name for found in path.parent.iterdir()) == ["journal.json", "journal.lock"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
def test_readable_by_its_owner_only(path: Path) -> None:
    """Private words are not for other accounts on the same computer."""
    JournalFile(path).update(answered("private"))
    assert path.stat().st_mode & 0o077 == 0


def test_nothing_there_is_an_empty_journal(path: Path) -> None:
    """Before the first answer there is no file, and reading makes none."""
    assert JournalFile(path).read() == Journal()
    assert not path.exists()


@pytest.mark.parametrize("cut", [0, 1, 40, -2])
def test_cut_in_half(path: Path, cut: int) -> None:
    """A file that was cut off anywhere is set aside as it is, said in one line, and answers go on in a new one."""
    JournalFile(path).update(answered("half of this"))
    broken = path.read_bytes()[:cut]
    path.write_bytes(broken)
    journal = JournalFile(path, now=Clock().now)
    assert journal.read() == Journal()
    kept = path.with_name("journal.broken-20261122T140000.json")
    assert kept.read_bytes() == broken
    (notice,) = journal.notices
    assert str(kept) in notice
    assert "\n" not in notice
    journal.update(answered("a fresh start"))
    assert text_in(journal.read()) == "a fresh start"


def test_a_second_broken_file_does_not_replace_the_first(path: Path) -> None:
    """Two files that break in the same second are both kept."""
    for text in ("first", "second"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        JournalFile(path, now=Clock().now).read()
    kept = sorted(path.parent.glob("journal.broken-*"))
    assert [one.read_text("utf-8") for one in kept] == ["second", "first"]


@pytest.mark.parametrize("do", ["read", "update"])
def test_newer_is_left_alone(path: Path, do: str) -> None:
    """A journal from a newer version is refused in one line and stays as it is, byte for byte."""
    path.parent.mkdir()
    path.write_text('{"format": "workshop-journal", "version": 3, "people": []}', encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(JournalError, match=r"journal version 3; this one knows up to 2.*Nothing was changed"):
        JournalFile(path).read() if do == "read" else JournalFile(path).update(answered("mine"))
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*broken*"))


def test_two_writers_keep_both(path: Path) -> None:
    """Two kernels that both began with an empty journal do not lose each other's answers."""
    one, other = JournalFile(path), JournalFile(path)
    second = exercise.model_copy(update={"id": "second-one"})
    one.update(answered("mine"))
    other.update(put(Journal(), "bounce-back", second, "theirs", Clock().now()))
    assert set(entries_of(one.read(), "bounce-back").entries) == {"write-it", "second-one"}


def test_many_processes_at_once(path: Path) -> None:
    """Processes that write at the same time each find their own answers in the end."""
    script = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC\n"
        "from workshop.journal import JournalFile; from workshop.journal.changes import put\n"
        "from workshop.exercises.reflect import Reflect; from workshop.model.journal import Journal\n"
        "file = JournalFile(Path(sys.argv[1]))\n"
        "for number in range(10):\n"
        "    one = Reflect(id=f'{sys.argv[2]}-{number}', prompt='Write.')\n"
        "    file.update(put(Journal(), 'bounce-back', one, 'x', datetime.now(UTC)))\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", script, str(path), name]) for name in ("a", "b", "c")]
    assert [process.wait() for process in running] == [0, 0, 0]
    assert len(entries_of(JournalFile(path).read(), "bounce-back").entries) == 30


def test_full_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full, the old file stays whole, the error says so, and no temporary file is left."""
    journal = JournalFile(path)
    journal.update(answered("the old one"))

    def no_space(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", no_space)
        with pytest.raises(JournalError, match=r"could not be saved \(No space left on device\)"):
            journal.update(answered("the new one", journal.read()))
    assert text_in(journal.read()) == "the old one"
    assert not list(path.parent.glob(".journal*"))


def test_kill_between_write_and_rename(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kill after the temporary file was written and before it was renamed leaves the old journal."""
    journal = JournalFile(path)
    journal.update(answered("the old one"))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            journal.update(answered("the new one", journal.read()))
    assert text_in(journal.read()) == "the old one"


def test_locked_by_another_program(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that is never let go gives one line after a while, not an endless wait."""
    from workshop.journal.lock import locked

    journal = JournalFile(path)
    journal.update(answered("the old one"))
    clock = Clock()
    monkeypatch.setattr(file, "locked", lambda lock: locked(lock, clock=clock.monotonic, pause=clock.sleep))
    with locked(path.with_suffix(".lock")), pytest.raises(JournalError, match="another program is using it"):
        journal.update(answered("the new one"))
    assert json.loads(path.read_text("utf-8"))["workshops"]["bounce-back"]["entries"]["write-it"]["revision"] == 1


def test_a_file_that_cannot_be_opened(path: Path) -> None:
    """A journal that is not a file gets one line, and is not moved away."""
    path.mkdir(parents=True)
    with pytest.raises(JournalError, match="could not be opened"):
        JournalFile(path).read()
    assert path.is_dir()
