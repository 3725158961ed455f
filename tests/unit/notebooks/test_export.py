"""All pages of a workshop, from lessons or from what was built of them."""

from pathlib import Path

import pytest

from workshop.errors import SetupError
from workshop.notebooks.builder import build
from workshop.notebooks.export import export_pages


def test_lessons_and_built_notebooks_give_the_same_pages(small: Path, tmp_path: Path) -> None:
    """A machine that has only the built notebooks makes the same bytes as one with the lessons, twice over."""
    build(small, tmp_path / "built")
    first = export_pages(small, tmp_path / "a", assets="linked", room=True)
    second = export_pages(tmp_path / "built", tmp_path / "b", assets="linked", room=True)
    assert [path.relative_to(tmp_path / "a") for path in first] == [path.relative_to(tmp_path / "b") for path in second]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    names = ["index.html", "my-plan.html", "rate.html", "01-begin.html", "02-end.html"]
    assert [path.name for path in first][:5] == names


def test_the_start_page_says_what_happens_to_answers(alone: Path, room: Path) -> None:
    """Both start pages list the lessons with their time and say where answers stay; only a room's speaks of sharing."""
    start = (alone / "index.html").read_text("utf-8")
    assert "Two short lessons that tests are made of." in start
    assert start.index("Begin Here") < start.index("The End")
    assert "about 20 minutes" in start
    assert "Nothing is sent anywhere" in start
    in_room = (room / "index.html").read_text("utf-8")
    assert "You see exactly what would leave" in in_room
    assert "Nothing is sent anywhere" not in in_room


def test_a_missing_notebook_is_one_line(small: Path, tmp_path: Path) -> None:
    """A folder of built notebooks that lacks one names it and says how to make it."""
    build(small, tmp_path / "built")
    (tmp_path / "built" / "02-end.ipynb").unlink()
    with pytest.raises(SetupError, match=r"02-end\.ipynb: cannot be read .* Run \"workshop build\""):
        export_pages(tmp_path / "built", tmp_path / "out")
    (tmp_path / "built" / "02-end.ipynb").write_text('{"cells": ', "utf-8")
    with pytest.raises(SetupError, match=r"02-end\.ipynb: is not a notebook"):
        export_pages(tmp_path / "built", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_pages_that_cannot_be_written(small: Path, tmp_path: Path) -> None:
    """A file in the way of the output folder is one line that names it."""
    (tmp_path / "out").write_text("in the way", "utf-8")
    with pytest.raises(SetupError, match=r"index\.html: cannot be written"):
        export_pages(small, tmp_path / "out")
