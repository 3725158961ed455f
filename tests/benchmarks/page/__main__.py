"""Measure a lesson page: its weight, who it asks, how soon a slow phone can use it, and the import of a kernel.

Promised: at most 150 kB compressed with everything in it, no request to anyone else, usable within 1 s of the first
byte on a CPU slowed down four times, and 0.4 s of CPU to import what a participant's kernel needs.
"""

import gzip
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "browser"))

from chromium import running_chromium
from playwright.sync_api import Browser

from workshop.notebooks.export import export_pages

LESSONS = Path(__file__).parents[3] / "lessons" / "bounce-back"
MOST_KB = 150
MOST_SECONDS = 1.0
MOST_IMPORT = 0.4
SLOWED = 4
TRIES = 5
# From the first byte to the moment when every exercise is drawn and can be answered.
READY = """() => {
  const drawn = [...document.querySelectorAll("[data-exercise]")].every((place) => place.querySelector(".ws-card"));
  const [page] = performance.getEntriesByType("navigation");
  return drawn && page.domContentLoadedEventEnd ? page.domContentLoadedEventEnd - page.responseStart : null;
}"""
IMPORT = "import time, workshop.participant, workshop.widgets; print(time.process_time())"


def _usable(browser: Browser, page: Path) -> tuple[float, set[str]]:
    """Seconds until a page can be used, the best of some tries, and whom it asked."""
    best, asked = float("inf"), set()
    for _ in range(TRIES):
        context = browser.new_context(viewport={"width": 390, "height": 844})
        tab = context.new_page()
        tab.on("request", lambda request: asked.add(request.url.partition(":")[0]))
        context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        tab.goto(page.as_uri())
        best = min(best, tab.wait_for_function(READY).json_value() / 1000)
        context.close()
    return best, asked


def _import() -> float:
    """CPU seconds to start and import what a participant's kernel needs, the best of some interpreters."""
    command = [sys.executable, "-c", IMPORT]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(TRIES)]
    return min(float(run.stdout) for run in runs)


def _say(what: str, measured: float, promised: float, unit: str) -> bool:
    good = measured <= promised
    sys.stdout.write(f"  {what:<44} {measured:8.2f} {unit:<2} promised {promised:g} {'' if good else '  MISSED'}\n")
    return good


def main() -> int:
    """Print each promise and what was measured; 1 if one is missed."""
    good = True
    with tempfile.TemporaryDirectory() as folder, running_chromium() as browser:
        for page in export_pages(LESSONS, Path(folder)):
            good &= _say(f"{page.name}, compressed", len(gzip.compress(page.read_bytes())) / 1000, MOST_KB, "kB")
        for stem in ("03-confront", "05-improve", "07-wrap-up"):
            seconds, asked = _usable(browser, Path(folder) / f"{stem}.html")
            good &= _say(f"{stem}, usable on a CPU slowed {SLOWED} times", seconds, MOST_SECONDS, "s")
            good &= _say(f"{stem}, others asked", len(asked - {"file", "data", "blob"}), 0, "")
    good &= _say("import in a participant's kernel", _import(), MOST_IMPORT, "s")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
