"""The room's pages in a real browser: joining on a phone, the projector, the facilitator's page."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, expect
from stage import violations

from tests.fixtures.room.small import NOW
from workshop.lessons.reader import read_workshop
from workshop.model.lesson import HelpContact, Workshop
from workshop.notebooks.export import export_pages
from workshop.room.links import facilitator_link, join_link, screen_link
from workshop.room.run import room_running
from workshop.store import Store, open_store

pytestmark = pytest.mark.browser

LESSONS = Path(__file__).parents[2] / "lessons" / "bounce-back"
HELP = [HelpContact(name="Campus counseling", contact="555-0100", note="Day and night.")]
PHONE = {"width": 390, "height": 844}
Open = Callable[..., Page]


class Room:
    """A running room with one cohort."""

    def __init__(self, address: str, store: Store, workshop: Workshop) -> None:
        self.address, self.store = address, store
        cohort, self.key = store.new_cohort(
            label="Tuesday group", workshop=workshop.id, workshop_version=workshop.version, now=NOW
        )
        self.code = cohort.code

    @property
    def joined(self) -> int:
        """How many joined."""
        return self.store.raw_counts(self.code, "x").joined


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exported pages of the real lessons."""
    folder = tmp_path_factory.mktemp("pages")
    export_pages(LESSONS, folder / "bounce-back", assets="linked", room=True, help=HELP)
    return folder


@pytest.fixture
def room(tmp_path: Path, pages: Path) -> Iterator[Room]:
    """A room of its own for each test."""
    workshop = read_workshop(LESSONS)
    with (
        open_store(f"sqlite:///{tmp_path / 'w.sqlite'}", tmp_path / "secret.key", create=True) as store,
        room_running(store, workshop, pages, help=HELP) as address,
    ):
        yield Room(address, store, workshop)


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Open an address; the test fails if the page complains about anything, a blocked script or style included."""
    complaints: list[str] = []
    contexts = []

    def heard(said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"}:
            complaints.append(f"{said.text} {said.location['url']}")

    def open_it(address: str, *, dark: bool = False, viewport: dict[str, int] = PHONE, quiet: bool = False) -> Page:
        context = browser.new_context(viewport=viewport, color_scheme="dark" if dark else "light")  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        if not quiet:
            page.on("console", heard)
            page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert complaints == []


def journal(page: Page) -> dict[str, object]:
    """The journal in the browser's storage."""
    return dict(json.loads(page.evaluate("localStorage.getItem('workshop-journal')")))


def test_joining_leads_to_the_lessons(room: Room, open_page: Open) -> None:
    """One press of a button: the device has a key and a cohort, the room counts one, and the first lesson is near."""
    page = open_page(join_link(room.address, room.code))
    expect(page.get_by_role("textbox", name="Code")).to_have_value(room.code)
    expect(page.get_by_text("555-0100")).to_be_visible()
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/w/bounce-back/")
    kept = journal(page)
    assert re.fullmatch(r"[0-9a-hjkmnp-tv-z]{26}", str(kept["key"]))
    assert kept["workshops"]["bounce-back"]["cohort"] == room.code  # type: ignore[index]
    assert room.joined == 1
    page.locator("a[href*='01-welcome']").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_joining_again_is_the_same_participant(room: Room, open_page: Open) -> None:
    """A second scan of the code goes on where the first one was."""
    page = open_page(join_link(room.address, room.code))
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/w/bounce-back/")
    before = journal(page)
    page.goto(join_link(room.address, room.code))
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/w/bounce-back/")
    assert journal(page) == before
    assert room.joined == 1


def test_a_code_typed_by_hand(room: Room, open_page: Open) -> None:
    """Small letters and spaces are fine; a wrong code is said at the field, and the field keeps the focus."""
    page = open_page(room.address, quiet=True)
    field = page.get_by_role("textbox", name="Code")
    for typed, words in (("", "Enter the code"), ("abc", "six letters"), ("AAAAAA", "not known in this room")):
        field.fill(typed)
        page.get_by_role("button", name="Start").click()
        expect(page.get_by_role("alert")).to_contain_text(words)
        expect(field).to_be_focused()
        expect(field).to_have_attribute("aria-invalid", "true")
    assert violations(page) == []
    field.fill(f"{room.code[:3].lower()} {room.code[3:].lower()}")
    field.press("Enter")
    page.wait_for_url("**/w/bounce-back/")
    assert room.joined == 1


def test_bad_wifi_does_not_keep_anybody_out(room: Room, open_page: Open) -> None:
    """If the room cannot be told, the lesson opens all the same, with the cohort kept for later."""
    page = open_page(join_link(room.address, room.code), quiet=True)

    def lose(route: Route) -> None:
        route.abort()

    page.route("**/api/**", lose)
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/w/bounce-back/")
    assert journal(page)["workshops"]["bounce-back"]["cohort"] == room.code  # type: ignore[index]
    assert room.joined == 0


def test_a_browser_that_keeps_nothing_is_told(room: Room, open_page: Open) -> None:
    """Nobody writes for an hour into a page that will forget it."""
    page = open_page(join_link(room.address, room.code), quiet=True)
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });")
    page.reload()
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("status")).to_contain_text("another browser")
    assert "/j/" in page.url


@pytest.mark.parametrize("dark", [False, True])
def test_the_projector_page(room: Room, open_page: Open, dark: bool) -> None:
    """Everything fits on the screen without scrolling, the code is huge, and the picture has a name."""
    page = open_page(screen_link(room.address, room.code), dark=dark, viewport={"width": 1920, "height": 1080})
    link = join_link(room.address, room.code)
    expect(page.get_by_role("img", name=f"QR code that opens {link}")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollHeight") <= 1080
    assert page.evaluate("document.documentElement.scrollWidth") <= 1920
    code = page.get_by_text(room.code, exact=True)
    assert page.evaluate("(el) => parseFloat(getComputedStyle(el).fontSize)", code.element_handle()) >= 160
    assert violations(page) == []
    page.get_by_role("button", name="Light" if dark else "Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light" if dark else "dark")
    assert violations(page) == []


def test_without_the_right_key_the_facilitators_page_is_empty(room: Room, open_page: Open) -> None:
    """No key and a wrong key both say which link to use, and nothing else is there to read."""
    page = open_page(f"{room.address}/facilitator", quiet=True)
    expect(page.get_by_role("alert")).to_contain_text("workshop room")
    assert violations(page) == []
    wrong = open_page(facilitator_link(room.address, room.code, "x" * 22), quiet=True)
    expect(wrong.get_by_role("alert")).to_contain_text("not this cohort’s facilitator key")
    expect(wrong.get_by_role("region")).to_have_count(0)
    assert "555-0100" not in wrong.content()
