"""A participant completes a lesson in JupyterLab, from the first exercise to what they share."""

import json
import re
from pathlib import Path

import pytest
from answered import THEN, journal
from lab import SLOW, Lab, running_lab
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader
from rooms import LESSONS, OpenRoom, open_room

from workshop.model.base import JsonValue
from workshop.model.exercise import Exercise
from workshop.notebooks.builder import build

pytestmark = pytest.mark.browser

LESSON = "07-wrap-up"


def _rate_all(place: Locator, number: int) -> None:
    """Rate every item of a scale: the answer at this place of its format, or the last one."""
    for item in place.get_by_role("group").filter(has=place.page.get_by_role("radio")).all():
        if item.get_by_role("group").count() == 0:
            radios = item.get_by_role("radio")
            chosen = radios.nth(min(number, radios.count() - 1))
            chosen.press("Space")  # a click may miss while the page still moves
            expect(chosen).to_be_checked()


def _states(lab: Lab, exercises: list[Exercise]) -> dict[str, str]:
    answers: dict[str, JsonValue] = {name: entry["answer"] for name, entry in lab.entries().items()}
    return {exercise.id: exercise.state(answers.get(exercise.id)) for exercise in exercises}


def _share(page: Page, room: OpenRoom) -> None:
    panel = page.locator(".ws-share-panel")
    panel.get_by_text("Share with your workshop").click()
    panel.get_by_label("Code of your workshop").fill(room.cohort.code)
    panel.get_by_role("button", name="Join").click()
    panel.get_by_role("button", name=re.compile("^Share th")).click(timeout=SLOW)
    expect(panel.get_by_text(re.compile(r"Shared at "))).to_be_visible(timeout=SLOW)


def _take_home(page: Page) -> None:
    """The plan from all lessons as a PDF, made in the kernel, and one's own two times."""
    expect(page.get_by_role("group", name="Your own two times")).to_contain_text("Confidence: 10, then 30, of 100.")
    page.get_by_text("My plan, to take with you").click()
    with page.expect_download(timeout=SLOW) as download:
        page.get_by_role("button", name="Save as PDF").click()
    reader = PdfReader(download.value.path())
    text = " ".join(" ".join(one.extract_text() for one in reader.pages).split())
    assert THEN in text
    assert len(reader.pages) <= 2
    assert "/StructTreeRoot" in reader.trailer["/Root"]


def test_a_lesson_from_start_to_end(browser: Browser, tmp_path: Path) -> None:
    """Exercises are completed and on disk, sharing counts as finished, and the plan of all lessons is a PDF."""
    with open_room(tmp_path / "room") as room:
        build(LESSONS, tmp_path / "notebooks")
        lesson = next(one for one in room.workshop.lessons if one.stem == LESSON)
        (tmp_path / "home").mkdir()
        (tmp_path / "home" / "journal.json").write_text(json.dumps(journal(room.workshop)), encoding="utf-8")
        with running_lab(tmp_path / "notebooks", tmp_path / "home", WORKSHOP_ROOM_URL=room.address) as lab:
            page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
            lab.open(page, f"{LESSON}.ipynb")
            scales = lab.exercise(page, "scale")
            expect(scales).to_have_count(len(lesson.exercises))
            for place in scales.all():
                _rate_all(place, 3)
            for exercise in lesson.exercises:
                lab.saved(exercise.id, {item.id: _third(exercise, item.format) for item in exercise.items})
            assert set(_states(lab, list(lesson.exercises)).values()) == {"complete"}
            _share(page, room)
            (person,) = room.store.people(room.cohort.code)
            assert {one.exercise for one in person.responses} >= {one.id for one in lesson.exercises}
            _take_home(page)
            assert room.store.raw_counts(room.cohort.code, room.workshop.finish).finished == 1
            page.context.close()


def _third(exercise: Exercise, format_id: str) -> int:
    fmt = next(one for one in exercise.formats if one.id == format_id)
    return min(fmt.low + 3, fmt.high)
