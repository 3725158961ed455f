"""A measure that two workshops use: copies of one version are the same, or an author hears of it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Edit = Callable[[str, str, str], None]
ROOT = Path(__file__).parents[3]


@pytest.fixture
def beside(small: Path) -> Path:
    """A second workshop beside the small one."""
    return Path(shutil.copytree(small, small.parent / "other"))


def test_copies_that_are_the_same_are_no_mistake(beside: Path, mistakes: Callable[[], list[str]]) -> None:
    """Line ends and comments do not count."""
    path = beside / "measures" / "mini.yaml"
    path.write_bytes(b"# A copy\r\n" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert mistakes() == []


@pytest.mark.parametrize("name", ["measures/mini.yaml", "rubrics/talk.yaml"])
def test_copies_that_differ_are_named(beside: Path, edit: Edit, mistakes: Callable[[], list[str]], name: str) -> None:
    """Both files are named, and both ways out."""
    edit(name, "title: ", "title: Another ")
    [found] = mistakes()
    assert found.startswith(f"small/{name}: says that it is version ")
    assert f"and so does other/{name}, but they differ. Copy one over the other" in found


def test_another_version_may_differ(beside: Path, edit: Edit, mistakes: Callable[[], list[str]]) -> None:
    """A workshop may stay on an older measure than its neighbour."""
    edit("measures/mini.yaml", "title: ", "title: Another ")
    edit("measures/mini.yaml", "version: 1", "version: 2")
    assert mistakes() == []


def test_a_neighbour_with_mistakes_is_left_to_itself(beside: Path, mistakes: Callable[[], list[str]]) -> None:
    """What is wrong there is said there."""
    (beside / "measures" / "mini.yaml").write_bytes(b"- \xff")
    assert mistakes() == []
