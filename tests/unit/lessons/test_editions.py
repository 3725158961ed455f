"""A cohort stays on the lessons that it began with, and an author may go on writing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workshop.errors import SetupError
from workshop.lessons import read_workshop
from workshop.lessons.editions import keep_edition, kept_edition
from workshop.lessons.mistakes import shown

Edit = Callable[[str, str, str], None]


def test_an_edition_is_the_workshop_to_the_letter(small: Path, tmp_path: Path) -> None:
    """Lessons, measures, rubrics, figures and whatever questions there are; nothing half written."""
    workshop = read_workshop(small)
    kept = keep_edition(small, workshop, tmp_path / "shelf")
    assert kept == kept_edition(tmp_path / "shelf", "small", 1)
    assert read_workshop(kept) == workshop
    assert (kept / "figures" / "path.svg").read_bytes() == (small / "figures" / "path.svg").read_bytes()
    assert list((tmp_path / "shelf").rglob(".*")) == []
    assert kept_edition(tmp_path / "shelf", "small", 2) is None


def test_other_words_need_no_new_version(small: Path, edit: Edit, tmp_path: Path) -> None:
    """The second cohort of a version begins with better words, and the kept edition is left as it was."""
    kept = keep_edition(small, read_workshop(small), tmp_path / "shelf")
    before = read_workshop(kept)
    edit("02-end.md", "What will you do next?", "What comes next?")
    assert keep_edition(small, read_workshop(small), tmp_path / "shelf") == kept
    assert read_workshop(kept) == before


def test_other_exercises_need_one(small: Path, edit: Edit, tmp_path: Path) -> None:
    """Two cohorts of one version would have answered different things; the message says what and what to write."""
    keep_edition(small, read_workshop(small), tmp_path / "shelf")
    edit("02-end.md", "} next-step", "} the-next-step")
    with pytest.raises(SetupError) as caught:
        keep_edition(small, read_workshop(small), tmp_path / "shelf")
    assert str(caught.value).startswith(f"{shown(small / 'workshop.yaml')}: the exercises changed since a cohort began")
    assert 'exercise "next-step" is gone' in str(caught.value)
    assert 'Write "version: 2"' in str(caught.value)
    edit("workshop.yaml", "version: 1", "version: 2")
    assert keep_edition(small, read_workshop(small), tmp_path / "shelf").parent.name == "small-2"
