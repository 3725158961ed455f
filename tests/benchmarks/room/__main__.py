"""Measure, and print promise beside figure. Exit status 1 if a promise is missed, unless it is a short run."""

import argparse
import os
import sys
import threading
import time
from statistics import median, quantiles

from tests.benchmarks.room.crowd import arrive
from tests.benchmarks.room.ground import Ground, ground, memory, worked
from tests.benchmarks.room.plain import plain_rate
from tests.benchmarks.room.voila import voila_pages

ROW = "{:<66} {:>14}  {}"
PAGE, SHARE, MEMORY = 1.0, 0.25, 300.0


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.room", description=__doc__)
    parser.add_argument("--people", type=int, default=200, help="people who arrive within five seconds")
    parser.add_argument("--each", type=int, default=20, help="submissions of each")
    parser.add_argument(
        "--voila", type=int, default=30, help="people who open the lesson in stock Voila at once; 0: none"
    )
    parser.add_argument("--short", action="store_true", help="few of each: a look in passing, no measurement")
    wanted = parser.parse_args()
    if wanted.short:
        wanted.people, wanted.each, wanted.voila = 20, 5, 3
    began = os.getloadavg()[0]
    _say(ROW.format("", "measured", "promised"))
    with ground() as where:
        kept = [*_arrivals(where, wanted.people, wanted.each)]
        rate = _pressed(where, wanted.people, wanted.each)
        plain = plain_rate(where, min(2000, wanted.people * wanted.each))
        _say(ROW.format("the same rows in SQLite, one transaction each, no HTTP", f"{plain:.0f} /s", ""))
        _say(ROW.format("the room as a share of that limit", f"{rate / plain:.0%}", ""))
        kept.append(_row("memory of the server afterwards (PSS, MiB)", memory(where), MEMORY, ".0f"))
    if wanted.voila:
        _voila(wanted.voila)
    _say(f"{os.cpu_count()} processors, load {began:.1f} before and {os.getloadavg()[0]:.1f} after; one worker, SQLite")
    return 0 if wanted.short or all(kept) else 1


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _row(name: str, figure: float, promised: float, form: str = ".3f") -> bool:
    kept = figure <= promised
    _say(ROW.format(name, f"{figure:{form}}", f"at most {promised:g}{'' if kept else '  MISSED'}"))
    return kept


def _p99(times: list[float]) -> float:
    return quantiles(times, n=100)[98] if len(times) > 1 else max(times, default=float("inf"))


def _arrivals(where: Ground, people: int, each: int) -> list[bool]:
    """People come within five seconds, read for a while, and share an answer every other second or so."""
    peak, done = [0.0], threading.Event()

    def watch() -> None:
        while not done.wait(1):
            peak[0] = max(peak[0], memory(where))

    watcher = threading.Thread(target=watch)
    watcher.start()
    crowd = arrive(where, people, each, within=5.0, pause=2.0)
    done.set()
    watcher.join()
    _say(f"{people} people within five seconds, a page and {each} submissions each, {crowd.seconds:.0f} s in all:")
    _say(ROW.format("  page with its scripts and styles, median (s)", f"{median(crowd.pages):.3f}", ""))
    _say(ROW.format("  submission, median (s)", f"{median(crowd.submissions):.3f}", ""))
    return [
        _row("  errors", len(crowd.errors), 0, ".0f"),
        _row("  page with its scripts and styles, 99% within (s)", _p99(crowd.pages), PAGE),
        _row("  submission, 99% within (s)", _p99(crowd.submissions), SHARE),
        _row("  memory of the server at its peak (PSS, MiB)", peak[0], MEMORY, ".0f"),
    ]


def _pressed(where: Ground, people: int, each: int) -> float:
    """The same people without a pause: as many submissions a second as the room takes."""
    before = worked(where)
    crowd = arrive(where, min(people, 32), each * 4, within=0.0, pause=0.0, first=10_000)
    rate, used = len(crowd.submissions) / crowd.seconds, worked(where) - before
    _say(
        ROW.format("submissions a second without a pause, 32 at once", f"{rate:.0f} /s", f"{len(crowd.errors)} errors")
    )
    _say(ROW.format("  processor time of the server for each (ms)", f"{1000 * used / len(crowd.submissions):.2f}", ""))
    time.sleep(1)
    return rate


def _voila(people: int) -> None:
    with ground() as where:
        ours = arrive(where, people, 0, within=0.0, pause=0.0)
        used = memory(where)
    took, voilas = voila_pages(people)
    _say(f"{people} people open the same lesson at the same moment:")
    _say(
        ROW.format(
            "  the room: median, slowest (s); MiB",
            f"{median(ours.pages):.2f}, {max(ours.pages):.2f}",
            f"{used:.0f} MiB",
        )
    )
    _say(
        ROW.format(
            "  stock Voila: median, slowest (s); MiB", f"{median(took):.2f}, {max(took):.2f}", f"{voilas:.0f} MiB"
        )
    )


if __name__ == "__main__":
    sys.exit(main())
