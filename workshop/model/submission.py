"""A submission: the envelope of everything that a participant chooses to share now. It replaces the one before it."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from workshop.model.base import Id, JsonValue, Model

__all__ = [
    "COHORT_ALPHABET",
    "MAX_SUBMISSION_BYTES",
    "CohortCode",
    "Mode",
    "ParticipantKey",
    "Response",
    "ReturnPhrase",
    "Submission",
    "SubmissionId",
]

MAX_SUBMISSION_BYTES = 256 * 1024
COHORT_ALPHABET = "ABCDEFGHJKMNPQRTUVWXY"  # no I, L, O, S, Z: they look like 1, 0, 5 and 2

CohortCode = Annotated[str, StringConstraints(pattern=rf"^[{COHORT_ALPHABET}]{{6}}$")]
"""The code that people type to join: six letters without look-alikes."""

ParticipantKey = Annotated[str, StringConstraints(pattern=r"^[0-9a-hjkmnp-tv-z]{26}$")]
"""128 random bits made on the participant's device, in Crockford's base 32, lower case. Never stored by a room."""

ReturnPhrase = Annotated[str, StringConstraints(pattern=r"^[a-z]{3,8}( [a-z]{3,8}){3}$")]
"""Four short words, the same on every device; the participant key is made from them. Never sent anywhere."""

SubmissionId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]

Mode = Literal["room", "alone"]


class Response(Model):
    """One answer to one exercise at one time, cut down to what leaves.

    Attributes:
        exercise: Id of the exercise.
        kind: Its kind when it was answered.
        instrument: Measure or rubric with version, such as ``setback-check/1``, or None.
        answer: The shared part, in the form that the kind defines.
        changed: When the answer last changed, with time zone.
    """

    exercise: Id
    kind: Id
    instrument: str | None = None
    answer: JsonValue
    changed: datetime


class Submission(Model):
    """Everything that a participant shares with one cohort now.

    Attributes:
        format: Always ``workshop-submission``.
        version: Version of this format.
        id: Random; sending the same one twice stores it once.
        sequence: Grows by one with each submission of a participant; the largest one counts.
        workshop: Id of the workshop.
        workshop_version: Its version when the answers were given.
        cohort: Code of the cohort.
        mode: In a room or alone.
        created: When the participant pressed "share", with time zone.
        responses: One for each shared exercise.
    """

    format: Literal["workshop-submission"] = "workshop-submission"
    version: Literal[1] = 1
    id: SubmissionId
    sequence: int = Field(ge=1, le=1_000_000)
    workshop: Id
    workshop_version: int = Field(ge=1)
    cohort: CohortCode
    mode: Mode
    created: datetime
    responses: tuple[Response, ...] = Field(max_length=500)
