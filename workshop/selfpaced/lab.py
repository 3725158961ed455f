"""JupyterLab for one person, over copies of the notebooks, so that running them changes nothing in the project."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from workshop.ending import told_to_end
from workshop.errors import SetupError
from workshop.lessons.built import read_built
from workshop.selfpaced.port import HOST

__all__ = ["copies", "lab_command", "run_lab"]


def copies(folder: Path, home: Path) -> Path:
    """A folder of one's own with the notebooks in it; one's own copy stays while its lesson is the same.

    Args:
        folder: The built notebooks.
        home: The data folder.

    Raises:
        SetupError: If it cannot be written.
    """
    target = home / "notebooks" / folder.name
    try:
        shutil.copytree(folder, target, dirs_exist_ok=True, copy_function=_copy)
    except (OSError, shutil.Error) as error:
        raise SetupError(f"{target}: cannot be written ({error}). Set WORKSHOP_HOME to another folder.") from error
    return target


def _copy(source: str, target: str) -> str:
    if not (source.endswith(".ipynb") and _digest(Path(target)) == _digest(Path(source))):
        shutil.copyfile(source, target)
    return target


def _digest(notebook: Path) -> str | None:
    try:
        return str(json.loads(notebook.read_bytes())["metadata"]["workshop"]["digest"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def lab_command(folder: Path, port: int, token: str, lesson: str, *, browser: bool) -> list[str]:
    """The command line of JupyterLab."""
    return [
        *(sys.executable, "-m", "jupyterlab", f"--ip={HOST}", f"--port={port}", "--ServerApp.port_retries=0"),
        *(f"--ServerApp.root_dir={folder}", f"--LabApp.default_url=/lab/tree/{lesson}.ipynb"),
        *(f"--IdentityProvider.token={token}", "--LabApp.extension_manager=readonly", "--Application.log_level=50"),
        # It asks nobody else for a newer version.
        "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
        *("--MappingKernelManager.cull_idle_timeout=900", "--MappingKernelManager.cull_interval=30"),
        *(() if browser else ("--no-browser",)),
        *(("--allow-root",) if _root() else ()),
    ]


PATIENCE = 10.0
"""Seconds that JupyterLab has to end."""

QUIET = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}
"""Its question about news would lie over the answers, and a yes would ask another server."""


@contextmanager
def _quiet() -> Iterator[dict[str, str]]:
    """This process's environment with defaults for JupyterLab in it; what people set themselves goes before them."""
    with TemporaryDirectory(prefix="workshop-lab-") as folder:
        place = Path(folder) / "labconfig" / "default_setting_overrides.json"
        place.parent.mkdir()
        place.write_text(json.dumps(QUIET), encoding="utf-8")
        path = os.pathsep.join(filter(None, (folder, os.environ.get("JUPYTER_CONFIG_PATH"))))
        yield {**os.environ, "JUPYTER_CONFIG_PATH": path}


def _root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def run_lab(
    folder: Path, home: Path, opened: socket.socket, *, ready: Callable[[str], None], browser: bool = False
) -> None:
    """Run JupyterLab until Ctrl-C; its kernels end with it.

    Args:
        folder: The built notebooks.
        home: The data folder, where the copies are.
        opened: From ``listen``; closed, so that JupyterLab can take its port.
        ready: Called with the address once JupyterLab answers.
        browser: Whether JupyterLab opens a browser.

    Raises:
        SetupError: If JupyterLab does not start, or ends by itself.
    """
    lesson = read_built(folder / "workshop.json").lessons[0].stem
    port, token = opened.getsockname()[1], secrets.token_urlsafe(24)
    place = copies(folder, home)
    opened.close()
    address = f"http://{HOST}:{port}/lab/tree/{lesson}.ipynb?token={token}"
    with _quiet() as environment, told_to_end() as told:
        # In a session of its own: Ctrl-C is ours, and JupyterLab is ended without a question.
        server = subprocess.Popen(
            lab_command(place, port, token, lesson, browser=browser),
            env=environment,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            while server.poll() is None and not _answers(f"http://{HOST}:{port}/api"):
                if told.wait(0.2):
                    return
            if server.poll() is None:
                ready(address)
            while server.poll() is None:
                if told.wait(0.2):
                    return
            if server.returncode > 0:
                raise SetupError(
                    f"JupyterLab did not start or ended by itself (status {server.returncode}). "
                    f"`{Path(sys.executable).parent / 'jupyter'} lab` says more."
                )
        finally:
            server.terminate()
            try:
                server.wait(PATIENCE)
            except subprocess.TimeoutExpired:  # all answers are on the disk
                server.kill()
                server.wait()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own server
            return True
    except (OSError, urllib.error.URLError):
        return False
