"""What a Binder session gets: the participant path only, in an environment of its own, with a lesson that runs."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("pandas", "numpy", "matplotlib", "papermill", "sqlalchemy", "fastapi", "typst", "pyarrow", "scipy")


def _run(*command: str | Path, cwd: Path = ROOT, home: Path | None = None) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    if home is not None:
        environment["WORKSHOP_HOME"] = str(home)
        environment["PATH"] = f"{Path(command[0]).parent}{os.pathsep}{environment['PATH']}"
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def binder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a new virtual environment made by ``binder/requirements.txt`` from a copy of the repository."""
    folder = tmp_path_factory.mktemp("binder")
    copy = folder / "repository"
    _run("git", "clone", "--quiet", "--no-hardlinks", ROOT, copy)
    # What is not committed yet counts too: a test must judge the tree it stands in.
    changed = _run("git", "ls-files", "--modified", "--others", "--exclude-standard", "-z").split("\0")
    for name in filter(None, changed):
        source, target = ROOT / name, copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_file():
            target.write_bytes(source.read_bytes())
        else:
            target.unlink(missing_ok=True)
    # Without a pip of its own, and compiled when it is imported: half of the time went into what no test looks at.
    _run(sys.executable, "-m", "venv", "--without-pip", folder / "environment")
    bin_folder = folder / "environment" / ("Scripts" if os.name == "nt" else "bin")
    _pip(bin_folder, "install", "--quiet", "--no-compile", "-r", "binder/requirements.txt", cwd=copy)
    return bin_folder


def _pip(bin_folder: Path, *words: str, cwd: Path = ROOT) -> str:
    """This environment's pip, at work on another."""
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", bin_folder / "python")
    return _run(*pip, *words, cwd=cwd)


def _copy_of(binder: Path) -> Path:
    return binder.parents[1] / "repository"


@pytest.mark.timeout(600)
def test_only_the_participant_path_is_installed(binder: Path) -> None:
    """A Binder image carries nothing that a participant does not need, so that it starts fast."""
    names = {package["name"].lower() for package in json.loads(_pip(binder, "list", "--format", "json"))}
    assert {"bounce-back-workshop", "jupyterlab", "anywidget"} <= names
    assert not names & set(HEAVY)


@pytest.mark.timeout(300)
def test_the_build_step_runs_the_first_lesson(binder: Path, tmp_path: Path) -> None:
    """``postBuild`` succeeds, which includes running the first lesson in the new environment."""
    _run("bash", "binder/postBuild", cwd=_copy_of(binder), home=None) if os.name == "nt" else subprocess.run(
        ["bash", "binder/postBuild"],
        cwd=_copy_of(binder),
        env=os.environ | {"PATH": f"{binder}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path)},
        check=True,
        capture_output=True,
    )


@pytest.mark.timeout(300)
def test_every_lesson_runs(binder: Path, tmp_path: Path) -> None:
    """Each notebook runs from start to end in the Binder environment and never writes outside its data folder."""
    copy = _copy_of(binder)
    notebooks = sorted(copy.glob("notebooks/bounce-back/*.ipynb"))
    assert len(notebooks) == 7
    # One program, and a new kernel for each.
    _run(binder / "jupyter", "execute", *notebooks, cwd=notebooks[0].parent, home=tmp_path)
    assert _run("git", "status", "--porcelain", "notebooks", cwd=copy) == ""


@pytest.mark.timeout(300)
def test_the_launch_link_opens_the_first_lesson(binder: Path, tmp_path: Path) -> None:
    """The path in the README's Binder link is a page that JupyterLab serves from this environment."""
    link = re.search(r"https://mybinder\.org/v2/gh/[^)\s]+", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert link, "the README has no Binder link"
    path = unquote(link[0].split("labpath=")[1])
    assert path == "notebooks/bounce-back/01-welcome.ipynb"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [
            binder / "jupyter",
            "lab",
            "--no-browser",
            "--allow-root",
            "--ip=127.0.0.1",
            f"--port={port}",
            "--IdentityProvider.token=",
        ],
        cwd=_copy_of(binder),
        env=os.environ | {"HOME": str(tmp_path), "JUPYTER_CONFIG_DIR": str(tmp_path / "config")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + 120
        while True:
            try:
                address = f"http://127.0.0.1:{port}/api/contents/{path}"
                with urllib.request.urlopen(address, timeout=5) as answer:
                    content = json.load(answer)["content"]
                break
            except OSError:
                assert time.monotonic() < deadline, "JupyterLab did not answer"
                time.sleep(0.5)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/lab/tree/{path}", timeout=30) as answer:
            assert answer.status == 200
        assert any("open_lesson" in "".join(cell["source"]) for cell in content["cells"])
    finally:
        server.terminate()
        server.wait(timeout=30)
