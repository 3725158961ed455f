"""Processor time of the imports that a participant's first cell waits for, beside those of plain ipywidgets."""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass

__all__ = ["Imports", "import_seconds"]

TRIES = 9
OURS = "workshop.participant, workshop.widgets"
WIDGETS = "ipywidgets"


@dataclass(frozen=True)
class Imports:
    """Seconds of processor time, the best of some interpreters: for all that a lesson imports, for ipywidgets alone."""

    ours: float
    widgets: float


def import_seconds(*, after: str) -> Imports:
    """Measure both by turns, so that a machine that is busy for a while does not favour one.

    Args:
        after: Modules that are there before the clock starts, as in a kernel; empty to count all, the interpreter's own
            start included.
    """
    # Byte code is written once, as it is when a package is installed, and is not a part of what is measured.
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"PYTHONPYCACHEPREFIX": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        best = dict.fromkeys((OURS, WIDGETS), float("inf"))
        for number in range(TRIES + 1):
            for modules in best:
                took = _once(modules, after, environment)
                best[modules] = min(best[modules], took) if number else best[modules]
    return Imports(best[OURS], best[WIDGETS])


def _once(modules: str, after: str, environment: dict[str, str]) -> float:
    begin = f"import {after}; import time; start = time.process_time()" if after else "import time; start = 0.0"
    code = f"{begin}; import {modules}; print(time.process_time() - start)"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout)
