"""What a center report is made of: sums for each cohort, frozen in one file. No row of it belongs to one person."""

import os
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from workshop.errors import ReportError
from workshop.model.base import Model
from workshop.model.measure import Measure
from workshop.model.rubric import Rubric

__all__ = ["CenterData", "Earlier", "Sums", "read_center", "write_center"]


class Sums(Model):
    """One cohort.

    Attributes:
        digest: SHA-256 of its snapshot.
        code: Its code.
        term: Its term, or empty.
        mode: ``room`` or ``alone``.
        size: Number of participants.
        finished: How many finished.
        paired: How many were scored on every scale before and after.
        finished_only: How many finished and were not scored twice.
        paired_only: How many were scored twice and did not finish.
        planned: How many made a complete plan.
        dated: How many of them set a date.
        scales: By scale, of the people scored twice: the sums of before, after and the squares of before, of after and
            of the difference.
        levels: By criterion, how many people rated their last attempt at level 1, 2, 3 and 4.
    """

    digest: str
    code: str
    term: str
    mode: Literal["room", "alone"]
    size: int
    finished: int
    paired: int
    finished_only: int
    paired_only: int
    planned: int
    dated: int
    scales: dict[str, tuple[float, float, float, float, float]]
    levels: dict[str, tuple[int, int, int, int]]


class Earlier(Model):
    """What an earlier center report took together, so that this one can be set against it.

    Attributes:
        groups: By mode and term, and by what was told, the digests of the snapshots.
        cohorts: Those cohorts' sums.
    """

    groups: dict[str, dict[str, tuple[str, ...]]]
    cohorts: dict[str, Sums]


class CenterData(Model):
    """All cohorts of one workshop.

    Attributes:
        format: Always ``workshop-center``.
        version: Version of this format.
        title: Title of the workshop.
        workshop: Its id.
        created: When, with time zone.
        sample: True if the participants are made up.
        terms: The terms from the first to the last.
        cohorts: The cohorts.
        measure: The measure that is asked before and after, or None.
        rubric: The rubric, or None.
        plans: True if the workshop has an exercise with a plan.
        earlier: The center reports before this one.
    """

    format: Literal["workshop-center"] = "workshop-center"
    version: Literal[1] = 1
    title: str
    workshop: str
    created: datetime
    sample: bool
    terms: tuple[str, ...]
    cohorts: tuple[Sums, ...]
    measure: Measure | None
    rubric: Rubric | None
    plans: bool
    earlier: tuple[Earlier, ...] = ()


def write_center(data: CenterData, path: Path) -> None:
    """Write the file, whole or not at all.

    Raises:
        ReportError: If it cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(data.model_dump_json(by_alias=True), encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise ReportError(
            f"{path}: it cannot be written ({error.strerror}). Choose a folder you may write to."
        ) from None


def read_center(path: Path) -> CenterData:
    """Read the file.

    Raises:
        ReportError: If it is missing, not of this format, or from a newer version.
    """
    try:
        return CenterData.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ReportError(f"{path}: the cohorts' sums cannot be read ({error}). Run `workshop center` again.") from None
    except ValidationError:
        raise ReportError(
            f"{path}: these are not the sums that a center report is made of. Run `workshop center` again."
        ) from None
