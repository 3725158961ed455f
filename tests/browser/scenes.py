"""What the pictures of the documents show: each a page brought to one state, with its words and structure.

``make pictures`` draws them, and a test holds what is drawn against the pages of today.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pypdf
from answered import journal
from playwright.sync_api import Browser, Locator
from pypdf.generic import ContentStream
from rooms import OpenRoom

from tests.fixtures.reports.notebooks import pdf_of, report_notebook
from tests.fixtures.reports.released import comparison, full_report
from workshop.room.links import facilitator_link, join_link, screen_link

__all__ = ["Scene", "report_scenes", "scenes"]

PHONE: Any = {"viewport": {"width": 390, "height": 780}, "device_scale_factor": 2, "color_scheme": "light"}
_SHAPES = {b"re", b"m", b"l", b"c"}


@dataclass(frozen=True)
class Scene:
    """One picture.

    Attributes:
        name: The picture's file below docs/pictures.
        shows: Words and structure of what it shows, without what differs from day to day.
        draw: Makes the picture; None for a page of a report, which is drawn from the demo's.
    """

    name: str
    shows: str
    draw: Callable[[], bytes] | None = None

    @property
    def digest(self) -> str:
        """What is recorded when the picture is drawn."""
        return hashlib.sha256(self.shows.encode()).hexdigest()


def scenes(browser: Browser, room: OpenRoom) -> Iterator[Scene]:
    """Every scene of pages; each is on the screen until the next is asked for."""
    yield from _lesson(browser, room)
    yield from _plan(browser, room)
    yield from _session(browser, room)


def report_scenes() -> Iterator[Scene]:
    """The two pages of a report, as a report with fixed figures has them: the demo takes too long for a test."""
    report = full_report(others=(comparison(),))
    sheets = pypdf.PdfReader(BytesIO(pdf_of(report_notebook(report)))).pages
    compared = next(sheet for sheet in sheets if "Self against peers" in sheet.extract_text())
    yield Scene("report-page.png", _sheet(sheets[0]))
    yield Scene("report-calibration.png", _sheet(compared))


def _lesson(browser: Browser, room: OpenRoom) -> Iterator[Scene]:
    page = browser.new_page(**PHONE)
    page.goto(f"{room.address}/w/bounce-back/04-let-go.html")
    place = page.locator("section[data-exercise=control-sort]")
    for card, bin_ in (("What I prepare", "Mine"), ("Whether I send", "Mine"), ("Whether I ask", "I can influence it")):
        group = place.get_by_role("group", name=card)
        group.get_by_text(bin_, exact=True).click()
    page.evaluate("window.scrollTo(0, document.querySelector('[data-exercise=control-sort]').offsetTop - 16)")
    yield Scene("lesson-phone.png", _words(room, place), page.screenshot)
    page.close()


def _plan(browser: Browser, room: OpenRoom) -> Iterator[Scene]:
    page = browser.new_page(**PHONE)
    page.goto(f"{room.address}/w/bounce-back/my-plan.html")
    page.evaluate("(text) => localStorage.setItem('workshop-journal', text)", json.dumps(journal(room.workshop)))
    page.reload()
    sheet = page.locator(".ws-sheet")
    sheet.get_by_text("What I want next").first.wait_for()
    page.evaluate("window.scrollTo(0, document.querySelector('.ws-sheet').offsetTop - 16)")
    yield Scene("my-plan-phone.png", _words(room, sheet), page.screenshot)
    page.close()


def _session(browser: Browser, room: OpenRoom) -> Iterator[Scene]:
    """The projector before the start, then the facilitator's page and a phone in the middle of a session."""
    code = room.cohort.code
    wall = browser.new_page(viewport={"width": 1280, "height": 720}, color_scheme="light")
    wall.goto(screen_link(room.address, code))
    wall.get_by_text("or scan this").wait_for()
    yield Scene("room-projector.png", _words(room, wall.locator("body")), wall.screenshot)
    wall.close()
    context = browser.new_context(**PHONE)
    phone = context.new_page()
    phone.goto(join_link(room.address, code))
    phone.get_by_role("button", name="Start").click()
    phone.wait_for_url("**/w/bounce-back/")
    phone.goto(f"{room.address}/w/bounce-back/03-confront.html")
    desk = browser.new_page(viewport={"width": 820, "height": 1080}, color_scheme="light")
    desk.goto(facilitator_link(room.address, code, room.facilitator_key))
    desk.get_by_role("button", name="Start 60 minutes").click()
    desk.get_by_role("button", name="Self-talk with a name").click()
    desk.get_by_role("button", name="Bring everyone here").click()
    there = phone.get_by_role("link", name="Go there")
    there.wait_for()
    shown = (phone.get_by_role("heading", level=1), phone.locator(".ws-follow"))
    yield Scene("room-phone.png", "\n".join(_words(room, one) for one in shown), phone.screenshot)
    context.close()
    state = room.store.live.read(code).state
    started = (datetime.fromisoformat(state["started"]) - timedelta(minutes=18)).isoformat()
    room.store.live.change(code, lambda now: {**now, "started": started})
    desk.get_by_text("on time").wait_for()
    desk.evaluate("window.scrollTo(0, 0)")
    yield Scene("room-facilitator.png", _words(room, desk.locator("body")), desk.screenshot)
    desk.close()


def _words(room: OpenRoom, place: Locator) -> str:
    """What a screen reader finds, without addresses, codes, dates and numbers that go on by themselves."""
    text = place.aria_snapshot()
    code = room.cohort.code
    for own in (code, ", ".join(code), room.facilitator_key, room.address.partition("//")[2]):
        text = text.replace(own, "…")
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    return re.sub(r"\d+", "0", re.sub(rf"\b(?:{months})\b", "MONTH", text))


def _sheet(sheet: pypdf.PageObject) -> str:
    """The words of a page of a PDF, and where its lines and shapes are, to a point."""
    drawn = ContentStream(sheet.get_contents(), sheet.pdf).operations
    shapes = [f"{name.decode()} {[round(float(one)) for one in values]}" for values, name in drawn if name in _SHAPES]
    return "\n".join([" ".join(sheet.extract_text().split()), *shapes])
