"""One lab for all tests: a fork server takes a second to start, so tests with the same modules share one."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.kernels.lab import Lab
from workshop.kernels import provisioner
from workshop.kernels.control import end_servers


@pytest.fixture(scope="session")
def place() -> Iterator[Lab]:
    """The lab. Its path is short: that of a socket may have no more than about a hundred characters."""
    folder = Path(tempfile.mkdtemp(prefix="wk"))
    (folder / "run").mkdir(mode=0o700)
    lab = Lab(folder)
    lab.spec("warm", ["pandas", "ipywidgets"])
    lab.spec("light")
    yield lab
    end_servers(lab.sockets)
    shutil.rmtree(folder)


@pytest.fixture
def lab(place: Lab, monkeypatch: pytest.MonkeyPatch) -> Lab:
    """The lab, in force: nothing outside it is seen or touched, and its servers end with the tests."""
    monkeypatch.setenv("WORKSHOP_KERNELS_DIR", str(place.sockets))
    monkeypatch.setenv("WORKSHOP_KERNELS_OWNER", str(os.getpid()))
    monkeypatch.setenv("JUPYTER_PATH", str(place.folder / "jupyter"))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(place.folder / "runtime"))
    monkeypatch.setenv("IPYTHONDIR", str(place.folder / "ipython"))
    monkeypatch.delenv("WORKSHOP_KERNELS", raising=False)
    monkeypatch.setattr(provisioner, "_said", set())
    return place
