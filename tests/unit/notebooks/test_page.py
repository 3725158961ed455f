"""Notebook to page: the contract with the front end, and what people see with and without scripts."""

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from nbconvert.exporters import get_exporter

from workshop.errors import SetupError
from workshop.notebooks.builder import build
from workshop.notebooks.page import PageExporter


class _Page(HTMLParser):
    """Elements with their attributes, and the text of a page outside of scripts and styles."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._silent = 0
        self.raw = path.read_text("utf-8")
        self.feed(self.raw)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._silent += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        self.text += "" if self._silent else data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def data(self) -> dict[str, object]:
        found = re.search(r'<script type="application/json" id="workshop-data">(.*?)</script>', self.raw, re.DOTALL)
        assert found is not None
        return dict(json.loads(found[1]))


@pytest.fixture
def page(alone: Path) -> _Page:
    """The first lesson, for someone alone."""
    return _Page(alone / "01-begin.html")


@pytest.fixture
def room_page(room: Path) -> _Page:
    """The first lesson, for people in a room."""
    return _Page(room / "01-begin.html")


def test_the_contract_with_the_front_end(page: _Page) -> None:
    """The places, the data and the mode are as the front end expects them."""
    (html,) = page.all("html")
    assert (html["lang"], html["data-host"], html["data-mode"]) == ("en", "page", "alone")
    assert "data-room" not in html
    sections = page.all("section")
    assert [s["data-exercise"] for s in sections if "data-exercise" in s] == ["first-check", "yours-or-not"]
    assert [s["class"] for s in sections if "data-share" in s] == ["ws-share"]
    assert [p for p in page.all("p") if p.get("class") == "ws-status"] == [{"class": "ws-status", "role": "status"}]
    data = page.data()
    assert data["lesson"] == "begin"
    assert isinstance(data["workshop"], dict)
    assert data["workshop"]["id"] == "small"


def test_a_room_is_a_room(room_page: _Page) -> None:
    """A room's page knows where to send to, has the room's prose and the room's help contacts, and no other."""
    (html,) = room_page.all("html")
    assert (html["data-room"], html["data-mode"]) == ("/api", "room")
    assert "Turn to your neighbour." in room_page.text
    assert "Take your time." not in room_page.text
    assert "Dana at the desk" in room_page.text
    assert "Someone near" not in room_page.text
    assert "Someone near" not in room_page.raw
    assert "about 25 to 40 minutes" in room_page.text


def test_alone_is_alone(page: _Page) -> None:
    """Someone alone is not told to turn to a neighbour, and leads for two audiences are not shown for one."""
    assert "Take your time." in page.text
    assert "Turn to your neighbour." not in page.text
    assert "On your own:" not in page.text
    assert "Lesson 1 of 2 · about 20 minutes" in page.text


def test_facilitator_notes_stay_out(page: _Page, room_page: _Page) -> None:
    """No page holds a facilitator's note, not even in its data."""
    assert "Watch the clock" not in page.raw + room_page.raw


def test_links_lead_to_pages(page: _Page) -> None:
    """Links between lessons, to the next one and to the start page end in .html and exist."""
    links = [str(a["href"]) for a in page.all("a")]
    assert {"#main", "#help", "index.html", "02-end.html"} <= set(links)
    assert not [link for link in links if link.endswith((".md", ".ipynb"))]


def test_one_outline(page: _Page) -> None:
    """A page has one heading of level 1 and skips none."""
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_readable_without_scripts(page: _Page) -> None:
    """With no script the prose and what each exercise asks can still be read."""
    assert "Your browser runs no scripts here" in page.text
    assert "How are you today?" in page.text
    assert "Where does each of these belong?" in page.text


def test_an_inline_page_is_one_file(page: _Page) -> None:
    """A page from a disk loads nothing: script, styles and figures are in it."""
    assert [img["src"] for img in page.all("img") if not str(img["src"]).startswith("data:image/svg+xml;base64,")] == []
    assert page.all("link") == []
    assert all("src" not in script for script in page.all("script"))


