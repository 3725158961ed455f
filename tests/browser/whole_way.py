"""What is the same on the whole way through the workshop, wherever a participant goes it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from complete import complete
from icalendar import Calendar
from playwright.sync_api import Locator, Page
from pypdf import PdfReader

from workshop.model.lesson import Lesson

__all__ = ["SENTENCE", "Places", "answer", "dated", "download", "printed", "shown"]

Places = Callable[[str], Locator]
"""Where an exercise is drawn, by its id."""

SENTENCE = "If word 3 of if-then, then I will word 4 of if-then."
"""How the plan says what was typed into it."""

FIELDS = """(place) => [...place.querySelectorAll("input, textarea, select")]
  .filter((one) => one.checkVisibility())
  .map(({ type, checked, value }) => (type === "radio" || type === "checkbox" ? checked : value))"""


def answer(lesson: Lesson, places: Places) -> None:
    """Answer every exercise of a lesson by keyboard."""
    for exercise in lesson.exercises:
        complete(places(exercise.id), exercise)


def shown(lesson: Lesson, places: Places) -> dict[str, Any]:
    """What stands in every field that can be seen, of every exercise of a lesson."""
    return {exercise.id: places(exercise.id).evaluate(FIELDS) for exercise in lesson.exercises}


def download(page: Page, button: Locator, path: Path) -> Path:
    """Press a button and keep the file that it gives."""
    with page.expect_download() as given:
        button.press("Enter")
    given.value.save_as(path)
    return path


def printed(path: Path) -> str:
    """The words of a plan as a PDF, which is tagged and has one page or two."""
    reader = PdfReader(path)
    assert len(reader.pages) <= 2
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    return " ".join(" ".join(one.extract_text() for one in reader.pages).split())


def dated(path: Path) -> dict[str, date]:
    """The days of a calendar file, by what they are for."""
    return {
        str(event["summary"]): event["dtstart"].dt for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    }
