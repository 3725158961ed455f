"""An old bookmark: whoever opens today's pages with a cohort that stays on its own lessons is led to those."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from workshop.frontend import bundle
from workshop.lessons import read_workshop
from workshop.notebooks.export import export_pages
from workshop.room.address import listen
from workshop.room.app import create_app
from workshop.room.server import serving
from workshop.room.shelf import place_of
from workshop.store import Store, open_store

pytestmark = pytest.mark.browser

SMALL = Path(__file__).parents[1] / "fixtures" / "lessons" / "small"
NOW = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)
CALL = """async ([source, ...args]) => {
  const { default: edition } = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  return edition.ownPage(...args);
}"""
ABOUT = {"workshop": "small", "pages": "small.1"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store of a server."""
    folder = tmp_path_factory.mktemp("store")
    with open_store(f"sqlite:///{folder / 'workshop.sqlite'}", folder / "secret.key", create=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def address(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with today's lessons, version 2, and those that a cohort began with."""
    lessons, pages = tmp_path_factory.mktemp("lessons"), tmp_path_factory.mktemp("pages")
    began = read_workshop(SMALL)
    today = Path(shutil.copytree(SMALL, lessons / "small"))
    head = today / "workshop.yaml"
    head.write_text(head.read_text("utf-8").replace("version: 1", "version: 2"), "utf-8")
    for folder, name in ((SMALL, place_of(began, edition=True)), (today, "small")):
        export_pages(folder, pages / name, assets="linked", room=True)
    app = create_app(store, read_workshop(today), pages, editions=[began])
    opened = listen("127.0.0.1", 0)
    with serving(app, opened):
        yield f"http://127.0.0.1:{opened.getsockname()[1]}"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A phone that comes from outside."""
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def own_page(browser: Browser) -> Iterator[Any]:
    """Call the module's rule, on an empty page."""
    source = f"{bundle('edition')}\nexport default $edition;"
    with browser.new_context() as context:
        page = context.new_page()
        yield lambda *args: page.evaluate(CALL, [source, *args])


def _joined(page: Page, address: str, code: str) -> None:
    """A device that has joined with this code."""
    mine = {"entries": {}, "cohort": code, "joins": 1}
    journal = {"format": "workshop-journal", "version": 2, "key": "0" * 26, "workshops": {"small": mine}}
    page.goto(f"{address}/w/small/index.html")
    page.evaluate("(text) => localStorage.setItem('workshop-journal', text)", json.dumps(journal))


@pytest.mark.parametrize(
    ("bookmark", "there"),
    [
        ("01-begin.html", ""),  # a lesson may have another name there, so the start page shows the way
        ("index.html", ""),
        ("my-plan.html", "my-plan.html"),
    ],
)
def test_an_old_bookmark_leads_to_the_cohorts_own_lessons(
    page: Page, address: str, store: Store, bookmark: str, there: str
) -> None:
    """Today's address brings a person whose cohort began before to its own pages, and "back" does not trap them."""
    code = store.new_cohort(label="Before", workshop="small", workshop_version=1, now=NOW)[0].code
    _joined(page, address, code)
    page.goto("about:blank")
    page.goto(f"{address}/w/small/{bookmark}")
    page.wait_for_url(f"{address}/w/small.1/{there}")
    page.go_back()
    assert page.url == "about:blank"


@pytest.mark.parametrize("version", [1, 2])
def test_whoever_is_there_stays(page: Page, address: str, store: Store, version: int) -> None:
    """On the pages of their own edition nobody is moved, and answers are drawn and saved."""
    code = store.new_cohort(label="Anyone", workshop="small", workshop_version=version, now=NOW)[0].code
    _joined(page, address, code)
    own = f"{address}/w/{'small.1' if version == 1 else 'small'}/02-end.html"
    with page.expect_response(f"**/api/cohorts/{code}") as answer:
        page.goto(own)
    assert answer.value.json()["pages"] == ("small.1" if version == 1 else "small")
    page.get_by_role("textbox").first.fill("here")
    expect(page.locator(".ws-status")).to_have_attribute("data-state", "saved")
    assert page.url == own


@pytest.mark.parametrize("answer", [{"abort": True}, {"status": 404}, {"status": 500}, {"body": "<html>"}])
def test_without_an_answer_the_page_at_hand_stays(page: Page, address: str, answer: dict[str, Any]) -> None:
    """The room is away, does not know the code, or something else answers: nothing happens and nothing is said."""
    _joined(page, address, "ABCDEF")
    fulfil = {"status": 200, "body": "{}", **answer}
    page.route("**/api/**", lambda route: route.abort() if answer.get("abort") else route.fulfill(**fulfil))
    with page.expect_request("**/api/cohorts/ABCDEF"):
        page.goto(f"{address}/w/small/02-end.html")
    page.get_by_role("textbox").first.fill("still here")
    expect(page.locator(".ws-status")).to_have_text("Saved on this device")
    assert page.url == f"{address}/w/small/02-end.html"
    expect(page.locator(".ws-trouble")).to_be_empty()


def test_nobody_is_asked_before_joining(page: Page, address: str) -> None:
    """A page that has joined no cohort asks the room about none."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/api/" in request.url else None)
    page.goto(f"{address}/w/small/02-end.html")
    expect(page.get_by_role("textbox").first).to_be_visible()
    assert asked == []


@pytest.mark.parametrize(
    ("path", "workshop", "about", "there"),
    [
        ("/w/small/01-begin.html", "small", ABOUT, "/w/small.1/"),
        ("/services/workshop/w/small/", "small", ABOUT, "/services/workshop/w/small.1/"),
        ("/w/small/my-plan.html", "small", ABOUT, "/w/small.1/my-plan.html"),
        ("/w/small.1/02-end.html", "small", {"workshop": "small", "pages": "small"}, "/w/small/"),
        ("/w/small.1/02-end.html", "small", ABOUT, None),
        ("/w/other/01-begin.html", "other", ABOUT, None),  # the code is of another workshop
        ("/w/small/01-begin.html", "small", {"workshop": "small"}, None),  # an older room says nothing of pages
        ("/w/small/01-begin.html", "small", None, None),
        ("/rate", "small", ABOUT, None),
        ("/home/me/pages/01-begin.html", "small", ABOUT, None),
    ],
)
def test_where_to(own_page: Any, path: str, workshop: str, about: dict[str, str] | None, there: str | None) -> None:
    """Also below a prefix; never from a page of another workshop, and never without knowing where to."""
    assert own_page(path, workshop, about) == there
