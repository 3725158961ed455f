"""The whole workshop in JupyterLab, as ``workshop open --lab`` opens it: the plan in hand, all back after a kill."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lab import SLOW, Lab
from opened import Opened
from playwright.sync_api import Browser, Page, expect
from rooms import LESSONS, OpenRoom, open_room
from whole_way import SENTENCE, Places, answer, dated, download, printed, shown

from workshop.model.lesson import Lesson
from workshop.notebooks.builder import build

pytestmark = pytest.mark.browser


def _run(page: Page, lab: Lab, lesson: Lesson) -> Places:
    """Run the lesson in front, as its first lines say, and find its exercises."""
    front = lab.front(page)
    expect(front.get_by_role("heading", level=1)).to_have_text(re.compile(rf"^{re.escape(lesson.title)}"), timeout=SLOW)
    lab.ready(page)
    lab.run_all(page)
    expect(front.locator(".ws-own")).to_be_visible(timeout=SLOW)  # it comes last
    drawn = front.locator(".jp-OutputArea-output").filter(has=page.locator(".ws-saved"))
    expect(drawn).to_have_count(len(lesson.exercises))
    order = [exercise.id for exercise in lesson.exercises]
    return lambda exercise: drawn.nth(order.index(exercise))


def _saved(page: Page, lab: Lab, lesson: Lesson) -> None:
    """Wait until every exercise says that it is saved."""
    said = lab.front(page).locator(".ws-saved")
    expect(said).to_have_text(["Saved"] * len(lesson.exercises))


def _share(page: Page, lab: Lab, room: OpenRoom, *, join: bool) -> None:
    panel = lab.front(page).locator(".ws-share-panel")
    panel.get_by_text("Share with your workshop").click()
    if join:
        panel.get_by_label("Code of your workshop").fill(room.cohort.code)
        panel.get_by_role("button", name="Join").press("Enter")
    panel.get_by_role("button", name=re.compile("^Share th")).click(timeout=SLOW)
    expect(panel.get_by_text(re.compile(r"Shared at "))).to_be_visible(timeout=SLOW)


def _take_home(page: Page, lab: Lab, folder: Path) -> None:
    """The plan as a PDF that the kernel makes, and its day for a calendar."""
    front = lab.front(page)
    front.get_by_text("My plan, to take with you").click()
    assert SENTENCE in printed(download(page, front.get_by_role("button", name="Save as PDF"), folder / "plan.pdf"))
    calendar = download(page, front.get_by_role("button", name="Save for my calendar"), folder / "plan.ics")
    assert dated(calendar)[SENTENCE] == date(2027, 3, 1)


@pytest.mark.timeout(300)
def test_through_all_lessons_in_jupyterlab(browser: Browser, tmp_path: Path) -> None:
    """Every exercise is completed, what is shared arrives, the plan is in hand, and after a kill all is as it was."""
    with open_room(tmp_path / "room") as room:
        workshop = room.workshop
        build(LESSONS, tmp_path / "notebooks" / workshop.id)
        opened = Opened(tmp_path, "--lab", WORKSHOP_ROOM_URL=room.address)
        try:
            page = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce").new_page()
            lab = opened.lab()
            page.goto(opened.link, timeout=SLOW)
            before: dict[str, Any] = {}
            for number, lesson in enumerate(workshop.lessons):
                if number:
                    lab.front(page).get_by_role("link", name=f"Next: {lesson.title}").click()
                places = _run(page, lab, lesson)
                answer(lesson, places)
                _saved(page, lab, lesson)
                before |= shown(lesson, places)
                if number == 0:
                    _share(page, lab, room, join=True)
            expect(page.locator(".Toastify__toast")).to_have_count(0)  # nothing lies over the answers
            times = lab.front(page).get_by_role("group", name="Your own two times")
            expect(times).to_contain_text(re.compile(r"Confidence: \d+, then \d+, of 100\."))
            _share(page, lab, room, join=False)
            _take_home(page, lab, tmp_path)
            kept = lab.entries()
            assert {name for name, one in kept.items() if one["answer"] is not None} == {*workshop.exercises}
            (person,) = room.store.people(room.cohort.code)
            assert {one.exercise for one in person.responses} >= {"check-before", "check-after", "usefulness"}
            assert room.store.raw_counts(room.cohort.code, workshop.finish).finished == 1
            page.context.close()
        finally:
            opened.kill()

        opened = Opened(tmp_path, "--lab", WORKSHOP_ROOM_URL=room.address)
        try:
            page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
            lab = opened.lab()
            page.goto(opened.link, timeout=SLOW)
            after: dict[str, Any] = {}
            for number, lesson in enumerate(workshop.lessons):
                if number:
                    lab.front(page).get_by_role("link", name=f"Next: {lesson.title}").click()
                after |= shown(lesson, _run(page, lab, lesson))
            assert after == before
            assert {name: one["answer"] for name, one in lab.entries().items()} == {
                name: one["answer"] for name, one in kept.items()
            }
            front = lab.front(page)
            front.get_by_text("My plan, to take with you").click()
            expect(front.get_by_role("article", name="My plan")).to_contain_text(SENTENCE)
            page.context.close()
        finally:
            opened.close()
