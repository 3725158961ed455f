"""The snapshots of the data folder that the environment names."""

import os
from pathlib import Path

__all__ = ["snapshots"]


def snapshots() -> list[Path]:
    """One for each cohort, named by its code."""
    return sorted((Path(os.environ["WORKSHOP_HOME"]) / "frozen").glob("*.parquet"))
