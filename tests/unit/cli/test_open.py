"""``workshop open``: what keeps it from opening is one plain line."""

import socket
from pathlib import Path

import pytest

from workshop.cli.selfpaced import open_session
from workshop.errors import SetupError


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a built workshop."""
    folder = tmp_path / "notebooks" / "bounce-back"
    folder.mkdir(parents=True)
    (folder / "workshop.json").write_text("{}")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.mark.parametrize("lab", [False, True])
def test_a_port_in_use(project: Path, lab: bool) -> None:
    """The port is named, with what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SetupError, match=rf"^Port {port} is in use.*leave out --port") as raised:
            open_session(None, lab=lab, port=port, no_browser=True)
    assert "\n" not in str(raised.value)


def test_without_voila(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not installed is named, with the command that installs it."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(SetupError, match=r'voila.*pip install "bounce-back-workshop\[open\]"'):
        open_session(None, lab=False, port=0, no_browser=True)
