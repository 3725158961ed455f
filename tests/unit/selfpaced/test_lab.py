"""JupyterLab for one person: its command line, and copies that leave the project as it is."""

import json
from pathlib import Path

from workshop.selfpaced.lab import copies, lab_command


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
