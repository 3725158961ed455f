"""What was imported is described well enough to know when it no longer holds."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from workshop.kernels.preload import threads

_REPORT = """
import json, os, sys
sys.path.insert(0, sys.argv[1])
from workshop.kernels.preload import Preload
environment = dict(os.environ)
preload = Preload(["subject"], environment)
if len(sys.argv) > 2:
    exec(sys.argv[2])
print(json.dumps([
    preload.misfit(environment), preload.misfit({**environment, "READ": "other"}),
    preload.misfit({**environment, "UNREAD": "other", "JPY_PARENT_PID": "7"}), preload.changes,
    preload.shadowed(sys.argv[1]), preload.shadowed(sys.argv[1] + "/other"), preload.shadowed("/nowhere"),
]))
"""


def _report(folder: Path, *code: str) -> list[object]:
    env = {**os.environ, "PYDEVD_DISABLE_FILE_VALIDATION": "1", "PYDEVD_USE_FRAME_EVAL": "NO", "GOES": "1"}
    command = [sys.executable, "-c", _REPORT, str(folder), *code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    return list(json.loads(done.stdout))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A module that reads and changes the environment, and a folder with another of its name."""
    (tmp_path / "subject.py").write_text(
        "import os\nos.environ.get('READ')\nos.environ['COMES'] = '1'\nos.environ.pop('GOES')\n"
    )
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "subject.py").touch()
    return tmp_path


def test_environment(folder: Path) -> None:
    """Only a variable that was looked at makes a difference, and what an import did to the environment is known."""
    same, read, unread, changes, *_ = _report(folder)
    assert same is None
    assert read == "the variable READ has changed"
    assert unread is None
    assert changes == {"COMES": "1", "GOES": None}


def test_shadow(folder: Path) -> None:
    """A file of the same name in a notebook's folder is noticed; the imported file itself is none."""
    *_, itself, other, nowhere = _report(folder)
    assert itself is None
    assert other == str(folder / "other" / "subject.py")
    assert nowhere is None


@pytest.mark.parametrize("change", ["os.utime({file!r}, (1, 1))", "os.unlink({file!r})"])
def test_file(folder: Path, change: str) -> None:
    """A file that was written again, or removed, is noticed."""
    file = str(folder / "subject.py")
    assert _report(folder, change.format(file=file))[0] == f"the file {file} has changed"


def test_threads() -> None:
    """Threads are counted by the operating system, so that none of a library escapes."""
    code = (
        "import threading, time; from workshop.kernels.preload import threads; print(len(threads()))\n"
        "threading.Thread(target=time.sleep, args=(60,), daemon=True).start(); print(len(threads()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "1"]
    assert all(isinstance(name, str) for name in threads())
