"""One headless Chromium for the tests, wherever it was found."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from find import find_chromium
from playwright.sync_api import Browser, sync_playwright

__all__ = ["running_chromium"]

# Quiet and alone: no sandbox since tests may run as root in a container, and nothing that calls home.
ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """A headless Chromium; fails the test with one line if there is none."""
    path = find_chromium()
    if path is None:
        pytest.fail(
            "These tests need Chromium or Google Chrome. Run tests/browser/install.py, or set WORKSHOP_CHROMIUM.",
            pytrace=False,
        )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=[*ARGS])
        yield chromium
        chromium.close()
