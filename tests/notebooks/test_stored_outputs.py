"""nbval over the built notebooks: what they store is what a kernel gives, and a difference fails.

The kernels are warm ones where that is possible, by name and with nothing else changed, as in any other program.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from workshop.kernels import install
from workshop.kernels.control import end_servers, servers
from workshop.notebooks.builder import build, stale
from workshop.selfpaced.kernel import MODULES

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "fixtures" / "lessons" / "small"
BUILT = [folder for folder in sorted((ROOT / "notebooks").glob("*")) if (folder / "workshop.json").is_file()]


Nbval = Callable[[Path, Path], subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A kernelspec of warm kernels, and the folder of their fork server, which ends with these tests."""
    folder = Path(tempfile.mkdtemp(prefix="wn"))  # a socket's path has to be short
    install(MODULES, prefix=folder, name="warm")
    (folder / "run").mkdir(mode=0o700)
    yield folder
    end_servers(folder / "run")
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def nbval(place: Path) -> Nbval:
    """Runs nbval over a folder, with another as the home."""
    return partial(_nbval, place)


def _nbval(place: Path, folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Strict nbval in a process of its own, with no answers and no room."""
    home.mkdir(exist_ok=True)
    environment = {
        **os.environ,
        "WORKSHOP_HOME": str(home),
        "NO_COLOR": "1",
        "JUPYTER_PATH": str(place / "share" / "jupyter"),
        "WORKSHOP_KERNELS_DIR": str(place / "run"),
        "WORKSHOP_KERNELS_OWNER": str(os.getpid()),
    }
    for name in ("WORKSHOP_ROOM_URL", "CI", "BUILD_NUMBER"):  # with CI set, pytest prints each failure twice
        environment.pop(name, None)
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-kernel-name", "warm", "--nbval-cell-timeout", "60"]
    command += ["-p", "no:cacheprovider", "-q", "--color=no", "--rootdir", str(folder), "-c", os.devnull, str(folder)]
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("folder", BUILT, ids=lambda folder: folder.name)
def test_every_notebook_gives_what_it_stores(nbval: Nbval, place: Path, folder: Path, tmp_path: Path) -> None:
    """A fresh kernel with no answers gives every stored output, in every lesson that we ship."""
    done = nbval(folder, tmp_path / "home")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    cells = sum(path.read_text("utf-8").count('"cell_type": "code"') for path in folder.glob("*.ipynb"))
    assert f"{cells} passed" in done.stdout
    assert len(servers(place / "run")) == (1 if sys.platform == "linux" else 0), "they were to be forks of one server"


def test_a_difference_is_found(nbval: Nbval, tmp_path: Path) -> None:
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
    done = nbval(tmp_path / "small", tmp_path / "home")
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
