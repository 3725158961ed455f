"""What the store hands out. None of it holds a key, a name or anything that leads back to a person."""

from dataclasses import dataclass
from datetime import datetime

from workshop.model.base import JsonValue
from workshop.model.submission import Mode

__all__ = ["Checked", "Cohort", "Counts", "Person", "Receipt", "StoredResponse"]


@dataclass(frozen=True, kw_only=True)
class Cohort:
    """One run of a workshop.

    Attributes:
        code: What people type to join: six letters.
        label: The coordinator's own name for it.
        workshop: Id of the workshop.
        workshop_version: Its version when the cohort began.
        term: Such as "Fall 2026", or empty.
        mode: Whether people meet in a room or work alone.
        invited: How many were invited, or None if nobody counted.
        sample: True if its participants are made up.
        created: When, with time zone.
        erase_after: When its data should be gone, or None.
    """

    code: str
    label: str
    workshop: str
    workshop_version: int
    term: str
    mode: Mode
    invited: int | None
    sample: bool
    created: datetime
    erase_after: datetime | None


@dataclass(frozen=True)
class Receipt:
    """What became of a submission.

    Attributes:
        stored: True if it is on disk (now or from before); False if a later one is already there.
        id: The submission's id.
        sequence: Its number if stored, else the number that the room already has.
        responses: How many responses it held; 0 if it was not stored.
        removed: True if it took away or changed something that was shared before.
    """

    stored: bool
    id: str
    sequence: int
    responses: int
    removed: bool = False


@dataclass(frozen=True)
class Counts:
    """Exact counts of one cohort. They may be shown only after they passed the disclosure gate."""

    joined: int
    finished: int


@dataclass(frozen=True)
class StoredResponse:
    """One shared answer as it was accepted: exercise id, kind, instrument or None, shared part, time of change."""

    exercise: str
    kind: str
    instrument: str | None
    answer: JsonValue
    changed: datetime


@dataclass(frozen=True)
class Checked:
    """What the store needs of a submission that was checked: its id, its number, and the answers as they are kept."""

    id: str
    sequence: int
    responses: tuple[StoredResponse, ...]


@dataclass(frozen=True)
class Person:
    """One participant without a key.

    Attributes:
        number: Row number in this store; it follows the order of joining, so a snapshot gives out numbers of its own.
        joined: When, with time zone.
        responses: What they share now, by exercise id; empty if they joined and shared nothing.
    """

    number: int
    joined: datetime | None
    responses: tuple[StoredResponse, ...]
