"""A page with no room to reach: what a person chooses is saved as a file, and the center takes it in once."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from rooms import LESSONS, NOW
from stage import violations

from workshop.lessons import read_workshop
from workshop.notebooks.export import export_pages
from workshop.room.intake import Taken, handed_over, take_in
from workshop.store import Cohort, Store, open_store

pytestmark = pytest.mark.browser


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A center's own store."""
    with open_store(f"sqlite:///{tmp_path / 'w.sqlite'}", tmp_path / "secret.key", create=True) as opened:
        yield opened


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The third lesson as a file on a phone."""
    export_pages(LESSONS, tmp_path / "pages")
    context = browser.new_context(viewport={"width": 390, "height": 844})
    made = context.new_page()
    made.goto(f"{(tmp_path / 'pages').as_uri()}/03-confront.html")
    yield made
    context.close()


def saved(page: Page, folder: Path) -> Path:
    """Press the button and keep the file under the name that the page gives it."""
    with page.expect_download() as download:
        page.locator("[data-share]").get_by_role("button", name=re.compile("^Save a file")).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    expect(page.locator(".ws-share-said")).to_contain_text(f"Saved as {path.name}")
    return path


def test_from_the_page_into_a_store(page: Page, store: Store, tmp_path: Path) -> None:
    """The file is what the preview showed; taken in, the later one counts in any order, and an empty one takes it back.

    A room that this person reaches later by their own key knows them, and the number that it has to be larger than.
    """
    workshop = read_workshop(LESSONS)
    facts = {"label": "Alone", "workshop": workshop.id, "workshop_version": workshop.version}
    cohort = store.new_cohort(**facts, mode="alone", now=NOW)[0]

    page.locator("section[data-exercise=last-setback]").get_by_role("textbox").fill("private words")
    support = page.locator("section[data-exercise=support]").get_by_role("checkbox")
    support.first.press("Space")
    panel = page.locator("[data-share]")
    panel.get_by_text("Share with your workshop").click()
    save = panel.get_by_role("button", name=re.compile("^Save a file"))
    expect(save).to_be_hidden()
    panel.get_by_label("Code of your workshop").fill(f"{cohort.code[:3].lower()} {cohort.code[3:]}")
    panel.get_by_role("button", name="Use this code").click()
    expect(panel.get_by_text(f"Your code is {cohort.code}.")).to_be_visible()
    panel.locator(".ws-share-choice input").first.set_checked(True)
    expect(panel.get_by_text("This is exactly what the file will hold")).to_be_visible()
    panel.get_by_text("See it as it travels").click()
    shown = json.loads(panel.locator("pre").inner_text())
    assert violations(page) == []

    first = saved(page, tmp_path)
    file = json.loads(first.read_text("utf-8"))
    assert {**file, "created": ""} == {**shown, "created": ""}
    assert "private words" not in first.read_text("utf-8")
    page.reload()
    support.last.press("Space")
    page.locator("[data-share]").get_by_text("Share with your workshop").click()
    second = saved(page, tmp_path)
    assert second.name != first.name
    for path, taken in ((second, Taken(new=1)), (first, Taken(older=1)), (second, Taken(known=1))):
        assert take_in(store, cohort, [handed_over(path, cohort, workshop)], NOW) == taken
    assert answers(store, cohort) == [json.loads(second.read_text("utf-8"))["responses"][0]["answer"]]

    key = file["key"]
    assert store.join(cohort.code, key, NOW) == 2
    journal = json.loads(page.evaluate("() => localStorage.getItem('workshop-journal')"))
    assert (journal["key"], journal["workshops"][workshop.id]["sequence"]) == (key, 2)

    page.locator(".ws-share-choice input").first.set_checked(False)
    expect(page.get_by_role("button", name="Save a file that takes it back")).to_be_visible()
    take_in(store, cohort, [handed_over(saved(page, tmp_path), cohort, workshop)], NOW)
    assert answers(store, cohort) == []


def answers(store: Store, cohort: Cohort) -> list[object]:
    """What the one person in a cohort shares."""
    (person,) = store.people(cohort.code)
    return [response.answer for response in person.responses]
