"""A small workshop to break, in a folder of the test's own."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from workshop.errors import LessonError
from workshop.lessons import read_workshop

SMALL = Path(__file__).parents[2] / "fixtures" / "lessons" / "small"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small workshop; the test runs in the folder above it, so paths read ``small/01-begin.md``."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


@pytest.fixture
def edit(small: Path) -> Callable[[str, str, str], None]:
    """Replace a piece of text in one file; the text must be there."""

    def replace(name: str, old: str, new: str) -> None:
        path = small / name
        text = path.read_text("utf-8")
        assert old in text, f"{name} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    return replace


@pytest.fixture
def mistakes(small: Path) -> Callable[[], list[str]]:
    """Read the workshop and give the mistakes as an author sees them."""

    def read() -> list[str]:
        try:
            read_workshop(small)
        except LessonError as error:
            return str(error).split("\n")
        return []

    return read
