"""The journal on disk. A broken file is set aside and said so; one from a newer version is left alone and said so."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from workshop.errors import JournalError
from workshop.journal.atomic import set_aside, write_atomically
from workshop.journal.lock import locked
from workshop.journal.merge import merge
from workshop.journal.reading import read_journal
from workshop.model.journal import JOURNAL_VERSION, Journal

__all__ = ["JournalFile", "now_utc"]

Change = Callable[[Journal], Journal]
_Stamp = tuple[int, int, int]


def now_utc() -> datetime:
    """The time now, with time zone."""
    return datetime.now(UTC)


class JournalFile:
    """One journal file, shared by every kernel of this person on this machine.

    Attributes:
        path: The file.
        notices: One-line sentences about what was set aside, for whoever shows them.
    """

    def __init__(self, path: Path, *, now: Callable[[], datetime] = now_utc) -> None:
        self.path = path
        self.notices: list[str] = []
        self._now = now
        self._seen: _Stamp | None = None

    def read(self) -> Journal:
        """The journal as it is on disk; an empty one if there is none or if a broken one was just set aside.

        Raises:
            JournalError: If it is from a newer version or cannot be opened; the file is as it was.
        """
        stamp = self._stamp()
        try:
            raw = self.path.read_bytes()
        except FileNotFoundError:
            self._seen = None
            return Journal()
        except OSError as error:
            raise JournalError(
                f"{self.path}: your saved answers could not be opened ({_reason(error)}). "
                "Make the file readable, or set WORKSHOP_HOME to another folder."
            ) from error
        reading = read_journal(raw)
        if reading.newer is not None:
            raise JournalError(
                f"{self.path}: a newer version of the workshop saved your answers (journal version {reading.newer}; "
                f"this one knows up to {JOURNAL_VERSION}). Nothing was changed. Get the newer workshop, "
                "or set WORKSHOP_HOME to another folder."
            )
        if reading.journal is None:
            self._set_aside(reading.broken or "it cannot be read")
            return Journal()
        self._seen = stamp
        return reading.journal

    def update(self, mine: Journal, change: Change | None = None) -> Journal:
        """Merge ``mine`` with what is on disk, apply ``change``, and write the result: all while nobody else can write.

        Returns:
            What is on disk now.

        Raises:
            JournalError: If it cannot be read or written; what was on disk is still there.
        """
        try:
            with locked(self.path.with_suffix(".lock")):
                journal = merge(self.read(), mine)
                if change is not None:
                    journal = change(journal)
                write_atomically(self.path, journal.model_dump_json(indent=1) + "\n")
                self._seen = self._stamp()
        except OSError as error:
            raise JournalError(
                f"{self.path}: your answers could not be saved ({_reason(error)}). They are kept as long as this "
                "page is open. Free some space or make the folder writable; saving is tried again by itself."
            ) from error
        return journal

    def changed_elsewhere(self) -> bool:
        """True if the file is not as this object last read or wrote it."""
        return self._stamp() != self._seen

    def forget_broken(self) -> None:
        """Delete the files that were set aside because they could not be read: they may hold private words."""
        for path in self.path.parent.glob(f"{self.path.stem}.broken-*{self.path.suffix}"):
            with suppress(OSError):
                path.unlink()

    def _stamp(self) -> _Stamp | None:
        with suppress(OSError):
            found = self.path.stat()
            return found.st_ino, found.st_mtime_ns, found.st_size
        return None

    def _set_aside(self, why: str) -> None:
        try:
            kept = set_aside(self.path, f"{self._now():%Y%m%dT%H%M%S}")
        except FileNotFoundError:  # another process was faster and has said so
            return
        except OSError as error:
            raise JournalError(
                f"{self.path}: your saved answers cannot be read ({why}), and the file could not be set aside "
                f"({_reason(error)}). It was not changed. Move it away, then run this again."
            ) from error
        self._seen = None
        self.notices.append(
            f"Your saved answers could not be read ({why}). Nothing was deleted: the file is now {kept}. "
            "This is a fresh start."
        )


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
