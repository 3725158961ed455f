"""``workshop open`` in a real browser: answers come back whatever ends, nothing leaves the machine, nothing is left."""

import os
import signal
import time
from collections.abc import Iterator

import pytest
from opened import Opened
from playwright.sync_api import Browser, Page, expect
from rooms import LESSONS
from stage import violations

from workshop.notebooks.builder import build

pytestmark = pytest.mark.browser

LESSON = "03-confront"
SLOW = 60_000


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """An open session over freshly built notebooks."""
    base = tmp_path_factory.mktemp("open")
    build(LESSONS, base / "notebooks" / "bounce-back")
    session = Opened(base)
    yield session
    if session.process.poll() is None:
        session.close()


@pytest.fixture(scope="module")
def page(browser: Browser, opened: Opened) -> Iterator[Page]:
    """A page that came in by the link; every request that it makes is to this machine."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    elsewhere: list[str] = []
    context.on(
        "request",
        lambda request: (
            None if request.url.startswith((opened.address, "data:", "blob:")) else elsewhere.append(request.url)
        ),
    )
    ours = context.new_page()
    ours.goto(opened.link)
    yield ours
    context.close()
    assert elsewhere == []


def writing(page: Page, opened: Opened) -> None:
    """Open the lesson and wait for its first exercise."""
    page.goto(f"{opened.address}/{LESSON}.html")
    expect(page.locator(".ws-reflect").first.get_by_role("textbox")).to_be_visible(timeout=SLOW)


def field(page: Page) -> str:
    """What stands in the first exercise."""
    box = page.locator(".ws-reflect").first.get_by_role("textbox")
    expect(box).to_be_visible(timeout=SLOW)
    return box.input_value()


def test_only_by_the_link(browser: Browser, opened: Opened) -> None:
    """Without the key, neither the start page nor a lesson opens, and the page says what to do."""
    context = browser.new_context()
    for path in ("", f"{LESSON}.html"):
        stranger = context.new_page()
        answer = stranger.goto(f"{opened.address}/{path}")
        assert answer is not None
        assert answer.status == 403
        expect(stranger.locator("body")).to_contain_text("workshop open")
    context.close()


def test_from_the_start_through_the_lessons(page: Page, opened: Opened) -> None:
    """The start page leads to a lesson, which leads on and back; no code is shown."""
    page.goto(f"{opened.address}/")
    expect(page.locator("main")).to_contain_text(str(opened.home / "journal.json"))
    page.get_by_role("link", name="Face it, then move on").click()
    expect(page.locator(".ws-reflect").first).to_be_visible(timeout=SLOW)
    assert "open_lesson" not in page.locator("body").inner_text()
    page.locator("a[rel=next]").click()
    expect(page.locator("h1")).to_have_text("Let yourself off the hook")
    expect(page.locator(".ws-sort")).to_be_visible(timeout=SLOW)
    page.locator("a[rel=prev]").click()
    expect(page.locator("h1")).to_have_text("Face it, then move on")


def test_an_answer_is_back(page: Page, opened: Opened) -> None:
    """After a reload, after leaving at once, and after the kernel was killed; the start page says what is begun."""
    writing(page, opened)
    box = page.locator(".ws-reflect").first.get_by_role("textbox")
    box.fill("It hurt. 😀")
    expect(page.locator(".ws-saved").first).to_have_text("Saved")
    page.reload()
    assert field(page) == "It hurt. 😀"

    box.press_sequentially(" Then")
    page.locator("a[rel=next]").click()  # before the pause in typing is over
    opened.kept(" Then")
    writing(page, opened)
    assert field(page) == "It hurt. 😀 Then"

    closing = page.context.new_page()
    writing(closing, opened)
    closing.locator(".ws-reflect").first.get_by_role("textbox").press_sequentially("!")
    closing.close(run_before_unload=True)  # as Ctrl+W does, without leaving the field first
    opened.kept("!")
    page.reload()
    assert "!" in field(page)
    box.fill("It hurt. 😀 Then")
    expect(page.locator(".ws-saved").first).to_have_text("Saved")

    box.press_sequentially(" this.")
    expect(page.locator(".ws-saved").first).to_have_text("Saved")
    opened.kept(" Then this.")
    for process in opened.kernels():
        os.kill(process, signal.SIGKILL)
    page.reload()
    assert field(page) == "It hurt. 😀 Then this."
    page.goto(f"{opened.address}/")
    expect(page.locator('.ws-contents [data-progress="confront"]')).to_have_text("begun")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe(page: Page, opened: Opened, scheme: str) -> None:
    """No violation on the start page or a lesson, on a phone and on a wide screen."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{opened.address}/")
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == []
    writing(page, opened)
    expect(page.locator(".ws-share-panel")).to_be_visible(timeout=SLOW)
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_is_left(page: Page, opened: Opened) -> None:
    """A page that is left gives its kernel back; Ctrl-C ends everything with one line."""
    page.goto(f"{opened.address}/nothing.html")
    expect(page.locator("main")).to_contain_text("There is no such lesson")
    writing(page, opened)
    assert opened.kernels()
    status, rest = opened.close()
    assert status == 0
    assert rest.strip() == "Closed. Your answers are kept; `workshop open` brings them back."
    end = time.monotonic() + 20
    while opened.kernels() and time.monotonic() < end:
        time.sleep(0.1)
    assert opened.kernels() == []
