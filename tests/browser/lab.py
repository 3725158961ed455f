"""A real JupyterLab on this machine: started on a free port, driven in the browser, and its kernels found."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect
from processes import kill, processes_of

__all__ = ["Lab", "configure", "free_port", "running_lab"]

START = 90.0  # seconds; on two busy cores the server and the first kernel take their time
SLOW = START * 1000
DRAWN = ".jp-OutputArea-output :is(.ws-saved, .ws-own)"  # the exercises and what comes last
READY = """() => {
  const context = globalThis.jupyterapp?.shell.currentWidget?.sessionContext;
  const kernel = context?.session?.kernel;
  return Boolean(context?.isReady && kernel?.connectionStatus === "connected" && kernel.status === "idle");
}"""


class Lab:
    """A running JupyterLab.

    Attributes:
        url: Its address.
        home: The data folder of the participant, with the journal.
        token: What lets one in, if anything does.
    """

    def __init__(self, url: str, home: Path, token: str = "") -> None:
        self.url = url
        self.home = home
        self.token = token

    def open(self, page: Page, notebook: str) -> None:
        """Open a notebook in the browser and run all its cells."""
        page.goto(f"{self.url}/lab/tree/{notebook}?token={self.token}", timeout=SLOW)
        expect(page.locator(".jp-Notebook")).to_be_visible(timeout=SLOW)
        self.ready(page)
        self.run_all(page)

    def ready(self, page: Page) -> None:
        """Wait until the notebook in front is connected to an idle kernel: what is run before that is lost.

        What JupyterLab shows is not enough, since it takes "Idle" from a list before there is a connection.
        """
        page.wait_for_function(READY, timeout=SLOW)

    def sound(self, page: Page) -> bool:
        """Whether the notebook in front answers, with no question open and nothing unsaved."""
        quiet = page.locator(".jp-Dialog, .ws-trouble:not(:empty)").count() == 0
        return quiet and bool(page.evaluate(READY))

    def end_kernels(self) -> None:
        """End every kernel, so that a notebook that is opened next gets a new one."""
        with urllib.request.urlopen(f"{self.url}/api/sessions", timeout=30) as answer:  # noqa: S310 - our own server
            sessions = json.load(answer)
        for session in sessions:
            request = urllib.request.Request(f"{self.url}/api/sessions/{session['id']}", method="DELETE")  # noqa: S310
            urllib.request.urlopen(request, timeout=30).close()  # noqa: S310 - our own server

    def front(self, page: Page) -> Locator:
        """The notebook in front of the others."""
        return page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")

    def run_all(self, page: Page) -> None:
        """Run all cells, by the menu that a participant uses."""
        self.menu(page, "Run", "Run All Cells")

    def menu(self, page: Page, name: str, entry: str) -> None:
        """Choose an entry of a menu of the menu bar."""
        page.get_by_role("menuitem", name=name, exact=True).click()
        page.locator(".lm-Menu").get_by_text(entry, exact=False).first.click()

    def restart_and_run_all(self, page: Page) -> None:
        """Restart the kernel and run all cells, say yes to the question, and wait until all is drawn anew.

        Before that, the exercises of the old kernel are still there, look the same and even answer.
        """
        drawn = self.front(page).locator(DRAWN)
        number = drawn.count()
        drawn.evaluate_all("(drawn) => drawn.forEach((one) => (one.dataset.before = ''))")
        self.menu(page, "Kernel", "Restart Kernel and Run All Cells")
        page.get_by_role("button", name="Confirm Kernel Restart").click()
        expect(self.front(page).locator(f"{DRAWN}:not([data-before])")).to_have_count(number, timeout=SLOW)
        self.ready(page)

    def exercise(self, page: Page, kind: str) -> Locator:
        """The exercises of a kind, once they are drawn."""
        drawn = page.locator(f".jp-OutputArea-output .ws-{kind}")
        expect(drawn.first).to_be_visible(timeout=SLOW)
        return drawn

    def entries(self) -> dict[str, Any]:
        """What is in the journal on disk."""
        path = self.home / "journal.json"
        if not path.exists():
            return {}
        workshops = json.loads(path.read_text("utf-8"))["workshops"]
        return next(iter(workshops.values()))["entries"] if workshops else {}

    def saved(self, exercise: str, answer: object) -> None:
        """Wait until the journal on disk holds this answer."""
        end = time.monotonic() + START
        while time.monotonic() < end:
            if self.entries().get(exercise, {}).get("answer") == answer:
                return
            time.sleep(0.05)
        raise AssertionError(f"the journal holds {self.entries().get(exercise)}, not {answer!r}")

    def kill_kernel(self) -> None:
        """End the kernel at once, without a chance to save anything."""
        kernels = [process for process, command in processes_of(self.home).items() if b"ipykernel_launcher" in command]
        assert len(kernels) == 1, f"one kernel should run, not {len(kernels)}"
        kill(kernels)


def configure(folder: Path) -> None:
    """Write settings for a JupyterLab: it lets a test see whether a kernel answers."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = {"LabApp": {"expose_app_in_browser": True}}
    (folder / "jupyter_server_config.json").write_text(json.dumps(settings), encoding="utf-8")


def free_port() -> int:
    """A port that nobody has right now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running_lab(
    folder: Path, home: Path, *, start: Sequence[str | Path] = (sys.executable, "-m", "jupyterlab"), **environment: str
) -> Iterator[Lab]:
    """Start JupyterLab over a folder; stop it, and every kernel with it, at the end.

    Args:
        folder: What it opens.
        home: The data folder of the participant.
        start: The command that starts it.
        **environment: Environment variables besides this process's own.
    """
    port = free_port()
    command = [
        *map(str, start),
        *("--no-browser", "--ip=127.0.0.1", f"--port={port}", "--allow-root"),
        *("--ServerApp.port_retries=0", f"--ServerApp.root_dir={folder}", "--IdentityProvider.token="),
        *("--ServerApp.disable_check_xsrf=True", "--LabApp.extension_manager=readonly"),
    ]
    quiet = home.parent / "lab-settings" / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    quiet.parent.mkdir(parents=True, exist_ok=True)
    quiet.write_text('{"fetchNews": "false", "checkForUpdates": false}', encoding="utf-8")
    settings = {name: str(home.parent / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
    settings |= {"JUPYTER_RUNTIME_DIR": str(home.parent / "runtime"), "WORKSHOP_HOME": str(home)}
    settings["JUPYTERLAB_SETTINGS_DIR"] = str(home.parent / "lab-settings")
    configure(home.parent / "JUPYTER_CONFIG_DIR")
    log = home.parent / "lab.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=folder, env=os.environ | settings | environment, stdout=output, stderr=subprocess.STDOUT
        )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(url, server, log)
        yield Lab(url, home)
    finally:
        server.send_signal(signal.SIGINT)
        server.terminate()
        try:
            server.wait(timeout=5)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/api", timeout=5):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"JupyterLab did not start:\n{log.read_text('utf-8', 'replace')[-3000:]}")
