"""What a program and all processes that it started, and those started, have used."""

import ctypes
import os
import resource
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Used", "used_by"]

_PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h


@dataclass(frozen=True)
class Used:
    """Seconds.

    Attributes:
        time: From the start of the program to its end.
        processor: Processor time of all its processes.
    """

    time: float
    processor: float


def used_by(command: list[str], cwd: Path) -> Used:
    """Run a program and wait until everything that it started has ended.

    A process whose parent has ended becomes a child of this one, so that none is left out of the account.
    """
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    before, began = _of_children(), time.perf_counter()
    subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL)
    ended = time.perf_counter()
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            break
    return Used(ended - began, _of_children() - before)


def _of_children() -> float:
    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found.ru_utime + found.ru_stime
