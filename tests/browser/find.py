"""Where the browser for the tests is."""

import os
import shutil
from pathlib import Path

__all__ = ["find_chromium"]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find_chromium() -> str | None:
    """The Chromium to drive: ``WORKSHOP_CHROMIUM``, one on the path, or the one Playwright installed; else None."""
    named = os.environ.get("WORKSHOP_CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    for name in NAMES:
        if found := shutil.which(name):
            return found
    # Asking Playwright starts its driver, so it comes last.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None
