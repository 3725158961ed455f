"""Where there can be no warm kernel there is an ordinary one, and one warning that says why."""

import os
import signal
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from tests.contracts.kernels.lab import Lab, kernel
from workshop.kernels.client import Order, start_kernel
from workshop.kernels.problems import ColdStart, ColdStartWarning
from workshop.kernels.process import WarmProcess


def _cold(name: str, **options: object) -> str:
    """Start one, and see that it is an ordinary one that works; the warnings, one a line."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ColdStartWarning)
        with kernel(name, **options) as ordinary:
            assert isinstance(ordinary.process, subprocess.Popen)
            assert ordinary.value("1 + 1") == 2
    return "\n".join(str(each.message) for each in caught if each.category is ColdStartWarning)


def _refused(modules: list[str]) -> str:
    """Why the client gives no warm kernel."""
    command = [sys.executable, "-m", "ipykernel_launcher"]
    order = Order(
        command=command,
        env=dict(os.environ),
        cwd=str(Path.cwd()),
        streams=(1, 2),
        fresh=(),
        independent=False,
        modules=modules,
        idle=1,
    )
    with pytest.raises(ColdStart) as refusal:
        start_kernel(order)
    return refusal.value.reason


def test_switched_off(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever switches it off gets ordinary kernels, and no warning."""
    monkeypatch.setenv("WORKSHOP_KERNELS", "cold")
    assert _cold("light") == ""


@pytest.mark.parametrize("missing", ["linux", "pidfd_open", "pidfd_send_signal"])
def test_elsewhere(lab: Lab, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    """On another system, or without pidfd, kernels are ordinary, and nobody needs to hear of it."""
    if missing == "linux":
        monkeypatch.setattr("workshop.kernels.client.PLATFORM", "darwin")
    else:
        monkeypatch.delattr(os if hasattr(os, missing) else signal, missing)
    assert _cold("light") == ""


def test_missing_module(lab: Lab) -> None:
    """A module that is not there is named, once."""
    lab.spec("missing", ["no_such_module_anywhere"])
    said = _cold("missing")
    assert said.count("No warm kernel") == 1
    assert "no_such_module_anywhere could not be imported" in said
    assert _cold("missing") == ""


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (
            "import threading, time\nthreading.Thread(target=time.sleep, args=(60,), daemon=True).start()",
            "starts a thread",
        ),
        ("raise RuntimeError('broken\\nin two lines')", "RuntimeError: broken in two lines"),
        ("import os\nos._exit(3)", "ended while it was starting"),
        ("import sys\nsys.exit('no')", "SystemExit: no"),
    ],
)
def test_unsafe_module(lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, reason: str) -> None:
    """A module that would make forking unsafe, or that fails, is named with what it does."""
    (tmp_path / "unsafe.py").write_text(source)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert reason in _refused(["unsafe"])


def test_shadowed_module(lab: Lab, tmp_path: Path) -> None:
    """A notebook beside a file that is called like an imported module gets the file, as it always would."""
    (tmp_path / "pandas.py").write_text("HERE = True\n")
    with pytest.warns(ColdStartWarning, match=r"pandas\.py"), kernel("warm", cwd=tmp_path) as ordinary:
        assert ordinary.value("pandas.HERE", "import pandas") is True
    (tmp_path / "pandas.py").unlink()
    (tmp_path / "pandas").mkdir()  # data, not a package
    with kernel("warm", cwd=tmp_path) as warm:
        assert isinstance(warm.process, WarmProcess)


def test_open_folder(lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sockets are never put where others could reach them."""
    tmp_path.chmod(0o755)
    monkeypatch.setenv("WORKSHOP_KERNELS_DIR", str(tmp_path))
    assert "has to be yours alone" in _refused([])


def test_long_path(lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path that is too long for a socket is said to be."""
    folder = tmp_path / ("deep" * 30)
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("WORKSHOP_KERNELS_DIR", str(folder))
    assert "too long for a socket" in _refused([])


def test_special_wishes(lab: Lab) -> None:
    """A start with wishes that only a new process can fulfil is an ordinary one."""
    assert "preexec_fn" in _cold("light", preexec_fn=lambda: None)


def test_other_command(lab: Lab) -> None:
    """A kernelspec with a command of its own is started by that command."""
    folder = lab.folder / "jupyter" / "kernels" / lab.spec("other")
    file = folder / "kernel.json"
    file.write_text(file.read_text().replace("ipykernel_launcher", "ipykernel"))
    assert "-m ipykernel_launcher" in _cold("other")


def test_missing_folder(lab: Lab, tmp_path: Path) -> None:
    """A folder that is not there is the same error as for an ordinary kernel."""
    with pytest.raises(FileNotFoundError), kernel("light", cwd=tmp_path / "nowhere"):
        pass


def test_broken_server(lab: Lab, tmp_path: Path) -> None:
    """An interpreter that is not there is the same error as for an ordinary kernel."""
    folder = lab.folder / "jupyter" / "kernels" / lab.spec("broken")
    file = folder / "kernel.json"
    file.write_text(file.read_text().replace(sys.executable, str(tmp_path / "python")))
    with pytest.warns(ColdStartWarning), pytest.raises(FileNotFoundError), kernel("broken"):
        pass
