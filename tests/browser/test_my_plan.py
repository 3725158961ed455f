"""My plan: gathered from all lessons, chosen by the participant, on paper as a tagged PDF, and as a calendar file."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from answered import THEN, journal
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from rooms import HELP, LESSONS
from stage import violations

from workshop.lessons import read_workshop
from workshop.notebooks.export import export_pages

pytestmark = pytest.mark.browser

SENTENCE = f"If I get a no, then I will {THEN}."
PHRASE = "acorn river tulip zero"


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page of the plan, of somebody who answered everything."""
    folder = tmp_path_factory.mktemp("pages")
    export_pages(LESSONS, folder, help=HELP)
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="de-DE", reduced_motion="reduce")
    opened = context.new_page()
    opened.goto(f"{folder.as_uri()}/my-plan.html")
    expect(opened.get_by_text("There is nothing in it yet")).to_be_visible()
    under = opened.get_by_role("listitem").filter(has=opened.get_by_role("list"), has_text="Face it, then move on")
    expect(under.get_by_role("link")).to_have_text(["What I tell myself", "Who and what helps me"])
    assert violations(opened) == []
    kept = json.dumps(journal(read_workshop(LESSONS), key="0" * 26, phrase=PHRASE))
    opened.evaluate("(text) => localStorage.setItem('workshop-journal', text)", kept)
    opened.reload()
    yield opened
    context.close()


def saved(page: Page, button: str) -> Path:
    """Press a button and give the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return download.value.path()


def text_of(pdf: Path) -> str:
    """The words of a PDF in one line."""
    return " ".join(" ".join(one.extract_text() for one in PdfReader(pdf).pages).split())


def test_it_holds_what_was_chosen(page: Page) -> None:
    """Own words come from every lesson in order, the if-then plan first; a box takes a part out for good."""
    sheet = page.get_by_role("article", name="My plan")
    expect(sheet.get_by_role("heading")).to_have_text(
        [
            *("What I want next", "Who and what helps me", "From my practice interview", "The one thing I work on"),
            *("My request for feedback", "Questions I will ask", "What I want to find out about the next place"),
            *("My thank-you letter", "If a setback comes", "If I need someone"),
        ]
    )
    expect(sheet).to_contain_text(SENTENCE)
    page.get_by_role("checkbox", name="Questions I will ask").press("Space")
    page.get_by_role("checkbox", name="What I tell myself").press("Space")
    page.get_by_role("checkbox", name="My return phrase").press("Space")
    page.reload()
    expect(sheet).not_to_contain_text("Questions I will ask")
    expect(sheet).to_contain_text("It hurt, self-talk. 😀")
    expect(sheet).to_contain_text(PHRASE)


def test_it_prints_as_a_tagged_pdf(page: Page, tmp_path: Path) -> None:
    """Paper holds the sheet and nothing else, on one or two pages, with language and headings in its tags."""
    path = tmp_path / "printed.pdf"
    page.pdf(path=path, tagged=True, prefer_css_page_size=True, format="A4")
    reader = PdfReader(path)
    assert len(reader.pages) <= 2
    text = text_of(path)
    assert SENTENCE in text
    assert "What goes in?" not in text
    assert "Print, or" not in text
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert b"/H1" in path.read_bytes()


def test_it_opens_as_a_file_of_its_own(page: Page) -> None:
    """Where nothing makes a PDF, the saved page holds the same words and needs nothing else."""
    path = saved(page, "Save as a page")
    other = page.context.new_page()
    other.goto(path.rename(path.with_suffix(".html")).as_uri())
    expect(other.get_by_role("heading", level=1)).to_have_text("My plan")
    expect(other.get_by_role("article")).to_contain_text(SENTENCE)
    assert violations(other) == []
    other.close()


def test_its_dates_go_into_a_calendar(page: Page) -> None:
    """The dated plan and the chosen reminders are whole days with a reminder; saved again they are the same entries."""
    page.get_by_role("checkbox", name="Look at my plan again").press("Space")
    first, second = (_events(saved(page, "Save for my calendar")) for _ in range(2))
    assert [str(event["uid"]) for event in first] == [str(event["uid"]) for event in second]
    plan, again = first
    assert plan["dtstart"].dt == date(2027, 3, 1)
    assert plan["dtend"].dt == date(2027, 3, 2)
    assert str(plan["summary"]) == SENTENCE
    assert "A place at a library" in str(plan["description"])
    assert again["dtstart"].dt - timedelta(days=7) in {
        datetime.now(tz=UTC).date() + timedelta(days=d) for d in (-1, 0, 1)
    }
    for event in first:
        (alarm,) = event.walk("VALARM")
        assert alarm["trigger"].dt == timedelta(hours=9)
        assert event["class"] == "PRIVATE"


def _events(path: Path) -> list[Any]:
    raw = path.read_bytes()
    lines = raw.split(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    return Calendar.from_ical(raw).walk("VEVENT")
