"""``workshop open`` as a process of its own: started, its kernels found, and closed."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from lab import Lab, configure
from processes import kill, processes_of

__all__ = ["Opened"]

COMMAND = [sys.executable, "-c", "from workshop.cli.main import main; main()", "open", "--no-browser"]


class Opened:
    """A session in a process of its own, read until it says its link.

    Args:
        base: Where the notebooks are, and where the participant's data goes.
        *words: More of the command line.
        **environment: Environment variables besides this process's own.
    """

    def __init__(self, base: Path, *words: str, **environment: str) -> None:
        self.home = base / "home"
        configure(base / "config")
        mine = {"WORKSHOP_HOME": str(self.home), "JUPYTER_CONFIG_DIR": str(base / "config")}
        self.process = subprocess.Popen(
            [*COMMAND, *words],
            cwd=base,
            env=os.environ | mine | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self.process.stdout is not None
        said = ""
        for line in self.process.stdout:
            said += line
            if "Ctrl-C" in line:
                break
        found = re.search(r"http://\S+", said)
        assert found, said
        self.link = found[0]
        self.address = self.link.split("/?")[0]

    def lab(self) -> Lab:
        """The JupyterLab of a session that was opened with ``--lab``."""
        link = urlsplit(self.link)
        return Lab(f"{link.scheme}://{link.netloc}", self.home, token=parse_qs(link.query)["token"][0])

    def kernels(self) -> list[int]:
        """Processes that belong to the session, but for the session itself and the server that kernels come from."""
        return [
            process
            for process, command in processes_of(self.home).items()
            if (b"kernels.server" in command or b"ipykernel" in command) and _parent(process) not in {1, None}
        ]

    def kill(self) -> None:
        """End all of it at once, the kernels first, without a chance to save anything."""
        kill(self.kernels())
        kill([*processes_of(self.home)])
        self.process.communicate(timeout=30)

    def kept(self, text: str) -> None:
        """Wait until the journal on disk holds a text."""
        end = time.monotonic() + 10
        while text not in (self.home / "journal.json").read_text("utf-8"):
            assert time.monotonic() < end, "the journal does not hold it"
            time.sleep(0.05)

    def close(self) -> tuple[int, str]:
        """Press Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        rest, _ = self.process.communicate(timeout=30)
        return self.process.returncode, rest


def _parent(process: int) -> int | None:
    try:
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, ValueError):
        return None