def test_a_linked_page_has_nothing_inline(room_page: _Page, room: Path) -> None:
    """A content security policy without inline script or style holds: only data is in the page, the rest exists."""
    assert room_page.all("style") == []
    assert all("style" not in attributes for _, attributes in room_page.elements)
    scripts = room_page.all("script")
    assert [script.get("type") for script in scripts if "src" not in script] == ["application/json"]
    addresses = [str(script["src"]) for script in scripts if "src" in script]
    addresses += [str(link["href"]) for link in room_page.all("link")] + [str(i["src"]) for i in room_page.all("img")]
    assert len(addresses) == 3
    for address in addresses:
        assert re.fullmatch(r"/assets/[a-z]+\.[0-9a-f]{12}\.(js|css|svg)", address)
        assert (room / address.removeprefix("/")).is_file()


def test_tables_can_be_scrolled_with_the_keyboard(page: _Page) -> None:
    """A table that is wider than a phone is in a region that takes the focus."""
    regions = [div for div in page.all("div") if div.get("class") == "ws-scroll"]
    assert regions == [{"class": "ws-scroll", "role": "region", "aria-label": "Table: a, b", "tabindex": "0"}]
    assert [th["scope"] for th in page.all("th")] == ["col", "col"]


def test_a_number_can_be_called(page: _Page) -> None:
    """A telephone number is a link, a blank contact says what to do instead."""
    assert "tel:+15550100" in [a["href"] for a in page.all("a")]
    assert "Where no number stands, ask whoever gave you this workshop" in page.text


def test_words_in_lessons_cannot_become_markup(small: Path, tmp_path: Path) -> None:
    """A title, a prompt or data with angle brackets is shown and never read as HTML."""
    path = small / "02-end.md"
    text = path.read_text("utf-8").replace("title: The End", "title: The <End> & </script>")
    path.write_text(text.replace("Make one plan.", "Plan </script><b>x</b>"), "utf-8")
    build(small, tmp_path / "out")
    html, _ = PageExporter().from_filename(str(tmp_path / "out" / "02-end.ipynb"))
    (tmp_path / "page.html").write_text(html, "utf-8")
    page = _Page(tmp_path / "page.html")
    assert "The <End> & </script>" in page.text
    assert page.all("b") == []
    assert isinstance(page.data()["workshop"], dict)


def test_nbconvert_finds_the_exporter(small: Path, tmp_path: Path) -> None:
    """``nbconvert --to workshop-page`` makes the same page; linked assets are among what it writes."""
    build(small, tmp_path / "out")
    exporter = get_exporter("workshop-page")(assets="linked", theme="dark")
    html, resources = exporter.from_filename(str(tmp_path / "out" / "01-begin.ipynb"))
    assert 'data-theme="dark"' in html
    assert resources["output_extension"] == ".html"
    assert sorted(re.sub(r"\.[0-9a-f]{12}\.", ".", name) for name in resources["outputs"]) == [
        "assets/page.css",
        "assets/page.js",
        "assets/path.svg",
    ]


def test_a_notebook_of_another_folder(small: Path, tmp_path: Path) -> None:
    """A notebook without its ``workshop.json``, or beside another workshop's, is one line that says what to do."""
    build(small, tmp_path / "out")
    notebook = tmp_path / "out" / "01-begin.ipynb"
    data = (tmp_path / "out" / "workshop.json").read_text("utf-8")
    (tmp_path / "out" / "workshop.json").write_text(data.replace('"id": "begin"', '"id": "other"'), "utf-8")
    with pytest.raises(SetupError, match="not a lesson of the workshop"):
        PageExporter().from_filename(str(notebook))
    (tmp_path / "out" / "workshop.json").unlink()
    with pytest.raises(SetupError, match="workshop build"):
        PageExporter().from_filename(str(notebook))
