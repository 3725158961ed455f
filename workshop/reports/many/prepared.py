"""All that a worker needs, for the process that workers are forked from.

Nothing that is imported here goes away again, so the collector need not look for it: a sixth of the time that it all
takes. Frozen, it is not looked at in a worker either, which shares the memory.
"""

# ruff: noqa: E402, F401
import gc

gc.disable()

import workshop.reports.many.work

gc.freeze()
gc.enable()
