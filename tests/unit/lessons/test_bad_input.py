"""What comes out of people's editors, cameras and file managers: a clear message or no trouble at all."""

import os
import shutil
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
    assert found.startswith("small/03-odd.md: is a folder")


def _gone(path: Path) -> None:
    """Take away what stands there."""
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def _folder(path: Path) -> None:
    path.mkdir()


def _link_to_nowhere(path: Path) -> None:
    path.symlink_to("nowhere")


def _link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


ODD = {
    "is a folder, but a file is needed here": _folder,
    'is a link to "nowhere", which is not there': _link_to_nowhere,
    "cannot be read (Too many levels of symbolic links)": _link_to_itself,
    "is not a file (it is a pipe, a device or the like)": _pipe,
    "is not a file (it is a pipe": _device,
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("words", ODD)
@pytest.mark.parametrize(
    "name", ["01-begin.md", "workshop.yaml", "measures/mini.yaml", "questions.yaml", "figures/path.svg", "03-new.md"]
)
def test_something_else_in_the_place_of_a_file(small: Path, mistakes: Mistakes, name: str, words: str) -> None:
    """It is said what stands there and what to do; nothing waits for a pipe, and nothing reads a device to its end."""
    _gone(small / name)
    ODD[words](small / name)
    found = mistakes()
    assert any(line.startswith(f"small/{name}: {words}") for line in found), found
    assert not any(f'Did you mean "{name}"?' in line for line in found)


@pytest.mark.timeout(20)
def test_a_pipe_in_the_workshop_beside_this_one(small: Path, mistakes: Mistakes) -> None:
    """Copies of a measure are compared with files only."""
    beside = small.parent / "other" / "measures"
    beside.mkdir(parents=True)
    _pipe(beside / "mini.yaml")
    assert mistakes() == []


@pytest.mark.parametrize("name", ["measures", "rubrics", "figures"])
def test_a_file_in_the_place_of_a_folder(small: Path, mistakes: Mistakes, name: str) -> None:
    """The folder that is missing is named, not only what would be in it."""
    _gone(small / name)
    (small / name).write_text("x", "utf-8")
    assert any(line.startswith(f"small/{name}: is not a folder. Make it one") for line in mistakes())


def test_a_file_that_may_not_be_read(small: Path, mistakes: Mistakes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason is the system's own; the superuser may read everything, so the refusal is put in its place here."""
    allowed = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == "01-begin.md":
            raise PermissionError(13, "Permission denied")
        return allowed(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    assert (
        "small/01-begin.md: cannot be read (Permission denied). Check that it is a file and that you may open it."
        in (mistakes())
    )
