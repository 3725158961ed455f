"""What a worker of this machine makes reports by: forks of itself."""

import tempfile
from pathlib import Path
from typing import Any

from workshop.reports.engine import FORK_ENGINE
from workshop.reports.forked import client  # noqa: F401 - before any fork, and not in each
from workshop.reports.forked.shell import new_shell
from workshop.reports.many.typesetter import Typesetter
from workshop.reports.means import Means

__all__ = ["by_forks"]


def by_forks() -> Means:
    """A fork of this process runs the cells of each report, and another sets the pages of all."""
    with tempfile.TemporaryDirectory(prefix="workshop-shell-") as folder:
        shell = new_shell(Path(folder))

    def run(folder: Path) -> dict[str, Any]:
        return {"engine_name": FORK_ENGINE, "shell": shell, "folder": folder}

    return Means(run, Typesetter())
