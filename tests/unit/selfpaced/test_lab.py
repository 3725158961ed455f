"""JupyterLab for one person: its command line, its end, and copies that leave the project as it is."""

import json
import os
import signal
import sys
from pathlib import Path

import pytest

from workshop.selfpaced import lab
from workshop.selfpaced.lab import copies, lab_command, run_lab
from workshop.selfpaced.port import listen

NOTEBOOKS = Path(__file__).parents[3] / "notebooks" / "bounce-back"


def notebook(digest: str, text: str) -> str:
    """A notebook as it is built."""
    return json.dumps({"cells": [text], "metadata": {"workshop": {"digest": digest}}})


def test_the_command_line(tmp_path: Path) -> None:
    """It is reached from this machine only, by a key, on exactly that port, and culls kernels."""
    words = lab_command(tmp_path, 8123, "key", "01-welcome", browser=False)
    assert {"--ip=127.0.0.1", "--port=8123", "--ServerApp.port_retries=0", "--IdentityProvider.token=key"} <= {*words}
    assert "--LabApp.default_url=/lab/tree/01-welcome.ipynb" in words
    assert any("cull_idle_timeout" in word for word in words)
    assert "--no-browser" in words
    assert "--no-browser" not in lab_command(tmp_path, 8123, "key", "01-welcome", browser=True)


def test_an_own_copy_stays_until_its_lesson_changes(tmp_path: Path) -> None:
    """What somebody wrote into a copy stays; a new version of the lesson replaces it; the project is not touched."""
    folder, home = tmp_path / "bounce-back", tmp_path / "home"
    folder.mkdir()
    source = folder / "01-welcome.ipynb"
    source.write_text(notebook("a", "as built"))
    copy = copies(folder, home) / source.name
    copy.write_text(notebook("a", "with notes"))
    assert copies(folder, home) == home / "notebooks" / "bounce-back"
    assert "with notes" in copy.read_text()
    assert "as built" in source.read_text()
    source.write_text(notebook("b", "newer"))
    copies(folder, home)
    assert "newer" in copy.read_text()


def test_ctrl_c_is_heard_and_ends_a_jupyterlab_that_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a script began the command in the background, so that it starts deaf; and nobody is kept waiting."""
    deaf = "import os, signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)"
    deaf += f"; open({str(tmp_path / 'deaf')!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    monkeypatch.setattr(lab, "lab_command", lambda *_, **__: [sys.executable, "-c", deaf])
    monkeypatch.setattr(lab, "PATIENCE", 0.2)
    monkeypatch.setattr(lab, "_answers", lambda _: (tmp_path / "deaf").exists() and (tmp_path / "deaf").read_text())
    said: list[str] = []

    def ready(address: str) -> None:
        said.append(address)
        os.kill(os.getpid(), signal.SIGINT)

    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with listen(0) as opened:
            run_lab(NOTEBOOKS, tmp_path / "home", opened, ready=ready)
    finally:
        signal.signal(signal.SIGINT, before)
    assert len(said) == 1
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "deaf").read_text()), 0)
