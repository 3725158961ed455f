"""What comes out of people's editors, cameras and file managers: a clear message or no trouble at all."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from workshop.lessons import read_workshop

Edit = Callable[[str, str, str], None]
Mistakes = Callable[[], list[str]]


@pytest.mark.parametrize("name", ["01-begin.md", "workshop.yaml", "measures/mini.yaml"])
def test_windows_and_its_editors_are_welcome(small: Path, mistakes: Mistakes, name: str) -> None:
    """A byte-order mark and Windows line ends change nothing, lines of mistakes included."""
    before = read_workshop(small)
    path = small / name
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_workshop(small) == before


def test_tabs_are_read_as_spaces(edit: Edit, mistakes: Mistakes) -> None:
    """Tabs before a field look right to an author, and are."""
    edit("02-end.md", "  - {id: rest", "\t- {id: rest")
    edit("02-end.md", "  - {id: call", "\t- {id: call")
    assert mistakes() == []


def test_emoji_and_right_to_left_text_are_text(small: Path, edit: Edit, mistakes: Mistakes) -> None:
    """People write what they write; only ids are plain."""
    edit("02-end.md", "What do you take with you?", "مع ماذا تخرج؟ 🌱👩🏽‍💻")
    assert mistakes() == []
    assert read_workshop(small).exercises["my-words"].prompt == "مع ماذا تخرج؟ 🌱👩🏽‍💻"
    edit("02-end.md", "} my-words", "} كلماتي")
    [found] = mistakes()
    assert found.startswith('small/02-end.md:19: "كلماتي" cannot be an id: use lower-case letters, digits and')


def test_a_directive_that_is_never_closed(edit: Edit, mistakes: Mistakes) -> None:
    """One message at its opening, and the rest of the lesson is still read."""
    edit("02-end.md", "multiple: false\n:::", "multiple: false")
    [found] = mistakes()
    assert found.startswith("small/02-end.md:10: this {exercise} is not closed.")


@pytest.mark.parametrize("name", ["workshop.yaml", "measures/mini.yaml", "rubrics/talk.yaml"])
def test_a_list_in_place_of_fields(small: Path, mistakes: Mistakes, name: str) -> None:
    """A file that begins with a hyphen is told what is needed."""
    (small / name).write_text("- one\n- two\n", "utf-8")
    assert any(found.startswith(f"small/{name}:1: this is a list, but fields are needed") for found in mistakes())


def test_two_lessons_with_one_id(edit: Edit, mistakes: Mistakes) -> None:
    """The later one is named, with the place of the first."""
    edit("02-end.md", "id: end", "id: begin")
    assert mistakes() == ['small/02-end.md:2: the lesson id "begin" is used at small/01-begin.md:2. Change one.']


@pytest.mark.parametrize("written", ["Next Step", "next step", "next_step", "Next-Step"])
def test_ids_with_spaces(edit: Edit, mistakes: Mistakes, written: str) -> None:
    """The message gives the id that would do."""
    edit("02-end.md", "} next-step", f"}} {written}")
    assert any('Write "next-step".' in found for found in mistakes())


def test_a_figure_of_fifty_megabytes(small: Path, mistakes: Mistakes) -> None:
    """It is refused by its size, and never read."""
    with (small / "figures" / "huge.png").open("wb") as file:
        os.truncate(file.fileno(), 50_000_000)
    [found] = mistakes()
    assert found.startswith("small/figures/huge.png: is 50.0 MB, and phones wait for it. Save it smaller: at most 1 MB")


def test_a_figure_that_no_browser_shows(small: Path, mistakes: Mistakes) -> None:
    """A photograph straight from a telephone is named, with the kinds that work."""
    (small / "figures" / "photo.heic").write_bytes(b"x")
    [found] = mistakes()
    assert found.startswith("small/figures/photo.heic: is not shown on any page. Save it as one of gif, jpeg, jpg, png")


def test_a_link_into_a_page(edit: Edit, mistakes: Mistakes) -> None:
    """Headings of a page have no addresses, so such a link would do nothing."""
    edit("02-end.md", "## Looking back", "## Looking back\n\nSee [above](#looking-back).")
    assert mistakes() == [
        'small/02-end.md:10: "#looking-back" leads to a place inside a page, which pages do not have. Link a lesson.'
    ]


def test_a_folder_in_place_of_a_file(small: Path, mistakes: Mistakes) -> None:
    """Odd things in a folder are named, and nothing fails."""
    (small / "03-odd.md").mkdir()
    [found] = mistakes()
    assert found.startswith("small/03-odd.md: cannot be read")
