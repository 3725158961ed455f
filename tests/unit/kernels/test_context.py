"""One server serves exactly those who would inherit the same from it as from themselves."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from workshop.kernels.context import key, runtime_folder

_ENV = {"HOME": "/home/a", "OTHER": "1"}
_KEY = "from workshop.kernels.context import key; print(key(['python'], ['pandas'], {'HOME': '/home/a', 'OTHER': '1'}))"


def test_stable() -> None:
    """The same wishes give the same name, whatever else is in the environment."""
    assert key(["python"], ["pandas"], _ENV) == key(["python"], ["pandas"], {**_ENV, "OTHER": "2"})


@pytest.mark.parametrize(
    ("interpreter", "modules", "more", "owner"),
    [
        (["python", "-O"], ["pandas"], {}, None),
        (["python"], ["pandas", "scipy"], {}, None),
        (["python"], ["pandas"], {"PYTHONPATH": "/x"}, None),
        (["python"], ["pandas"], {"TZ": "UTC"}, None),
        (["python"], ["pandas"], {}, 1),
    ],
)
def test_wishes(interpreter: list[str], modules: list[str], more: dict[str, str], owner: int | None) -> None:
    """Another interpreter, other modules, what is read before Python runs, and an owner each have their own."""
    assert key(interpreter, modules, {**_ENV, **more}, owner) != key(["python"], ["pandas"], _ENV)


def _elsewhere(change: object = None) -> str:
    done = subprocess.run([sys.executable, "-c", _KEY], capture_output=True, text=True, check=True, preexec_fn=change)  # type: ignore[call-overload]
    return str(done.stdout.strip())


def test_inherited() -> None:
    """Programs that differ in what a child inherits have servers of their own."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    changes = (
        None,
        lambda: os.umask(0o27) and None,
        lambda: os.nice(1) and None,
        lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (soft - 1, hard)),
        lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}),
    )
    seen = [_elsewhere(change) for change in changes]
    assert len(set(seen)) == len(seen if len(os.sched_getaffinity(0)) > 1 else seen[:-1])
    assert _elsewhere() == seen[0]


def test_folder(tmp_path: Path) -> None:
    """The folder of the sockets is made closed to others, in the runtime folder of the system if there is one."""
    made = runtime_folder({"XDG_RUNTIME_DIR": str(tmp_path)})
    assert made == tmp_path / "workshop-kernels"
    assert made.stat().st_mode & 0o777 == 0o700
    assert runtime_folder({"WORKSHOP_KERNELS_DIR": str(tmp_path / "own")}) == tmp_path / "own"


@pytest.mark.parametrize("how", ["open", "link"])
def test_unsafe_folder(tmp_path: Path, how: str) -> None:
    """A folder that others can reach, or that only points to one, is refused."""
    folder = tmp_path / "sockets"
    if how == "open":
        folder.mkdir()
        folder.chmod(0o750)
    else:
        (tmp_path / "real").mkdir(mode=0o700)
        folder.symlink_to(tmp_path / "real")
    with pytest.raises(PermissionError, match="yours alone"):
        runtime_folder({"WORKSHOP_KERNELS_DIR": str(folder)})
