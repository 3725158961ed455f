"""What a process has used, by the operating system's account."""

import os
from pathlib import Path

__all__ = ["cpu", "descriptors", "memory", "private"]


def cpu(pid: int) -> float:
    """Seconds of processor time that the threads of a process have used."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def memory(pid: int) -> float:
    """Its share of memory in MiB: a page that n processes share counts one n-th for each (PSS)."""
    return _rollup(pid, "Pss:")


def private(pid: int) -> float:
    """The memory that it has written to and shares with nobody, in MiB."""
    return _rollup(pid, "Private_Dirty:")


def _rollup(pid: int, name: str) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024


def descriptors(pid: int) -> int:
    """How many descriptors it holds."""
    return len(os.listdir(f"/proc/{pid}/fd"))  # noqa: PTH208 - only their number
