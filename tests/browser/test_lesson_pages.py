"""The page around the exercises, in a real browser: under a room's policy, on a phone and a desk, light and dark."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from stage import violations

from workshop.notebooks.export import export_pages
from workshop.room.headers import SECURITY

SMALL = Path(__file__).parents[1] / "fixtures" / "lessons" / "small"
pytestmark = pytest.mark.browser


class _Room(SimpleHTTPRequestHandler):
    """Files with a room's headers, and no answers from its API."""

    def end_headers(self) -> None:
        for name, value in SECURITY.items():
            self.send_header(name, value)
        super().end_headers()

    def do_GET(self) -> None:
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
            return
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Linked pages of the small workshop, served as a room serves them."""
    out = tmp_path_factory.mktemp("pages")
    export_pages(SMALL, out, assets="linked", room=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Room, directory=str(out))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[tuple[Page, list[str]]]:
    """A tab of the size and colours that the test asks for, and what its console complains of."""
    width, scheme = request.param
    with browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme) as context:
        tab = context.new_page()
        tab.set_default_timeout(10_000)
        complaints: list[str] = []
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        yield tab, complaints


@pytest.mark.parametrize("page", [(1280, "light")], indirect=True)
@pytest.mark.parametrize("name", ["index", "01-begin", "02-end"])
def test_a_page_in_a_room(page: tuple[Page, list[str]], address: str, name: str) -> None:
    """No policy is broken and nothing is wider than a desk's screen, also with sharing open; axe-core finds nothing."""
    tab, complaints = page
    tab.goto(f"{address}/{name}.html")
    drawn = "[...document.querySelectorAll('[data-exercise]')].every((place) => place.querySelector('.ws-card'))"
    assert tab.evaluate(drawn)
    for box in tab.locator(".ws-share-panel > details > summary").all():
        box.click()
    assert complaints == []
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    assert violations(tab) == []


@pytest.mark.parametrize("page", [(390, "light")], indirect=True)
def test_the_first_key_skips_to_the_lesson(page: tuple[Page, list[str]], address: str) -> None:
    """Someone with a keyboard need not pass the head and the list of lessons on every page."""
    tab, _ = page
    tab.goto(f"{address}/01-begin.html")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("page", [(390, "light")], indirect=True)
def test_progress_shows_in_the_list_of_lessons(page: tuple[Page, list[str]], address: str) -> None:
    """A lesson that was begun says so on the start page too; leaving a page at once loses nothing."""
    tab, _ = page
    tab.goto(f"{address}/01-begin.html")
    tab.locator("[data-exercise='yours-or-not'] input").first.check()
    tab.goto(f"{address}/index.html")
    expect(tab.locator("[data-progress='begin']")).to_have_text("begun")
    expect(tab.locator("[data-progress='end']")).to_have_text("")


@pytest.mark.parametrize("page", [(390, "light")], indirect=True)
def test_help_is_one_tap_away(page: tuple[Page, list[str]], address: str) -> None:
    """From the head and from a pause box the help contacts come into view."""
    tab, _ = page
    for link in (".ws-top >> text=If you need someone", ".ws-pause >> text=If you need someone"):
        tab.goto(f"{address}/01-begin.html")
        tab.click(link)
        expect(tab.locator("#help")).to_be_in_viewport()
