"""What a program and all processes that it started, and those started, have used."""

import ctypes
import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Used", "used_by"]

_PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h


@dataclass(frozen=True)
class Used:
    """What was used.

    Attributes:
        time: Seconds from the start of the program to its end.
        processor: Seconds of processor time of all its processes.
        memory: MiB at the most: the peak of the program itself, and the largest peak of a process that outlived it.
    """

    time: float
    processor: float
    memory: float


def used_by(command: list[str], cwd: Path) -> Used:
    """Run a program and wait until everything that it started has ended.

    A process whose parent has ended becomes a child of this one, so that none is left out of the account.
    """
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL)
    _, status, program = os.wait4(process.pid, 0)
    ended = time.perf_counter()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    others = []
    while True:
        try:
            others.append(os.wait4(-1, 0)[2])
        except ChildProcessError:
            break
    return Used(
        ended - began,
        sum(one.ru_utime + one.ru_stime for one in (program, *others)),
        (program.ru_maxrss + max((one.ru_maxrss for one in others), default=0)) / 1024,
    )
