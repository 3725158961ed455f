"""The participant path stays light: a lesson on Binder or an old laptop waits for nothing that it does not use."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.widgets.fixtures import built_in

HEAVY = [
    *("pandas", "numpy", "scipy", "pyarrow", "matplotlib", "papermill", "nbconvert", "typst"),
    *("sqlalchemy", "alembic", "fastapi", "uvicorn", "typer", "rapidfuzz", "ruamel", "markdown_it"),
]


def loaded_after(code: str, folder: Path) -> list[str]:
    """Which heavy packages a fresh interpreter has loaded after it ran some code."""
    code += f"\nimport sys\nprint([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    return list(eval(done.stdout.splitlines()[-1]))  # noqa: S307 - our own output


@pytest.mark.parametrize(
    "code",
    [
        "import workshop.participant",
        "import workshop.widgets, workshop.sharing.desk, workshop.lessons.built",
        "from workshop.participant import *\nopen_lesson('01-start')\nshow('words')\nshare()",
    ],
)
def test_nothing_heavy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Neither the import nor a whole lesson loads anything heavy."""
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path / "home"))
    assert loaded_after(code, built_in(tmp_path / "lessons")) == []


def test_the_check_can_fail(tmp_path: Path) -> None:
    """The check sees a heavy package when there is one."""
    assert loaded_after("import numpy", tmp_path) == ["numpy"]


def test_import_is_small(tmp_path: Path) -> None:
    """``import workshop.participant`` alone loads no widget machinery: that waits for the first cell that needs it."""
    code = (
        "import workshop.participant, sys\nassert 'ipywidgets' not in sys.modules\nassert 'pydantic' not in sys.modules"
    )
    assert loaded_after(code, tmp_path) == []
