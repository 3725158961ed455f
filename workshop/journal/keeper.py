"""Keeping answers: in memory at once, on disk soon after a pause in typing and at the latest a little later."""

import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from workshop.errors import JournalError
from workshop.journal.changes import cleared, entries_of, put
from workshop.journal.file import Change, JournalFile, now_utc
from workshop.journal.merge import merge
from workshop.model.base import JsonValue
from workshop.model.exercise import Exercise
from workshop.model.journal import Entry, Journal, WorkshopEntries

__all__ = ["LATEST", "PAUSE", "RETRY", "Keeper", "Timer"]

# The front end waits up to 0.2 s for a pause and 1 s in all before it sends, so both together stay below 0.5 s and 2 s.
PAUSE = 0.25
LATEST = 0.9
RETRY = 5.0


class Timer(Protocol):
    """Something that runs a function later unless it is cancelled first."""

    def cancel(self) -> None:
        """Do not run it any more."""


def after(seconds: float, function: Callable[[], None]) -> Timer:
    """Run a function later in a thread of its own, so that a busy kernel still saves."""
    timer = threading.Timer(seconds, function)
    timer.daemon = True
    timer.start()
    return timer


class Keeper:
    """The journal of one kernel. Safe to use from several threads.

    Attributes:
        problem: Why answers are not on disk, as one sentence, or an empty string.
    """

    def __init__(
        self,
        file: JournalFile,
        *,
        now: Callable[[], datetime] = now_utc,
        monotonic: Callable[[], float] = time.monotonic,
        after: Callable[[float, Callable[[], None]], Timer] = after,
    ) -> None:
        self.problem = ""
        self._file = file
        self._now = now
        self._monotonic = monotonic
        self._after = after
        self._lock = threading.RLock()
        self._timer: Timer | None = None
        self._unsaved_since: float | None = None
        self._listeners: list[Callable[[], None]] = []
        self._journal = file.read()

    @property
    def journal(self) -> Journal:
        """The journal as it is now."""
        return self._journal

    @property
    def saved(self) -> bool:
        """True if everything is on disk."""
        return self._unsaved_since is None

    def take_notices(self) -> list[str]:
        """Sentences about files that were set aside, each handed out once."""
        notices, self._file.notices = self._file.notices, []
        return notices

    def entries(self, workshop: str) -> WorkshopEntries:
        """Everything of one workshop."""
        return entries_of(self._journal, workshop)

    def entry(self, workshop: str, exercise: str) -> Entry | None:
        """What was answered to one exercise, or None."""
        return self.entries(workshop).entries.get(exercise)

    def listen(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` after every change of the journal or of ``problem``."""
        self._listeners.append(listener)

    def put(self, workshop: str, exercise: Exercise, answer: JsonValue | None) -> Entry:
        """Keep an answer that was checked; it goes to disk after a pause."""
        with self._lock:
            if self._file.changed_elsewhere():
                self.refresh()
            self._journal = put(self._journal, workshop, exercise, answer, self._now())
            self._schedule()
            entry = entries_of(self._journal, workshop).entries[exercise.id]
        self._tell()
        return entry

    def change(self, change: Change) -> Journal:
        """Apply a change to the newest state and write it at once.

        If the disk cannot be written, the change holds in memory and ``problem`` says why.
        """
        with self._lock:
            self._write(change)
        self._tell()
        return self._journal

    def merge_in(self, other: Journal) -> Journal:
        """Take up what a page or another process has, and write it at once."""
        return self.change(lambda journal: merge(journal, other))

    def clear(self) -> None:
        """Forget every answer, on disk and in every kernel that reads it, and what was set aside unreadable."""
        self.change(lambda journal: cleared(journal, self._now()))
        self._file.forget_broken()

    def refresh(self) -> None:
        """Take up what another process wrote since."""
        with self._lock:
            try:
                self._journal = merge(self._file.read(), self._journal)
            except JournalError as error:
                self.problem = str(error)
        self._tell()

    def flush(self) -> None:
        """Write now what is not on disk yet."""
        with self._lock:
            if self._unsaved_since is not None:
                self._write()
        self._tell()

    def _schedule(self) -> None:
        now = self._monotonic()
        if self._unsaved_since is None:
            self._unsaved_since = now
        self._start_timer(max(0.0, min(PAUSE, self._unsaved_since + LATEST - now)))

    def _start_timer(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._after(seconds, self.flush)

    def _write(self, change: Change | None = None) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        try:
            self._journal = self._file.update(self._journal, change)
        except JournalError as error:
            self.problem = str(error)
            if change is not None:
                self._journal = change(self._journal)
            if self._unsaved_since is None:
                self._unsaved_since = self._monotonic()
            self._start_timer(RETRY)
        else:
            self.problem = ""
            self._unsaved_since = None

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()
