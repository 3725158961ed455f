"""A folder as the documents have it, where their commands are run as they stand there, by a shell."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.contracts.docs.doc_blocks import ROOT

__all__ = ["Project"]

_GOES_ON = re.compile(r"^\.venv/bin/workshop (room|open|serve)\b")
_SUDO = '#!/bin/sh\n[ "$1" = -u ] && shift 2\nexec "$@"\n'


class Project:
    """A fresh checkout after the first day: installed, help contacts filled in, nobody there yet.

    What a document calls by a place of its own, such as ``/var/lib/workshop``, is a folder in here.

    Args:
        folder: An empty folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "project"
        shutil.copytree(ROOT / "lessons", self.folder / "lessons")
        shutil.copytree(ROOT / "notebooks", self.folder / "notebooks")
        for file in self.folder.glob("lessons/*/workshop.yaml"):
            file.write_text(file.read_text("utf-8").replace('contact: ""', 'contact: "555-0100"'), "utf-8")
        (self.folder / ".venv").mkdir()
        (self.folder / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
        programs = folder / "bin"
        programs.mkdir()
        sudo = programs / "sudo"
        sudo.write_text(_SUDO)
        sudo.chmod(0o755)
        self.places = {
            "/var/lib/workshop": folder / "data",
            "/backup": folder / "backup",
            "/tmp/tried": folder / "tried",  # noqa: S108 - what a document calls it
        }
        self.places |= {"/srv/workshop/project": self.folder}
        self.places["/backup"].mkdir()
        self.codes: list[str] = []
        self.environment = os.environ | {
            "PATH": f"{programs}:{os.environ['PATH']}",
            "WORKSHOP_HOME": str(folder / "data"),
            "JUPYTER_CONFIG_DIR": str(folder / "config"),
            "BROWSER": "true",  # `workshop open` has a page opened; nobody looks
        }
        self.environment.pop("WORKSHOP_DATABASE_URL", None)
        self.before = ""

    def here(self, text: str) -> str:
        """An example with this folder's places and the code that was printed, in the place of the documents' own."""
        for place, folder in self.places.items():
            text = text.replace(place, str(folder))
        return text.replace("ABCDEF", self.codes[-1]) if self.codes else text

    def run(self, text: str) -> str:
        """Run an example to its end; a program that goes on is ended by Ctrl-C once it says that it is there.

        Returns:
            All that it printed.

        Raises:
            AssertionError: It did not end well.
        """
        said = ""
        for written in re.split(r"^(?=\.venv/bin/workshop )", text, flags=re.MULTILINE):
            part = self.here(written)  # with the code that the line before has printed
            if _GOES_ON.match(part):
                said += self._open(part.strip())
            elif part.strip():
                said += self._shell(part)
        return said

    def _shell(self, text: str) -> str:
        command = ["bash", "-euo", "pipefail", "-c", f"{self.before}\n{text}"]
        done = subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False, timeout=120
        )
        assert done.returncode == 0, f"{text}\n{done.stdout}\n{done.stderr}"
        self.codes += re.findall(r"^Cohort ([A-Z]{6}):", done.stdout, re.MULTILINE)
        return done.stdout

    def _open(self, text: str) -> str:
        """At an address and a port that only this machine can reach, since a test is not alone there."""
        if not text.startswith(".venv/bin/workshop open"):
            text += f" --host 127.0.0.1 --port {_free_port()}"
        with subprocess.Popen(
            ["bash", "-c", f"exec {text}"],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process:
            assert process.stdout is not None
            said, end = "", time.monotonic() + 60
            for line in process.stdout:
                said += line
                if "Ctrl-C" in line:
                    process.send_signal(signal.SIGINT)
                    break
                assert time.monotonic() < end, said
            said += process.communicate(timeout=30)[0]
        assert process.returncode == 0, f"{text}\n{said}"
        return said


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
