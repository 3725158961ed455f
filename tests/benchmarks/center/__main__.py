"""Measure center reports of growing size. Exit status 1 if a promised figure is missed.

First from snapshots that are there: everything between the start of a program and its end. Nothing is kept from one
report for the next, so each is a first one; only the operating system may still have the files in memory. Then the
whole command on a small center, twice: it freezes the cohorts too, and the second time finds that nothing has changed.
"""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.center.cohorts import write_cohorts
from tests.benchmarks.center.store import fill
from tests.benchmarks.reports.account import used_by
from tests.benchmarks.reports.center import ROOT

_SECONDS, _MEMORY = 10, 500
_LARGEST = 1_000_000
_ROW = "{:>10} {:>8} {:>12} {:>8} {:>10} {:>8} {:>10} {:>9}"
_COHORTS, _SIZE = 20, 30
_LARGE, _SMALL = 2000, 200
"""People of a cohort."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.center", description=__doc__)
    parser.add_argument("--people", type=int, default=_LARGEST, help="participants of the largest center")
    most = parser.parse_args().people
    _say(_ROW.format("people", "cohorts", "rows", "sums", "processor", "report", "processor", "memory"))
    tenth, *whole = [_measure(*one) for one in ((most // 10, _LARGE), (most, _LARGE), (most, _SMALL))]
    grows = whole[0]["summing"] / tenth["summing"] / 10
    _say(f"ten times the people take {grows * 10:.1f} times the processor time to sum up; promised: at most 10")
    kept = grows <= 1 and all(one["time"] < _SECONDS and one["memory"] < _MEMORY for one in whole)
    _command()
    _say(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the end")
    if most == _LARGEST and not kept:
        _say(f"MISSED: promised are {_SECONDS} s and {_MEMORY} MiB")
    return 0 if kept or most != _LARGEST else 1


def _measure(people: int, size: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="center-") as scratch:
        rows = write_cohorts(Path(scratch), people, size)
        used = used_by([sys.executable, "-m", "tests.benchmarks.center.once", scratch], cwd=ROOT)
        sums = json.loads((Path(scratch) / "sums.json").read_text())
    _say(
        _ROW.format(
            f"{people:,}",
            f"{people // size:,}",
            f"{rows:,}",
            f"{sums['time']:.2f} s",
            f"{sums['processor']:.2f} s",
            f"{used.time:.2f} s",
            f"{used.processor:.2f} s",
            f"{used.memory:.0f} MiB",
        )
    )
    return {"time": used.time, "memory": used.memory, "summing": sums["processor"]}


def _command() -> None:
    with tempfile.TemporaryDirectory(prefix="wc") as folder:
        fill(Path(folder), _COHORTS, _SIZE)
        command = [str(Path(sys.executable).with_name("workshop")), "center", "--out", str(Path(folder) / "out")]
        for when in ("for the first time", "again"):
            used = used_by(command, cwd=ROOT)
            _say(
                f"workshop center, {_COHORTS} cohorts of {_SIZE}, {when}: {used.time:.2f} s, "
                f"{used.processor:.2f} s of processor time, {used.memory:.0f} MiB"
            )


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
