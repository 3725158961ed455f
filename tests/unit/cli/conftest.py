"""The command line in a project of its own."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from workshop.cli import main

LESSONS = Path(__file__).parents[3] / "lessons"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in a project of its own: exit code, output, errors."""
    shutil.copytree(LESSONS, tmp_path / "lessons")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("WORKSHOP_DATABASE_URL", raising=False)

    def call(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["workshop", *words])
        with pytest.raises(SystemExit) as ended:
            main.main()
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return int(ended.value.code or 0), said.out, said.err

    return call


def make(run: Run, *words: str) -> tuple[str, str]:
    """Make a cohort: its code and its facilitator's key."""
    status, out, _ = run("cohort", "new", "Tuesday group", *words)
    assert status == 0
    found = re.search(r"/facilitator#([A-Z]{6})\.([\w-]+)", out)
    assert found
    return found[1], found[2]
