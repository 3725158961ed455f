"""A hand-over file: what a participant shares where no room can be reached, as a file that they give to the center."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from workshop.model.base import Id, Model
from workshop.model.submission import CohortCode, Mode, ParticipantKey, Response, SubmissionId

__all__ = ["HandedOver"]


class HandedOver(Model):
    """A submission with the key of its participant; whoever takes it in says which cohort it is for.

    With the key a later file, or a room, knows that it is the same person. Whoever has it can change or take back what
    was shared with it, and read nothing.

    Attributes:
        format: Always ``workshop-handover``.
        version: Version of this format.
        key: The participant's random key.
        id: Random; taking the same one in twice takes it in once.
        sequence: Grows by one with each submission of a participant; the largest one counts.
        workshop: Id of the workshop.
        workshop_version: Its version when the answers were given.
        cohort: The cohort that the participant joined on this device, or None.
        mode: In a room or alone.
        created: When the file was made, with time zone.
        responses: One for each shared exercise.
    """

    format: Literal["workshop-handover"] = "workshop-handover"
    version: Literal[1] = 1
    key: ParticipantKey
    id: SubmissionId
    sequence: int = Field(ge=1, le=1_000_000)
    workshop: Id
    workshop_version: int = Field(ge=1)
    cohort: CohortCode | None = None
    mode: Mode
    created: datetime
    responses: tuple[Response, ...] = Field(max_length=500)
