"""Make the same reports in several ways and print one table. Exit status 1 if a promised figure is missed.

- usual: papermill with the ordinary kernel and matplotlib, then ``nbconvert --to webpdf`` through Chromium, by their
  commands, and once more by one program that calls both, so that nothing is imported twice;
- ours: ``workshop report --all``;
- floor: a plain function that computes the same and sets the same PDF, without any notebook.

Each way is a program of its own with two workers. Processor time is that of all its processes together, their start
included, so it is hardly changed by what else the machine does. A short run measures fewer, and promises nothing.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.benchmarks.reports.account import Used, used_by
from tests.benchmarks.reports.center import ROOT, center

_ROW = "{:<52} {:>10} {:>10} {:>8}  {}"
_WAYS = {
    "commands": [sys.executable, "-m", "tests.benchmarks.reports.commands"],
    "usual": [sys.executable, "-m", "tests.benchmarks.reports.usual"],
    "floor": [sys.executable, "-m", "tests.benchmarks.reports.floor"],
    "ours": [str(Path(sys.executable).with_name("workshop")), "report", "--all", "--workers", "2", "--pdf-only"],
}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.reports", description=__doc__)
    parser.add_argument("--reports", type=int, default=20, help="reports of a batch")
    parser.add_argument("--short", action="store_true", help="few of each: a look in passing, no measurement")
    wanted = parser.parse_args()
    reports = 4 if wanted.short else wanted.reports
    with tempfile.TemporaryDirectory(prefix="wr") as folder:
        codes = center(Path(folder), reports)
        found = {way: _batch(way, command, Path(folder), reports) for way, command in _WAYS.items()}
        single = [_one(Path(folder), codes[0]) for _ in range(5)]
    each = {way: used.processor / reports for way, used in found.items()}
    _say(_ROW.format(f"per report in a batch of {reports}, 2 workers", "measured", "against", "ratio", "promised"))
    kept = [
        _row("processor time, ours against the usual commands", each["ours"], each["commands"], 20, times_less=True),
        _row("processor time, ours against the floor", each["ours"], each["floor"], 3),
    ]
    _row("processor time, ours against one program for both", each["ours"], each["usual"], None)
    _row("time, ours against the usual commands", found["ours"].time / reports, found["commands"].time / reports, None)
    _row("time, ours against the floor", found["ours"].time / reports, found["floor"].time / reports, None)
    alone = median(used.time for used in single)
    kept.append(alone < 3)
    missed = "" if kept[-1] else "  MISSED"
    _say(_ROW.format("one report from the command line, median of 5", f"{alone:.3g} s", "", "", f"under 3 s{missed}"))
    _say(_ROW.format("  its processor time", f"{median(used.processor for used in single):.3g} s", "", "", ""))
    _say(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the end")
    return 0 if wanted.short or all(kept) else 1


def _batch(way: str, command: list[str], folder: Path, reports: int) -> Used:
    out = folder / way
    found = used_by([*command, "--out", str(out)], cwd=ROOT)
    made = len(list(out.glob("*.pdf")))
    if made != reports:
        raise AssertionError(f"{way}: {made} of {reports} reports")
    return found


def _one(folder: Path, code: str) -> Used:
    command = [_WAYS["ours"][0], "report", code, "--pdf-only", "--out", str(folder / f"one-{time.monotonic_ns()}")]
    return used_by(command, cwd=ROOT)


def _row(name: str, ours: float, other: float, promised: float | None, *, times_less: bool = False) -> bool:
    ratio = other / ours if times_less or promised is None else ours / other
    kept = promised is None or (ratio >= promised if times_less else ratio <= promised)
    bound = "" if promised is None else f"{'at least' if times_less else 'at most'} {promised}"
    missed = "" if kept else "  MISSED"
    _say(_ROW.format(name, f"{ours:.3g} s", f"{other:.3g} s", f"{ratio:.1f}", bound + missed))
    return kept


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
