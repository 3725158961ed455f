"""docs/exercises.md: what it shows is the package that the tests drive, to the letter."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "exercises.md").read_text("utf-8")
OWN_KIND = ROOT / "tests" / "fixtures" / "own_kind"


@pytest.mark.parametrize(
    ("language", "path"), [("python", "bounce_back_rank/__init__.py"), ("js", "bounce_back_rank/rank.js")]
)
def test_the_code_is_the_code_that_runs(language: str, path: str) -> None:
    """Whoever copies it gets what was tested."""
    [block] = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert block == (OWN_KIND / path).read_text("utf-8")


def test_the_lesson_and_the_entry_point_are_those_that_run() -> None:
    """Likewise what an author writes, and what makes the package known."""
    [lesson] = re.findall(r"^```markdown\n(:::\{exercise\}.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert lesson in (OWN_KIND / "lessons" / "own" / "01-order.md").read_text("utf-8")
    [entry] = re.findall(r"^rank = \"(.*)\"$", PAGE, re.MULTILINE)
    written = (OWN_KIND / "bounce_back_rank-1.0.dist-info" / "entry_points.txt").read_text("utf-8")
    assert f"rank = {entry}" in written
