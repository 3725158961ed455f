"""A journal: a participant's own answers, theirs alone. One format for the page and the notebook."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from workshop.model.base import Id, JsonValue, Model
from workshop.model.submission import CohortCode, ParticipantKey, ReturnPhrase, Submission

__all__ = ["JOURNAL_VERSION", "EarlierCohort", "Entry", "Handover", "Journal", "WorkshopEntries"]

JOURNAL_VERSION = 2


class Entry(Model):
    """What a participant answered to one exercise.

    Attributes:
        kind: Kind of the exercise when it was answered.
        instrument: Measure or rubric with version, or None.
        answer: The whole answer, or None if it was cleared.
        share: The participant's choice, or None as long as they have not chosen.
        skipped: True if the participant set the exercise aside; an answer that was there stays.
        changed: When the answer or the choice last changed, with time zone.
        revision: Grows by one with every change; the larger one is the newer one.
    """

    kind: Id
    instrument: str | None = None
    answer: JsonValue | None = None
    share: bool | None = None
    skipped: bool = False
    changed: datetime
    revision: int = Field(ge=1)


class Handover(Model):
    """What lies with one cohort, waits to be sent there, or waits to be taken back.

    Attributes:
        sequence: Number of the last submission or withdrawal made for it.
        shared: The last submission that the room acknowledged, or None.
        pending: A submission that still has to be sent, or None.
        withdrawing: True while a withdrawal still has to be sent.
        elsewhere: True if something may lie there that was shared from another device, so that it can be taken back.
    """

    sequence: int = Field(default=0, ge=0)
    shared: Submission | None = None
    pending: Submission | None = None
    withdrawing: bool = False
    elsewhere: bool = False

    @property
    def holds(self) -> bool:
        """True if something was shared, or waits, that a participant may want to take back."""
        return self.shared is not None or self.pending is not None or self.withdrawing or self.elsewhere


class EarlierCohort(Handover):
    """A cohort that was joined before the present one. One that holds nothing is kept for its number.

    Attributes:
        cohort: Its code.
    """

    cohort: CohortCode


class WorkshopEntries(Handover):
    """The part of a journal that belongs to one workshop; what was handed over is that of the present cohort.

    Attributes:
        cohort: The cohort joined, or None.
        joins: How often another cohort was joined; the side with the larger number knows the present one.
        entries: By exercise id.
        own: What a participant chose for themselves, such as what goes into "My plan". It never leaves.
        earlier: Every other cohort that was joined, each one once.
    """

    cohort: CohortCode | None = None
    joins: int = Field(default=0, ge=0)
    entries: dict[Id, Entry] = Field(default_factory=dict)
    own: dict[Id, Entry] = Field(default_factory=dict)
    earlier: tuple[EarlierCohort, ...] = ()

    @property
    def handovers(self) -> tuple[EarlierCohort, ...]:
        """What was handed over to each cohort, the present one first."""
        if self.cohort is None:
            return self.earlier
        facts = {name: getattr(self, name) for name in Handover.model_fields}
        return (EarlierCohort(cohort=self.cohort, **facts), *self.earlier)


class Journal(Model):
    """The one JSON document that holds a participant's answers, on a device or on disk.

    Attributes:
        format: Always ``workshop-journal``.
        version: Version of this format.
        key: The participant's random key, or None before the first cohort is joined.
        phrase: The four words that the key was made from; None for a key that was made without words.
        returns: How often another key was brought back by its words; the larger number knows the present one.
        workshops: By workshop id.
    """

    format: Literal["workshop-journal"] = "workshop-journal"
    version: Literal[2] = 2
    key: ParticipantKey | None = None
    phrase: ReturnPhrase | None = None
    returns: int = Field(default=0, ge=0)
    workshops: dict[Id, WorkshopEntries] = Field(default_factory=dict)
