"""Measure a lesson page: its weight, who it asks, how soon a slow phone can use it, and the import of a kernel.

Promised: at most 150 kB compressed with everything in it, no request to anyone else, usable within 1 s of the first
byte on a CPU slowed down four times, and 0.4 s of CPU to import what a participant's kernel needs. Beside it stands
stock Voila with the same lesson as plain ipywidgets.
"""

import gzip
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "browser"))

from chromium import running_chromium

from tests.benchmarks.page.imports import import_seconds
from tests.benchmarks.page.look import SLOWED, Look, look_at
from tests.benchmarks.page.plain import write_plain
from tests.benchmarks.voila import stock_voila
from workshop.lessons import read_workshop
from workshop.model.lesson import Workshop
from workshop.notebooks.export import export_pages

LESSONS = Path(__file__).parents[3] / "lessons" / "bounce-back"
MOST_KB = 150
MOST_SECONDS = 1.0
MOST_IMPORT = 0.4
STEMS = ("03-confront", "05-improve", "07-wrap-up")
OURS = """document.readyState !== "loading"
  && [...document.querySelectorAll("[data-exercise]")].every((place) => place.querySelector(".ws-card"))"""
PLAIN = """document.querySelectorAll(".widget-vbox").length >= {number}"""


def _say(what: str, measured: float, unit: str, promised: float | None = None, beside: float | None = None) -> bool:
    good = promised is None or measured <= promised
    other = "" if beside is None else f"{beside:8.2f}"
    aim = "" if promised is None else f"at most {promised:g}{'' if good else '  MISSED'}"
    sys.stdout.write(f"  {what:<50} {measured:8.2f} {other:>8} {unit:<3} {aim}\n")
    sys.stdout.flush()
    return good


def _pages(folder: Path, workshop: Workshop) -> bool:
    good = True
    for page in export_pages(LESSONS, folder):
        good &= _say(f"{page.name}, compressed", len(gzip.compress(page.read_bytes())) / 1000, "kB", MOST_KB)
    with running_chromium() as browser:
        for stem in STEMS:
            lesson = next(one for one in workshop.lessons if one.stem == stem)
            ours = look_at(browser, (folder / f"{stem}.html").as_uri(), OURS, tries=5)
            notebook = folder / f"{stem}.ipynb"
            exercises = write_plain(lesson, notebook)
            with stock_voila(notebook) as voila:
                plain = look_at(browser, voila.address, PLAIN.format(number=exercises), tries=2)
            good &= _beside(stem, ours, plain)
    return good


def _beside(stem: str, ours: Look, plain: Look) -> bool:
    good = _say(f"{stem}, usable after the first byte, CPU / {SLOWED}", ours.seconds, "s", MOST_SECONDS, plain.seconds)
    _say(f"{stem}, usable after it was asked for", ours.waited, "s", None, plain.waited)
    _say(f"{stem}, processor time of the page for that", ours.worked, "s", None, plain.worked)
    good &= _say(f"{stem}, hosts asked besides its own", len(ours.others), "", 0, len(plain.others))
    _say(f"{stem}, loaded, uncompressed", ours.kilobytes, "kB", None, plain.kilobytes)
    return good


def _imports() -> bool:
    fresh, kernel = import_seconds(after=""), import_seconds(after="ipykernel.kernelapp, ipykernel.ipkernel, IPython")
    _say("import in a fresh interpreter, its start included", fresh.ours, "s", None, fresh.widgets)
    return _say("import in a kernel that is there already", kernel.ours, "s", MOST_IMPORT, kernel.widgets)


def main() -> int:
    """Print each promise and what was measured; 1 if one is missed."""
    sys.stdout.write(f"  {'':<50} {'ours':>8} {'Voila':>8}     promised\n")
    with tempfile.TemporaryDirectory() as folder:
        good = _pages(Path(folder), read_workshop(LESSONS))
    good &= _imports()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
