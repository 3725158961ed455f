"""What a fork has to do before anything else, whatever it is to be."""

import ctypes
import os
import signal
import sys

__all__ = ["end_with", "reseed"]

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def end_with(parent: int) -> None:
    """Have the operating system end this process when its parent ends, however it ends.

    Args:
        parent: Process id of the parent, asked for before the fork.
    """
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
    if os.getppid() != parent:  # it ended before that
        os._exit(1)


def reseed() -> None:
    """Let this process draw other numbers than its siblings: Python sees to that for ``random``, others do not."""
    if numpy_random := sys.modules.get("numpy.random"):
        numpy_random.seed()
    if processes := sys.modules.get("multiprocessing.process"):
        processes.current_process().authkey = os.urandom(32)
