"""Chromium where nbconvert looks for it: it takes the one that Playwright downloads, and no other path."""

import os
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "browser"))
from find import find_chromium

__all__ = ["browsers"]

_ASK = "from playwright.sync_api import sync_playwright\nwith sync_playwright() as p:\n    p.chromium.launch().close()"


def browsers(folder: Path) -> Path:
    """A folder for ``PLAYWRIGHT_BROWSERS_PATH`` whose browser is the Chromium of this system.

    Raises:
        RuntimeError: There is none.
    """
    found = find_chromium()
    if found is None:
        raise RuntimeError("Chromium was not found. Run tests/browser/install.py, or set WORKSHOP_CHROMIUM.")
    asked = subprocess.run(
        [sys.executable, "-c", _ASK],
        env={**os.environ, "PLAYWRIGHT_BROWSERS_PATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    looked_for = re.search(r"Executable doesn't exist at (\S+)", asked.stderr)
    if looked_for is None:
        raise RuntimeError(asked.stderr)
    place = Path(looked_for[1])
    place.parent.mkdir(parents=True)
    place.write_text(f'#!/bin/sh\nexec "{found}" "$@"\n')
    place.chmod(0o755)
    return folder
