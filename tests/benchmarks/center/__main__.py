"""Measure center reports of growing size. Exit status 1 if a promised figure is missed."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.center.cohorts import write_cohorts

_SECONDS, _MEMORY = 10, 500
_LARGEST = 1_000_000
_ROW = "{:>12} {:>12} {:>10} {:>14} {:>12} {:>12} {:>20}"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.center", description=__doc__)
    parser.add_argument("--people", type=int, default=_LARGEST, help="participants of the largest center")
    wanted = parser.parse_args()
    _say(_ROW.format("people", "rows", "sums", "processor", "report", "memory", "processor, µs each"))
    found = [_measure(people) for people in (wanted.people // 10, wanted.people)]
    small, large = found
    grows = large["processor"] / small["processor"] / 10
    _say(f"ten times the people take {grows * 10:.1f} times the processor time to sum up; promised: at most 10")
    _say(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the end")
    kept = large["whole"] < _SECONDS and large["memory"] < _MEMORY and grows <= 1
    if wanted.people == _LARGEST and not kept:
        _say(f"MISSED: promised are {_SECONDS} s and {_MEMORY} MiB")
    return 0 if kept or wanted.people != _LARGEST else 1


def _measure(people: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="center-") as scratch:
        rows = write_cohorts(Path(scratch), people)
        command = [sys.executable, "-m", "tests.benchmarks.center.once", scratch]
        result = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(result.stdout)
    per = 1e6 * found["processor"] / people
    _say(
        _ROW.format(
            f"{people:,}",
            f"{rows:,}",
            f"{found['sums']:.2f} s",
            f"{found['processor']:.2f} s",
            f"{found['whole']:.2f} s",
            f"{found['memory']:.0f} MiB",
            f"{per:.2f}",
        )
    )
    return found


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
