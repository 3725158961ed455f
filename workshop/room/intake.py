"""Take files into a cohort: what participants handed over, and raw exports of another place. Twice is once."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from workshop.errors import SubmissionError
from workshop.model.handed import HandedOver
from workshop.model.lesson import Workshop
from workshop.model.submission import MAX_SUBMISSION_BYTES
from workshop.room.checks import Checks
from workshop.room.refused import Refused
from workshop.store import Checked, Cohort, Store

__all__ = ["Taken", "handed_over", "raw_export", "take_in"]

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


@dataclass(frozen=True)
class Taken:
    """What one file brought: submissions that are new, that were there already, and that something newer replaced."""

    new: int = 0
    known: int = 0
    older: int = 0

    def __add__(self, other: "Taken") -> "Taken":
        return Taken(self.new + other.new, self.known + other.known, self.older + other.older)


def handed_over(path: Path, cohort: Cohort, workshop: Workshop) -> tuple[str, Checked]:
    """A participant's key and submission from the file that they handed over, checked as the room checks.

    Raises:
        SubmissionError: If it is no such file, or not for this cohort's workshop; the message names file and field.
    """
    try:
        if path.stat().st_size > MAX_SUBMISSION_BYTES:
            raise SubmissionError(f"{path}: is larger than anything that can be handed over. Ask for the file again.")
        file = HandedOver.model_validate_json(path.read_bytes())
    except OSError as error:
        raise SubmissionError(f"{path}: cannot be read ({error.strerror}).") from error
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        where = f" at {place}" if place else ""
        raise SubmissionError(f"{path}: is no hand-over file{where}. Ask for the file again.") from None
    if file.cohort not in (None, cohort.code):
        raise SubmissionError(f"{path}: was made for the cohort {file.cohort}, not for {cohort.code}.")
    fields = file.model_dump(mode="json", exclude={"key", "format"}) | {"cohort": cohort.code}
    return file.key, _checked(path, fields, cohort, workshop)


def raw_export(
    path: Path, rows: list[dict[str, Any]], cohort: Cohort, workshop: Workshop
) -> Iterator[tuple[str, Checked]]:
    """Participants and submissions from a raw export. Keys are made from the file's own ids, so twice is once.

    Raises:
        SubmissionError: If a row is not what this workshop asks for; the message names the file and the participant.
    """
    try:
        people = groupby(sorted(rows, key=lambda row: str(row["participant"])), key=lambda row: str(row["participant"]))
        for name, own in people:
            responses = [
                {
                    "exercise": row["exercise"],
                    "kind": row["kind"],
                    "instrument": row["instrument"] or None,
                    "changed": row["changed"],
                    "answer": json.loads(row["answer"]),
                }
                for row in own
                if row["exercise"]
            ]
            made = {
                "version": 1,
                "id": hashlib.sha256(f"import:{name}".encode()).hexdigest()[:32],
                "sequence": 1,
                "workshop": cohort.workshop,
                "workshop_version": cohort.workshop_version,
                "cohort": cohort.code,
                "mode": cohort.mode,
                "created": max((row["changed"] for row in responses), default="2000-01-01T00:00:00Z"),
                "responses": responses,
            }
            yield _key(name), _checked(path, made, cohort, workshop)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise SubmissionError(
            f"{path}: is no raw export ({error}). `workshop cohort export --raw` makes one."
        ) from error


def take_in(store: Store, cohort: Cohort, found: list[tuple[str, Checked]], now: datetime) -> Taken:
    """Store submissions that were checked."""
    taken = Taken()
    for key, submission in sorted(found, key=lambda one: one[1].sequence):
        before = store.join(cohort.code, key, now)
        receipt = store.accept(cohort.code, key, submission, now)
        fresh = receipt.stored and before < submission.sequence
        taken += Taken(new=int(fresh), known=int(receipt.stored and not fresh), older=int(not receipt.stored))
    return taken


def _checked(path: Path, fields: dict[str, Any], cohort: Cohort, workshop: Workshop) -> Checked:
    try:
        return Checks(workshop).read(json.dumps(fields | {"format": "workshop-submission"}).encode(), cohort)
    except Refused as error:
        raise SubmissionError(f"{path}: {error.detail}") from error


def _key(name: str) -> str:
    """A key for somebody whose own is on another machine, in the form of any other."""
    number = int.from_bytes(hashlib.sha256(f"import:{name}".encode()).digest()[:17])
    return "".join(LETTERS[number >> 5 * place & 31] for place in range(26))
