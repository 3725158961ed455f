"""Which built workshop ``workshop open`` takes."""

from pathlib import Path

import pytest

from workshop.errors import SetupError
from workshop.selfpaced.find import find_built


def built(here: Path, *names: str) -> None:
    """Folders that look built."""
    for name in names:
        folder = here / "notebooks" / name
        folder.mkdir(parents=True)
        (folder / "workshop.json").write_text("{}")


def test_the_only_one_needs_no_name(tmp_path: Path) -> None:
    """One workshop is the one that is meant; it can be named, or given as a path, too."""
    built(tmp_path, "bounce-back")
    folder = (tmp_path / "notebooks" / "bounce-back").resolve()
    assert find_built(None, tmp_path) == find_built("bounce-back", tmp_path) == folder
    assert find_built("notebooks/bounce-back", tmp_path) == folder


def test_several_ask_for_a_name(tmp_path: Path) -> None:
    """With two, the message names both."""
    built(tmp_path, "bounce-back", "first-job")
    with pytest.raises(SetupError, match=r"bounce-back, first-job.*workshop open bounce-back"):
        find_built(None, tmp_path)


def test_none_says_how_to_build(tmp_path: Path) -> None:
    """Nothing built, or nothing of that name, is said with what to do next."""
    with pytest.raises(SetupError, match="workshop build"):
        find_built(None, tmp_path)
    built(tmp_path, "bounce-back")
    with pytest.raises(SetupError, match=r'"bounce" .*There is: bounce-back'):
        find_built("bounce", tmp_path)
