"""The journal's ES modules run where participants run them: in a browser."""

from collections.abc import Iterator

import pytest
from chromium import running_chromium
from playwright.sync_api import Browser

from tests.contracts.journal.journal_modules import Run, load


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for these tests."""
    with running_chromium() as chromium:
        yield chromium


@pytest.fixture(scope="module")
def run(browser: Browser) -> Run:
    """Run JavaScript with the modules at hand: ``run("(text) => journal.open(text).state", text)``."""
    return load(browser.new_page())
