"""Make the pictures of the README and the documents from the real thing, so that they stay true.

Run it with ``make pictures``. It brings pages to the states of ``scenes.py`` in a browser and makes a sample report,
whose pages are drawn by pdftoppm, from Poppler. What each picture shows is recorded beside them in ``shows.json``.
"""

import io
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

import pypdf
from chromium import running_chromium
from PIL import Image
from rooms import open_room
from scenes import report_scenes, scenes

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
COLOURS = 128


def _keep(name: str, png: bytes) -> None:
    """Few colours make a small file, and none of these pictures has many."""
    picture = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS)
    picture.save(PICTURES / name, optimize=True)


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
        shows = {scene.name: scene.digest for scene in report_scenes()}
        with open_room(Path(folder), sample=24) as room, running_chromium() as browser:
            for scene in scenes(browser, room):
                if scene.draw:
                    _keep(scene.name, scene.draw())
                shows[scene.name] = scene.digest
    (PICTURES / "shows.json").write_text(json.dumps(shows, indent=2, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
