"""The lock: one writer at a time, and none where a drive knows no locks."""

import errno
from pathlib import Path

import pytest

from tests.unit.journal.fakes import Clock
from workshop.journal import lock


def test_second_holder_waits_and_gives_up(tmp_path: Path) -> None:
    """While one holds the lock, another cannot have it; after that it can."""
    clock = Clock()
    path = tmp_path / "journal.lock"
    with lock.locked(path):
        with pytest.raises(lock.Busy), lock.locked(path, seconds=1, clock=clock.monotonic, pause=clock.sleep):
            pytest.fail("two holders at once")
        assert clock.seconds >= 1
    with lock.locked(path, seconds=0):
        pass


def test_a_drive_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a network drive that knows no locks, answers are saved without one."""

    def unsupported(_: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "_take", unsupported)
    with lock.locked(tmp_path / "journal.lock"):
        pass
