"""From the store to a frozen snapshot: the one moment at which a report looks at live data."""

from datetime import datetime
from pathlib import Path
from random import Random, SystemRandom
from typing import TYPE_CHECKING

from workshop.errors import CohortError
from workshop.model.lesson import Workshop
from workshop.reports.snapshot import take_snapshot

if TYPE_CHECKING:
    from workshop.store import Cohort, Store

__all__ = ["freeze"]


def freeze(store: "Store", cohort: "Cohort", workshop: Workshop, folder: Path, *, now: datetime) -> Path:
    """Freeze what the participants of a cohort share now.

    Args:
        store: Where they share to.
        cohort: Whose data.
        workshop: The workshop that they take part in.
        folder: The folder of snapshots; the file is named by cohort and time.
        now: The time, with time zone.

    Returns:
        The snapshot's path.

    Raises:
        CohortError: If there is no such cohort, or the lessons have moved on since it began: its answers could then
            not be read as they were meant.
        ReportError: If the file cannot be written.
    """
    if (workshop.id, workshop.version) != (cohort.workshop, cohort.workshop_version):
        raise CohortError(
            f"The cohort {cohort.code} began with version {cohort.workshop_version} of {cohort.workshop}, and the "
            f"lessons here are version {workshop.version} of {workshop.id}. Bring those lessons back to report on it."
        )
    # A sample is the same each time; real people get numbers that nobody can draw again.
    rng = Random(cohort.label) if cohort.sample else SystemRandom()  # noqa: S311 - made-up people need no secrecy
    path = folder / f"{cohort.code}-{now:%Y%m%dT%H%M%S}.parquet"
    return take_snapshot(store.people(cohort.code), cohort, workshop, path, created=now, rng=rng)
