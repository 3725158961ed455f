"""The kinds' ES modules run where participants run them: in a browser."""

from collections.abc import Iterator

import pytest
from chromium import running_chromium
from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for these tests."""
    with running_chromium() as chromium:
        yield chromium
