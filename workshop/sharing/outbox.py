"""The outbox: a folder beside the journal where submissions wait that could not be sent, one file each."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from pathlib import Path

from pydantic import ValidationError

from workshop.errors import JournalError, SinkUnreachable
from workshop.journal.atomic import set_aside, write_atomically
from workshop.journal.file import now_utc
from workshop.model.submission import Submission
from workshop.sharing.sink import Receipt, Refusal, Sink

__all__ = ["Delivery", "Outbox"]


@dataclass(frozen=True)
class Delivery:
    """What came of sending what waits.

    Attributes:
        delivered: Submissions that the room has now, with its receipts.
        overtaken: Submissions that the room did not need: it has a later one.
        refused: Submissions that the room did not take, each with its sentence; their files were set aside.
        unknown: Submissions for cohorts that this room does not know; they wait for the room that does.
        problem: Why the rest still waits, or an empty string.
    """

    delivered: tuple[tuple[Submission, Receipt], ...] = ()
    overtaken: tuple[Submission, ...] = ()
    refused: tuple[tuple[Submission, str], ...] = ()
    unknown: tuple[Submission, ...] = ()
    problem: str = ""


class Outbox:
    """Waiting submissions in a folder, oldest first. Sending one twice is safe: the room stores it once.

    Attributes:
        notices: One-line sentences about files that were set aside, for whoever shows them.
    """

    def __init__(self, folder: Path, *, now: Callable[[], datetime] = now_utc) -> None:
        self.notices: list[str] = []
        self._folder = folder
        self._now = now

    def put(self, submission: Submission) -> None:
        """Keep a submission until it is sent.

        Raises:
            JournalError: If it cannot be written.
        """
        path = self._path(submission)
        try:
            write_atomically(path, submission.model_dump_json(indent=1) + "\n")
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise JournalError(f"{path}: what you want to share could not be kept for later ({reason}).") from error

    def remove(self, submission: Submission) -> None:
        """It need not wait any more; one that is not there is fine."""
        with suppress(OSError):
            self._path(submission).unlink()

    def clear(self, workshop: str, cohort: str) -> None:
        """Nothing of this workshop and cohort shall be sent any more."""
        for submission in self.waiting():
            if (submission.workshop, submission.cohort) == (workshop, cohort):
                self.remove(submission)

    def forget(self) -> None:
        """Delete everything here: what waits, and what was refused or could not be read."""
        for path in self._folder.glob("submission-*.json"):
            with suppress(OSError):
                path.unlink()

    def waiting(self) -> list[Submission]:
        """What waits, in the order it was made. An unreadable file is set aside and named in ``notices``."""
        found: list[Submission] = []
        for path in sorted(self._folder.glob("submission-*.json")):
            if ".broken-" in path.name or ".refused-" in path.name:
                continue
            try:
                found.append(Submission.model_validate_json(path.read_bytes()))
            except FileNotFoundError:  # another process sent it meanwhile
                continue
            except (ValidationError, OSError):
                self._set_aside(path)
        return sorted(found, key=lambda submission: (submission.sequence, submission.created.timestamp()))

    def resend(self, sink: Sink, key: str) -> Delivery:
        """Send what waits, oldest first, until the room cannot be reached."""
        delivered: list[tuple[Submission, Receipt]] = []
        overtaken: list[Submission] = []
        refused: list[tuple[Submission, str]] = []
        unknown: list[Submission] = []
        problem = ""
        for submission in self.waiting():
            try:
                delivered.append((submission, sink.accept(submission, key)))
            except SinkUnreachable as error:
                problem = str(error)
                break
            except Refusal as error:
                if error.status == HTTPStatus.NOT_FOUND:
                    unknown.append(submission)
                    continue
                if error.sequence is not None:
                    overtaken.append(submission)
                else:
                    refused.append((submission, str(error)))
                    self._keep_refused(submission)
            self.remove(submission)
        return Delivery(tuple(delivered), tuple(overtaken), tuple(refused), tuple(unknown), problem)

    def _path(self, submission: Submission) -> Path:
        return self._folder / f"submission-{submission.sequence:07d}-{submission.id}.json"

    def _keep_refused(self, submission: Submission) -> None:
        path = self._path(submission)
        with suppress(OSError):
            path.rename(path.with_name(f"{path.stem}.refused-{self._now():%Y%m%dT%H%M%S}.json"))

    def _set_aside(self, path: Path) -> None:
        with suppress(OSError):
            kept = set_aside(path, f"{self._now():%Y%m%dT%H%M%S}")
            self.notices.append(
                f"{path.name}: something that waited to be sent cannot be read. It was not deleted: the file is now "
                f"{kept}. Open the sharing panel and share again."
            )
