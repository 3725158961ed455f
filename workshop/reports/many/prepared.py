"""All that a worker needs, for the process that workers are forked from.

Nothing that is imported here goes away again, so the collector need not look for it: a sixth of the time that it all
takes. Frozen, it is not looked at in a worker either, which shares the memory.
"""

# ruff: noqa: E402, F401
import gc

gc.disable()

import os
from importlib import import_module

# OpenBLAS starts a thread for each processor else, and a process with threads is not forked.
_threads = os.environ.get("OPENBLAS_NUM_THREADS")
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import workshop.reports.many.work
from workshop.reports.forked.process import can_fork
from workshop.reports.kernel import MODULES

if can_fork():
    import workshop.reports.many.means

    for _name in MODULES:
        import_module(_name)

if _threads is None:
    del os.environ["OPENBLAS_NUM_THREADS"]
else:
    os.environ["OPENBLAS_NUM_THREADS"] = _threads

gc.freeze()
gc.enable()
