"""Run every measurement and print one table. Exit status 1 if a promised figure is missed, unless it is a short run."""

import argparse
import logging
import os
import sys
from dataclasses import astuple, fields

from tests.benchmarks.kernels.batch import batch
from tests.benchmarks.kernels.ground import ground
from tests.benchmarks.kernels.idle import idle
from tests.benchmarks.kernels.leak import Left, leak
from tests.benchmarks.kernels.start import starts

_ROW = "{:<48} {:>10} {:>10} {:>8}  {}"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.kernels", description=__doc__)
    parser.add_argument("--starts", type=int, default=11, help="kernels of each kind started one after another")
    parser.add_argument("--kernels", type=int, default=20, help="kernels of each kind that wait at the same time")
    parser.add_argument("--notebooks", type=int, default=20, help="notebooks of a batch, run by two workers")
    parser.add_argument("--in-a-row", type=int, default=500, help="notebooks after which nothing may be left")
    parser.add_argument("--short", action="store_true", help="few of each: a look in passing, no measurement")
    wanted = parser.parse_args()
    if wanted.short:
        wanted.starts, wanted.kernels, wanted.notebooks, wanted.in_a_row = 3, 4, 4, 10
    logging.disable(logging.WARNING)
    _say(_ROW.format("", "ordinary", "warm", "ratio", "promised"))
    with ground() as folder:
        measured = [_starts(wanted.starts), _idle(wanted.kernels)]
        measured += [_batch(folder, wanted.notebooks), _leak(folder, wanted.in_a_row)]
    _say(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the end")
    return 0 if wanted.short or all(measured) else 1


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _row(name: str, ordinary: float, warm: float, unit: str, promised: float | None, *, share: bool = False) -> bool:
    """Print one line; whether the promise is kept. A share is of the ordinary figure and to be small."""
    ratio = warm / ordinary if share else ordinary / warm
    kept = promised is None or (ratio <= promised if share else ratio >= promised)
    bound = "" if promised is None else f"{'at most' if share else 'at least'} {promised:{'.0%' if share else ''}}"
    shown = f"{ratio:.0%}" if share else f"{ratio:.1f}"
    _say(
        _ROW.format(name, f"{ordinary:.3g} {unit}", f"{warm:.3g} {unit}", shown, f"{bound}{'' if kept else '  MISSED'}")
    )
    return kept


def _starts(rounds: int) -> bool:
    found = starts(rounds)
    ordinary, warm = found["ordinary"], found["warm"]
    _row("first start, pandas imported", ordinary.first, warm.first, "s", None)
    time = _row("start to ready, pandas imported", ordinary.time, warm.time, "s", 3.5)
    return _row("processor time of a start", ordinary.processor, warm.processor, "s", 6) and time


def _idle(kernels: int) -> bool:
    found = idle(kernels)
    return _row(f"memory of {kernels} idle kernels", found["ordinary"], found["warm"], "MiB", 0.4, share=True)


def _batch(folder: object, notebooks: int) -> bool:
    found = batch(folder, notebooks)  # type: ignore[arg-type]
    return _row(f"{notebooks} notebooks through papermill, 2 workers", found["ordinary"], found["warm"], "s", 4)


def _leak(folder: object, notebooks: int) -> bool:
    before, after = leak(folder, notebooks)  # type: ignore[arg-type]
    _say(f"\n{notebooks} notebooks in a row{'':<22} {'before':>10} {'after':>10}")
    for field, old, new in zip(fields(Left), astuple(before), astuple(after), strict=True):
        _say(f"  {field.name.replace('_', ' '):<40} {old:>10.4g} {new:>10.4g}")
    grown = after.server_memory - before.server_memory
    more = any(new > old for old, new in zip(astuple(before)[:-1], astuple(after)[:-1], strict=True))
    kept = not more and grown < 1.0
    _say("  nothing left" if kept else "  LEFT BEHIND")
    return kept


if __name__ == "__main__":
    sys.exit(main())
