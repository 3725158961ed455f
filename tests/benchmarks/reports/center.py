"""A center with made-up cohorts, in a data folder of its own, and the snapshots that all ways start from."""

import os
from datetime import UTC, datetime
from pathlib import Path

from tests.fixtures.reports.cohorts import LESSONS, fill_store
from workshop.config import settings
from workshop.lessons.reader import read_workshop
from workshop.reports.take import freeze
from workshop.store import open_store

__all__ = ["ROOT", "SNAPSHOTS", "center"]

ROOT = LESSONS.parents[1]
SNAPSHOTS = "frozen"
"""The folder of snapshots, in the data folder."""


def center(folder: Path, cohorts: int) -> list[str]:
    """Fill a data folder, name it in the environment, and give the cohorts' codes."""
    os.environ["WORKSHOP_HOME"] = str(folder)
    os.environ["WORKSHOP_KERNELS_DIR"] = str(folder / "run")
    os.environ.pop("WORKSHOP_DATABASE_URL", None)
    codes = [fill_store(30 + number).code for number in range(cohorts)]
    here, workshop = settings(), read_workshop(LESSONS)
    with open_store(here.database_url, here.secret_path, create=False) as store:
        for code in codes:
            path = freeze(store, store.cohort(code), workshop, folder / SNAPSHOTS, now=datetime.now(UTC))
            path.rename(path.with_name(f"{code}.parquet"))
    return codes
