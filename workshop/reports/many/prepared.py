"""All that a worker needs, for the process that workers are forked from.

Nothing that is imported here goes away again, so the collector need not look for it: a sixth of the time that it all
takes. Frozen, it is not looked at in a worker either, which shares the memory.
"""

# ruff: noqa: E402, F401
import gc

gc.disable()

import os
from importlib import import_module

from workshop.kernels.fork import WITHOUT_THREADS

_before = dict(os.environ)
os.environ.update(WITHOUT_THREADS)

import workshop.reports.many.work
from workshop.reports.forked.process import can_fork
from workshop.reports.kernel import MODULES

if can_fork():
    import workshop.reports.many.means

    for _name in MODULES:
        import_module(_name)

for _name in WITHOUT_THREADS:
    if _name in _before:
        os.environ[_name] = _before[_name]
    else:
        del os.environ[_name]

gc.freeze()
gc.enable()
