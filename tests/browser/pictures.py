"""Make the pictures of the README and the documents from the real thing, so that they stay true.

Run it with ``make pictures``. It answers part of a lesson in a phone-sized browser and makes a sample report; the
report's page is drawn by pdftoppm, from Poppler.
"""

import io
import json
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pypdf
from answered import journal
from chromium import running_chromium
from PIL import Image
from playwright.sync_api import Browser
from rooms import OpenRoom, open_room

from workshop.room.links import facilitator_link, join_link, screen_link

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


def _session(browser: Browser, room: OpenRoom) -> None:
    """The projector before the start, then the facilitator's page and a phone in the middle of a session."""
    code = room.cohort.code
    wall = browser.new_page(viewport={"width": 1280, "height": 720})
    wall.goto(screen_link(room.address, code))
    wall.get_by_text("or scan this").wait_for()
    _keep("room-projector.png", wall.screenshot())
    phone = browser.new_context(viewport={"width": 390, "height": 780}, device_scale_factor=2).new_page()
    phone.goto(join_link(room.address, code))
    phone.get_by_role("button", name="Start").click()
    phone.wait_for_url("**/w/bounce-back/")
    phone.goto(f"{room.address}/w/bounce-back/03-confront.html")
    desk = browser.new_page(viewport={"width": 820, "height": 1080})
    desk.goto(facilitator_link(room.address, code, room.facilitator_key))
    desk.get_by_role("button", name="Start 60 minutes").click()
    desk.get_by_role("button", name="Self-talk with a name").click()
    desk.get_by_role("button", name="Bring everyone here").click()
    phone.get_by_role("link", name="Go there").wait_for()
    _keep("room-phone.png", phone.screenshot())
    state = room.store.live.read(code).state
    started = (datetime.fromisoformat(state["started"]) - timedelta(minutes=18)).isoformat()
    room.store.live.change(code, lambda now: {**now, "started": started})
    desk.get_by_text("on time").wait_for()
    desk.evaluate("window.scrollTo(0, 0)")
    _keep("room-facilitator.png", desk.screenshot())


def _plan(browser: Browser, room: OpenRoom) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 780}, device_scale_factor=2)
    page.goto(f"{room.address}/w/bounce-back/my-plan.html")
    page.evaluate("(text) => localStorage.setItem('workshop-journal', text)", json.dumps(journal(room.workshop)))
    page.reload()
    page.evaluate("window.scrollTo(0, document.querySelector('.ws-sheet').offsetTop - 16)")
    _keep("my-plan-phone.png", page.screenshot())
    page.close()


def _report(folder: Path) -> None:
    # The demo makes the report, since that is the one a newcomer will see.
    command = [str(Path(sys.executable).parent / "workshop"), "demo", "--no-serve", "--out", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    pdf = folder / "sample.pdf"
    sheets = [sheet.extract_text() for sheet in pypdf.PdfReader(pdf).pages]
    compared = next(at for at, words in enumerate(sheets, start=1) if "Self against peers" in words)
    for number, name in ((1, "report-page.png"), (compared, "report-calibration.png")):
        draw = ["pdftoppm", "-r", "100", "-f", str(number), "-l", str(number), "-png", "-singlefile"]
        subprocess.run([*draw, str(pdf), str(folder / "page")], check=True)
        _keep(name, (folder / "page.png").read_bytes())


def main() -> int:
    """Write every picture; 1 if a program is missing."""
    if shutil.which("pdftoppm") is None:
        print("The pictures need pdftoppm. On Debian or Ubuntu: apt-get install poppler-utils", file=sys.stderr)
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _report(Path(folder))
        with open_room(Path(folder), sample=24) as room, running_chromium() as browser:
            _lesson(browser, room)
            _plan(browser, room)
            _session(browser, room)
    return 0


if __name__ == "__main__":
    sys.exit(main())
