"""The room's own pages: what they say, to whom, and that nothing in them runs that a person wrote."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.fixtures.room.small import workshop
from workshop.room.app import create_app
from workshop.store import Store

MEDIA = {"text/javascript", "text/css", "image/svg+xml"}
ADDRESS = "http://192.168.1.5:8000"


@pytest.fixture
def client(store: Store, tmp_path: Path) -> Iterator[TestClient]:
    """A client of a room with one workshop."""
    with TestClient(create_app(store, workshop(), tmp_path, address=ADDRESS)) as made:
        yield made


def test_the_join_page_of_a_cohort(client: TestClient, code: str) -> None:
    """The code is filled in, the workshop and the contacts are named, and what a person wrote is escaped."""
    page = client.get(f"/j/{code.lower()}").text
    assert f'value="{code}"' in page
    assert "Tuesday &lt;group&gt;" in page
    assert "For &lt;tests&gt; &amp; nobody else." in page
    assert "555-0100" in page
    assert "Sample data" in page


def test_a_wrong_code_keeps_what_was_typed(client: TestClient) -> None:
    """The page says what is wrong beside the field, and nothing that was typed can run."""
    response = client.get('/j/"><script>alert(1)</script>')
    assert response.status_code == 404
    response = client.get("/j/%22%3E%3Cscript%3Ex")
    assert response.status_code == 404
    assert "is not known in this room" in response.text
    assert "<script>x" not in response.text


def test_the_start_page_asks_for_the_code(client: TestClient) -> None:
    """Without a code the field is empty and nothing is complained about."""
    page = client.get("/").text
    assert 'value=""' in page
    assert "aria-invalid" not in page


def test_the_projector_page_shows_what_phones_need(client: TestClient, code: str) -> None:
    """The address is the one that others reach, not the one by which this machine opened the page."""
    page = client.get(f"/screen/{code}").text
    assert "192.168.1.5:8000" in page
    assert f'aria-label="QR code that opens {ADDRESS}/j/{code}"' in page
    assert ", ".join(code) in page
    assert "testserver" not in page


def test_without_a_fixed_address_the_link_follows_the_request(store: Store, tmp_path: Path, code: str) -> None:
    """Behind a name of its own the room links to that name."""
    with TestClient(create_app(store, workshop(), tmp_path), base_url="https://bounce.example") as client:
        assert f"https://bounce.example/j/{code}" in client.get(f"/screen/{code}").text


def test_facilitators_notes_are_on_no_page(client: TestClient, code: str) -> None:
    """Notes, plan and help for the facilitator come with the key only: no page that can be opened holds any of it."""
    for path in ("/", f"/j/{code}", f"/screen/{code}", "/facilitator"):
        page = client.get(path).text
        assert "Keep time" not in page
        assert "Would you like a break" not in page
    assert "555-0100" not in client.get("/facilitator").text


@pytest.mark.parametrize("path", ["/", "/j/{code}", "/screen/{code}", "/facilitator", "/nothing"])
def test_pages_hold_no_inline_code_and_ask_nobody_else(client: TestClient, code: str, path: str) -> None:
    """The content security policy would stop it; the pages do not try, and every asset they name is there."""
    page = client.get(path.format(code=code)).text
    tags = _Tags()
    tags.feed(page)
    assert tags.inline == []
    assert tags.assets
    for asset in tags.assets:
        assert re.fullmatch(r"/assets/\w+\.[0-9a-f]{12}\.(js|css|svg)", asset)
        assert client.get(asset).headers["content-type"].split(";")[0] in {
            "text/javascript",
            "text/css",
            "image/svg+xml",
        }


class _Tags(HTMLParser):
    """Collects inline code and linked assets."""

    def __init__(self) -> None:
        super().__init__()
        self.inline: list[str] = []
        self.assets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        values = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in values):
            self.inline.append(tag)
        self.inline += [name for name in values if name == "style" or name.startswith("on")]
        for name in ("src", "href"):
            value = values.get(name) or ""
            if tag in {"script", "link"} and value and not value.startswith("data:"):
                self.assets.append(value)
