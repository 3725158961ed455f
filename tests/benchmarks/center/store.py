"""A data folder with a small center in it: cohorts of made-up people who are not marked as a sample."""

import os
from datetime import UTC, datetime
from pathlib import Path

from tests.fixtures.reports.cohorts import LESSONS
from workshop.config import settings
from workshop.lessons.reader import read_workshop
from workshop.sample.submissions import make_people, make_submission
from workshop.store import open_store

__all__ = ["fill"]

_NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
_TERMS = ("Fall 2025", "Spring 2026", "Fall 2026")


def fill(folder: Path, cohorts: int, size: int) -> None:
    """Fill a data folder, and name it in the environment."""
    os.environ["WORKSHOP_HOME"] = str(folder)
    os.environ["WORKSHOP_KERNELS_DIR"] = str(folder / "run")
    os.environ.pop("WORKSHOP_DATABASE_URL", None)
    workshop, here = read_workshop(LESSONS), settings()
    with open_store(here.database_url, here.secret_path, create=True) as store:
        for at in range(cohorts):
            cohort, _ = store.new_cohort(
                label=f"Cohort {at}",
                workshop=workshop.id,
                workshop_version=workshop.version,
                now=_NOW,
                term=_TERMS[at % len(_TERMS)],
                mode="alone" if at % 5 == 0 else "room",
            )
            for person, random in make_people(size, at):
                shared = make_submission(person, random, workshop, cohort.code, _NOW)
                store.join(cohort.code, person.key, _NOW)
                if shared:
                    store.accept(cohort.code, person.key, shared, _NOW)
