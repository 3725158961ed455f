"""nbval over the built notebooks: what they store is what a kernel gives, and a difference fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workshop.notebooks.builder import build, stale

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "fixtures" / "lessons" / "small"
BUILT = [folder for folder in sorted((ROOT / "notebooks").glob("*")) if (folder / "workshop.json").is_file()]


def _nbval(folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Strict nbval in a process of its own, with no answers and no room."""
    home.mkdir(exist_ok=True)
    environment = {**os.environ, "WORKSHOP_HOME": str(home), "NO_COLOR": "1"}
    for name in ("WORKSHOP_ROOM_URL", "CI", "BUILD_NUMBER"):  # with CI set, pytest prints each failure twice
        environment.pop(name, None)
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "--nbval-cell-timeout", "60"]
    command += ["-p", "no:cacheprovider", "-q", "--color=no", "--rootdir", str(folder), "-c", os.devnull, str(folder)]
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("folder", BUILT, ids=lambda folder: folder.name)
def test_every_notebook_gives_what_it_stores(folder: Path, tmp_path: Path) -> None:
    """A fresh kernel with no answers gives every stored output, in every lesson that we ship."""
    done = _nbval(folder, tmp_path / "home")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    cells = sum(path.read_text("utf-8").count('"cell_type": "code"') for path in folder.glob("*.ipynb"))
    assert f"{cells} passed" in done.stdout


def test_a_difference_is_found(tmp_path: Path) -> None:
    """A stored output that is not what the code gives fails: a green run means something."""
    build(SMALL, tmp_path / "small")
    (tmp_path / "small" / "02-end.ipynb").unlink()
    path = tmp_path / "small" / "01-begin.ipynb"
    text = path.read_text("utf-8")
    for old, new in (
        ("(sort): not started", "(sort): done"),
        ("Sharing panel: nothing shared", "Sharing panel: 2 answers shared"),
        ('show(\\"first-check\\")', 'show(\\"yours-or-not\\")'),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    done = _nbval(tmp_path / "small", tmp_path / "home")
    assert done.returncode == 1, done.stdout[-3000:]
    assert done.stdout.count("Cell outputs differ") == 3
    assert "3 failed, 1 passed" in done.stdout


@pytest.mark.parametrize("folder", BUILT, ids=lambda folder: folder.name)
def test_no_notebook_is_stale(folder: Path) -> None:
    """What is committed was built from the lessons beside it."""
    assert stale(ROOT / "lessons" / folder.name, folder) == []


def test_every_workshop_is_built() -> None:
    """There is a folder of notebooks for each folder of lessons, so that the two tests above leave none out."""
    assert {folder.name for folder in BUILT} == {path.parent.name for path in ROOT.glob("lessons/*/workshop.yaml")}
