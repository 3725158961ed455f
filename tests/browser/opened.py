"""``workshop open`` as a process of its own: started, its kernels found, and closed."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

__all__ = ["Opened"]

COMMAND = [sys.executable, "-c", "from workshop.cli.main import main; main()", "open", "--no-browser"]


class Opened:
    """A session in a process of its own, read until it says its link."""

    def __init__(self, base: Path) -> None:
        self.home = base / "home"
        environment = os.environ | {"WORKSHOP_HOME": str(self.home), "JUPYTER_CONFIG_DIR": str(base / "config")}
        self.process = subprocess.Popen(
            COMMAND, cwd=base, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
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

    def kernels(self) -> list[int]:
        """Processes that belong to the session, but for the session itself and the server that kernels come from."""
        found = []
        for folder in Path("/proc").iterdir():
            try:
                environment = (folder / "environ").read_bytes()
                command = (folder / "cmdline").read_bytes()
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, ValueError):
                continue
            mine = f"WORKSHOP_HOME={self.home}".encode() in environment
            if mine and (b"kernels.server" in command or b"ipykernel" in command) and parent != 1:
                found.append(int(folder.name))
        return found

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
