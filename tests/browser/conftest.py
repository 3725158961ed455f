"""What the browser tests share."""

from collections.abc import Iterator

import pytest
from chromium import running_chromium
from playwright.sync_api import Browser


# Not longer than a file: while Playwright runs, no other test of the process can start an event loop or a Playwright.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of a file; each test opens a context of its own."""
    with running_chromium() as chromium:
        yield chromium
