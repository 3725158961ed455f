"""The whole way: a phone joins a room, answers, shares; the answers are in the store and counted in the report."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect
from pypdf import PdfReader
from rooms import NOW, OpenRoom, open_room

from workshop.model.measure import Measure
from workshop.reports.run import make_report
from workshop.reports.take import freeze

pytestmark = pytest.mark.browser

SECRET = "I cried in the car and told nobody"
OTHERS = 48


def _join(page: Page, room: OpenRoom) -> None:
    page.goto(room.address)
    page.get_by_label("Code").fill(room.cohort.code.lower())
    page.get_by_role("button", name="Start").click()
    page.wait_for_url(re.compile(r"/w/bounce-back/"))


def _lesson(page: Page, room: OpenRoom, stem: str) -> None:
    page.goto(f"{room.address}/w/bounce-back/{stem}.html")


def _rate(page: Page, exercise: str, number: int) -> None:
    """Give every item of a scale the same number, or the largest one that its format has."""
    place = page.locator(f"section[data-exercise={exercise}]")
    groups = place.get_by_role("radiogroup").or_(place.get_by_role("group")).filter(has=page.get_by_role("radio"))
    for group in groups.all():
        if group.get_by_role("group").count() == 0 and group.get_by_role("radiogroup").count() == 0:
            radios = group.get_by_role("radio")
            chosen = radios.nth(min(number, radios.count() - 1))
            chosen.press("Space")  # a click may miss while the page still moves
            expect(chosen).to_be_checked()


def _share(page: Page) -> str:
    """Open the panel, press the button, and give what the panel showed as leaving."""
    panel = page.locator("[data-share]")
    panel.get_by_text("Share with your workshop").click()
    button = panel.get_by_role("button", name=re.compile("^Share these|^Share this"))
    expect(button).to_be_visible()  # the list is drawn once the panel is open
    shown = panel.inner_text()
    button.click()
    expect(panel.get_by_text(re.compile(r"Shared at \d"))).to_be_visible()
    return shown


def test_from_a_phone_to_the_report(browser: Browser, tmp_path: Path) -> None:
    """What a participant shares from a phone is stored, counted and reported; what they keep never leaves."""
    with open_room(tmp_path, sample=OTHERS) as room:
        context = browser.new_context(
            viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True, has_touch=True
        )
        page = context.new_page()
        sent: list[Request] = []
        page.on("request", lambda request: sent.append(request))  # noqa: PLW0108 - it wants a function
        before = room.store.people(room.cohort.code)

        _join(page, room)
        _lesson(page, room, "01-welcome")
        _rate(page, "check-before", 4)
        _lesson(page, room, "03-confront")
        writing = page.locator("section[data-exercise=last-setback]").get_by_role("textbox")
        writing.fill(SECRET)
        expect(page.locator(".ws-status")).to_have_text("Saved on this device")
        page.reload()
        expect(writing).to_have_value(SECRET)
        _lesson(page, room, "07-wrap-up")
        _rate(page, "check-after", 6)
        shown = _share(page)

        after = room.store.people(room.cohort.code)
        assert len(after) == len(before) + 1
        mine = {answer.exercise: answer.answer for answer in after[-1].responses}
        measure = room.workshop.measures[0]
        assert mine == {"check-before": _all(measure, 4), "check-after": _all(measure, 6)}
        assert "Stays with you" in shown
        assert all(item.text in shown for item in measure.items)
        context.close()

        assert {request.url.split("/")[2] for request in sent} == {room.address.split("/")[2]}, (
            "a third party was asked"
        )
        assert not any(SECRET in (request.post_data or "") for request in sent)
        assert SECRET.encode() not in room.database()

        snapshot = freeze(room.store, room.cohort, room.workshop, tmp_path / "snapshots", now=NOW)
        report = make_report(snapshot, tmp_path / "out", name="cohort")
        text = " ".join(page.extract_text() for page in PdfReader(report.pdf).pages)
        assert SECRET not in text
        assert re.search(rf"\b{len(after)}\b", text.split("What to do next")[0]), (
            "the report counts everyone who joined"
        )
        assert f"Based on {len(after)} people" in text
        assert _pairs(room) >= 10
        for label in ("Confidence", "View of rejection", "Mood"):
            assert re.search(rf"{label}\s+{_pairs(room)}\b", text), f"{label} is based on everyone who answered twice"


def test_taking_it_back_takes_it_out_of_the_store(browser: Browser, tmp_path: Path) -> None:
    """After a withdrawal nothing of the participant is left to be reported, and a late resend brings nothing back."""
    with open_room(tmp_path) as room:
        page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
        _join(page, room)
        _lesson(page, room, "01-welcome")
        _rate(page, "check-before", 4)
        _share(page)
        assert len(room.store.people(room.cohort.code)) == 1
        panel = page.locator("[data-share]")
        panel.get_by_role("button", name="Take everything back").click()
        panel.get_by_role("button", name=re.compile("^Yes")).click()
        expect(panel.get_by_text(re.compile("taken back|deleted", re.IGNORECASE)).first).to_be_visible()
        assert room.store.people(room.cohort.code) == []


def _all(measure: Measure, number: int) -> dict[str, int]:
    """Every item rated like ``_rate`` does: the place of the number in its format, or the last one."""
    rated = {}
    for item in measure.items:
        fmt = measure.format_of(item)
        rated[item.id] = min(fmt.low + number, fmt.high)
    return rated


def _pairs(room: OpenRoom) -> int:
    """Who has every score of the measure both times, counted from the stored answers alone."""
    scales = room.workshop.measures[0].scales
    pairs = 0
    for person in room.store.people(room.cohort.code):
        answers = {answer.exercise: answer.answer for answer in person.responses}
        checks = [answers.get("check-before") or {}, answers.get("check-after") or {}]
        pairs += all(len(set(scale.items) & set(check)) >= scale.min_answered for scale in scales for check in checks)
    return pairs
