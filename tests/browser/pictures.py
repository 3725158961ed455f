"""Make the pictures of the README and the documents from the real thing, so that they stay true.

Run it with ``make pictures``. It answers part of a lesson in a phone-sized browser and makes a sample report; the
report's page is drawn by pdftoppm, from Poppler.
"""

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from chromium import running_chromium
from PIL import Image
from playwright.sync_api import Browser
from rooms import OpenRoom, open_room

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
COLOURS = 128


def _keep(name: str, png: bytes) -> None:
    """Few colours make a small file, and none of these pictures has many."""
    picture = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS)
    picture.save(PICTURES / name, optimize=True)


def _lesson(browser: Browser, room: OpenRoom) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 780}, device_scale_factor=2)
    page.goto(f"{room.address}/w/bounce-back/04-let-go.html")
    place = page.locator("section[data-exercise=control-sort]")
    for card, bin_ in (("What I prepare", "Mine"), ("Whether I send", "Mine"), ("Whether I ask", "I can influence it")):
        group = place.get_by_role("group", name=card)
        group.get_by_text(bin_, exact=True).click()
    page.evaluate("window.scrollTo(0, document.querySelector('[data-exercise=control-sort]').offsetTop - 16)")
    _keep("lesson-phone.png", page.screenshot())
    page.close()


def _report(folder: Path) -> None:
    # The demo makes the report, since that is the one a newcomer will see.
    command = [str(Path(sys.executable).parent / "workshop"), "demo", "--no-serve", "--out", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    page = ["pdftoppm", "-r", "100", "-f", "1", "-l", "1", "-png", "-singlefile"]
    subprocess.run([*page, str(folder / "sample.pdf"), str(folder / "page")], check=True)
    _keep("report-page.png", (folder / "page.png").read_bytes())


def main() -> int:
    """Write every picture; 1 if a program is missing."""
    if shutil.which("pdftoppm") is None:
        print("The pictures need pdftoppm. On Debian or Ubuntu: apt-get install poppler-utils", file=sys.stderr)
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _report(Path(folder))
        with open_room(Path(folder)) as room, running_chromium() as browser:
            _lesson(browser, room)
    return 0


if __name__ == "__main__":
    sys.exit(main())
