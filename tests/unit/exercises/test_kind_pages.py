"""The page of each kind in docs/kinds: there, complete, and with examples that work."""

import re
import shutil
from pathlib import Path

import pytest

from workshop.exercises.table import KINDS
from workshop.lessons.reader import read_workshop
from workshop.model.exercise import Exercise

ROOT = Path(__file__).parents[3]
FILLED_IN = {
    "choice": {"bank_version"},
    "practice": {"bank_version", "questions"},
    "rubric": {"rubric_version", "min_rated", "note", "criteria"},
    "scale": {"measure_version"},
}
HEAD = "---\nid: pages\ntitle: Pages\nminutes: {60: 0, 90: 0, alone: 9}\ngoals: [See that the examples work]\n---\n\n"


def _page(kind: str) -> str:
    return (ROOT / "docs" / "kinds" / f"{kind}.md").read_text("utf-8")


def test_every_kind_has_its_page_and_every_page_its_kind() -> None:
    """A kind without a page cannot be used, and a page without a kind misleads."""
    assert {path.stem for path in (ROOT / "docs" / "kinds").glob("*.md")} == {*KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_page_names_every_field(kind: str) -> None:
    """Each field that an author may write stands in the table, and the table holds no other."""
    written = {*KINDS[kind].model_fields} - {*Exercise.model_fields} - FILLED_IN.get(kind, set())
    assert set(re.findall(r"^\| `(\w+)` \|", _page(kind), re.MULTILINE)) == written


@pytest.mark.parametrize("kind", KINDS)
def test_page_says_what_leaves(kind: str) -> None:
    """The page says what an answer is and what of it leaves."""
    assert "**The answer**" in _page(kind)
    assert "**What leaves**" in _page(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_examples_work(kind: str, tmp_path: Path) -> None:
    """Pasted into a lesson of the real workshop, every example of the page is read without a mistake."""
    examples = re.findall(r"^```markdown\n(.*?)^```$", _page(kind), re.MULTILINE | re.DOTALL)
    assert examples
    folder = tmp_path / "bounce-back"
    shutil.copytree(ROOT / "lessons" / "bounce-back", folder)
    (folder / "99-pages.md").write_text(HEAD + "\n".join(examples), encoding="utf-8")
    found = read_workshop(folder).lessons[-1].exercises
    assert len(found) == len(examples)
    assert {exercise.kind for exercise in found} == {kind}
