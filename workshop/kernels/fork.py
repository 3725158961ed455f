"""What a fork has to do before anything else, whatever it is to be."""

import ctypes
import os
import signal
import sys

__all__ = ["WITHOUT_THREADS", "end_with", "reseed"]

WITHOUT_THREADS = {"OPENBLAS_NUM_THREADS": "1", "JE_ARROW_MALLOC_CONF": "background_thread:false"}
"""The environment in which a process imports what its forks are to share: no thread survives a fork.

Without them NumPy's OpenBLAS starts a thread for each processor, and Arrow's allocator one to tidy up.
"""

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def end_with(parent: int, told: int | None = None) -> None:
    """Have the operating system end this process when its parent ends, however it ends.

    Args:
        parent: Process id of the parent, asked for before the fork.
        told: The signal that it sends; by default the one that ends it at once.
    """
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, int(told or signal.SIGKILL), 0, 0, 0)
    if os.getppid() != parent:  # it ended before that
        os._exit(1)


def reseed() -> None:
    """Let this process draw other numbers than its siblings: Python sees to that for ``random``, others do not."""
    if numpy_random := sys.modules.get("numpy.random"):
        numpy_random.seed()
    if processes := sys.modules.get("multiprocessing.process"):
        processes.current_process().authkey = os.urandom(32)
