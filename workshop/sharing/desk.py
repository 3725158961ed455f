"""Sharing from a kernel: the room, the outbox and the journal kept in step, whatever fails in between."""

from functools import partial
from http import HTTPStatus

from workshop.errors import JournalError, SinkUnreachable
from workshop.journal.changes import acknowledge, entries_of, joined, refused, withdrawn
from workshop.journal.keeper import Keeper
from workshop.model.submission import Submission
from workshop.sharing.outbox import Outbox
from workshop.sharing.sink import HttpSink, Receipt, Refusal

__all__ = ["Desk"]

UNKNOWN = "The room that answers here does not know this code. It waits on this device and is tried again."


class Desk:
    """What the sharing panel of one workshop asks for.

    Args:
        workshop: Id of the workshop.
        keeper: The journal.
        sink: The room, or None if there is none to reach.
        outbox: Where submissions wait.
    """

    def __init__(self, workshop: str, keeper: Keeper, sink: HttpSink | None, outbox: Outbox) -> None:
        self._workshop = workshop
        self._keeper = keeper
        self._sink = sink
        self._outbox = outbox

    @property
    def connected(self) -> bool:
        """True if there is a room to send to."""
        return self._sink is not None

    def join(self, code: str, key: str) -> dict[str, object]:
        """Join a cohort of this workshop and keep that in the journal.

        A code that the journal knows already changes nothing there: a page that says hello again may be late, and must
        not undo that another cohort was joined since.

        Returns:
            ``sequence``, ``label`` and ``sample``.

        Raises:
            SinkError: If the room cannot be reached, does not know the code, or runs another workshop.
        """
        cohort = self._room.cohort(code)
        if cohort.workshop != self._workshop:
            raise Refusal(f"The code {code} belongs to another workshop ({cohort.title}).", 404)
        sequence = self._room.join(code, key)
        if code not in {known.cohort for known in entries_of(self._keeper.journal, self._workshop).handovers}:
            self._keeper.change(partial(joined, workshop=self._workshop, cohort=code, key=key, sequence=sequence))
        return {"sequence": sequence, "label": cohort.label, "sample": cohort.sample}

    def submit(self, submission: Submission, key: str) -> Receipt:
        """Send a submission; it is in the outbox first, so that no failure on the way can lose it.

        Raises:
            SinkUnreachable: If it waits now.
            SinkRefused: If the room did not take it.
            JournalError: If it could neither be kept nor sent.
        """
        try:
            self._outbox.put(submission)
        except JournalError:
            if self._sink is None:
                raise
        try:
            receipt = self._room.accept(submission, key)
        except Refusal as error:
            if error.status != HTTPStatus.NOT_FOUND:  # another room may know the cohort: it waits for that one
                self._outbox.remove(submission)
            raise
        self._outbox.remove(submission)
        self._keeper.change(partial(acknowledge, workshop=self._workshop, submission=submission))
        return receipt

    def withdraw(self, code: str, sequence: int, key: str) -> int:
        """Take back everything that a cohort has; nothing that waits for it is sent any more.

        Raises as :meth:`submit` does.
        """
        self._outbox.clear(self._workshop, code)
        self._room.withdraw(code, sequence, key)
        self._keeper.change(partial(withdrawn, workshop=self._workshop, cohort=code, sequence=sequence))
        return sequence

    def clear(self) -> None:
        """Forget everything that was written and what waits to be sent. What a room has stays there."""
        self._outbox.forget()
        self._keeper.clear()

    def resend(self) -> list[str]:
        """Send what still waits from an earlier session, for the present cohort and for earlier ones.

        Returns:
            Sentences that the participant should read.
        """
        if self._sink is None or self._keeper.journal.key is None:
            return []
        key = self._keeper.journal.key
        said: list[str] = []
        for handover in entries_of(self._keeper.journal, self._workshop).handovers:
            if handover.withdrawing:
                try:
                    self.withdraw(handover.cohort, handover.sequence, key)
                except SinkUnreachable:
                    return said
                except Refusal as error:
                    said.append(f"What you shared with {handover.cohort} is not deleted yet. {_plain(error)}")
        delivery = self._outbox.resend(self._sink, key)
        for submission, _ in delivery.delivered:
            self._keeper.change(partial(acknowledge, workshop=submission.workshop, submission=submission))
        for submission, _ in delivery.refused:
            self._keeper.change(partial(refused, workshop=submission.workshop, submission=submission))
        notices, self._outbox.notices = self._outbox.notices, []
        said += notices
        said += [f"Not shared with {submission.cohort}. {sentence}" for submission, sentence in delivery.refused]
        unknown = dict.fromkeys(submission.cohort for submission in delivery.unknown)
        said += [f"Not shared with {cohort} yet. {UNKNOWN}" for cohort in unknown]
        return said

    @property
    def _room(self) -> HttpSink:
        if self._sink is None:
            raise SinkUnreachable("This notebook is not connected to a workshop room.")
        return self._sink


def _plain(error: Refusal) -> str:
    return UNKNOWN if error.status == HTTPStatus.NOT_FOUND else str(error)
