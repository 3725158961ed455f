"""A machine's worth of folders in which shell examples run, line by line, as a reader would type them."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.contracts.docs.at_hand import run_shell, stub
from tests.contracts.docs.blocks import ROOT

__all__ = ["World", "lines_of", "published"]

SCRIPTS = Path(sys.executable).parent
_COPIED = ("Makefile", "pyproject.toml", "constraints.txt", "lessons", "notebooks", "docs")
_SHELL = """set -e
sudo() { [ "$1" != -u ] || shift 2; "$@"; }
"""
"""There is one account here, so what an example does as another is done as this one."""


def lines_of(text: str) -> list[str]:
    """The lines of a shell example, continued ones joined, without what is only a comment."""
    joined = text.replace("\\\n", " ").splitlines()
    return [line.strip() for line in joined if line.strip() and not line.lstrip().startswith("#")]


def published(folder: Path) -> Path:
    """A copy of this repository to clone, as a center publishes it."""
    folder.mkdir(parents=True)
    for name in _COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
        else:
            shutil.copyfile(source, folder / name)
    for words in ("init -q", "add .", "commit -q -m Begin"):
        subprocess.run(["git", *shlex.split(words)], cwd=folder, env=_environment(folder), check=True)
    return folder


def _environment(home: Path) -> dict[str, str]:
    """Nothing of ours is set, as on a new machine; a person's own folders are below ``home``."""
    who = {f"GIT_{role}_{what}": "docs" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("WORKSHOP_", "XDG_"))}
    return {**kept, **who, "GIT_CONFIG_GLOBAL": os.devnull, "HOME": str(home)}


@dataclass
class World:
    """Where examples run: the folder that a reader is in, and what stands in for the names of the documents.

    Attributes:
        folder: The folder that the next line runs in.
        home: The folder of the person who types.
        stand_ins: What to put in place of names that are another's on each machine.
        said: What each line that has run said.
        functions: The shell functions that were defined.
    """

    folder: Path
    home: Path
    stand_ins: dict[str, str]
    said: dict[str, str] = field(default_factory=dict)
    functions: str = ""

    def run(self, line: str) -> str:
        """Run one line to its end, unless it has run in this world already, and give what it said."""
        if line not in self.said:
            self.said[line] = self._shell(self.real(line))
            if made := re.search(r"^Cohort ([A-Z]{6}):", self.said[line], re.MULTILINE):
                self.stand_ins["ABCDEF"] = made[1]
        return self.said[line]

    def real(self, line: str) -> str:
        """The line with what a reader would put into it."""
        for name, real in self.stand_ins.items():
            line = line.replace(name, real)
        return line

    def _shell(self, line: str) -> str:
        if re.match(r"\w+\(\) *{", line):
            self.functions += f"{line}\n"
        where = self.home / "folder"
        self.home.mkdir(exist_ok=True)
        script = f"{_SHELL}{self.functions}{line}\npwd > {shlex.quote(str(where))}\n"
        code, said = run_shell(script, self.folder, _environment(self.home), self.home / "calls")
        assert code == 0, f"{line}: {said}"
        self.folder = Path(where.read_text("utf-8").strip())
        if "git clone" in line:
            self.set_up(Path(shlex.split(line)[-1]))
        return said

    def set_up(self, clone: Path) -> None:
        """What `make` installs into a clone comes from where the tests run; help contacts are filled in, as asked."""
        folder = self.folder / clone
        (folder / ".venv" / "bin").mkdir(parents=True)
        (folder / ".venv" / "bin" / "python").symlink_to(SCRIPTS / "python")
        stub(folder / ".venv" / "bin" / "workshop", SCRIPTS / "workshop")
        (folder / ".venv" / ".ready").touch()
        for head in folder.glob("lessons/*/workshop.yaml"):
            head.write_text(head.read_text("utf-8").replace('contact: ""', 'contact: "555-0100"'), "utf-8")

    @contextmanager
    def running(self, line: str, *more: str, until: str) -> Iterator[str]:
        """A line that goes on until Ctrl-C: gives what it said up to a word, then presses Ctrl-C and waits.

        Args:
            line: The line as it stands in the document.
            more: Options that keep it from the network and from the browser of whoever runs the tests.
            until: A word of the last line to wait for.
        """
        words = ["bash", "-c", f'{_SHELL}{self.functions}exec {self.real(line)} "$@"', "bash", *more]
        with subprocess.Popen(
            words,
            cwd=self.folder,
            env={**_environment(self.home), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        ) as process:
            try:
                said = _read(process, until)
                yield said
                os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all that run in it
                rest, _ = process.communicate(timeout=150)
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)
        assert "Traceback" not in said + rest, rest
        self.said[line] = said + rest


def _read(process: "subprocess.Popen[str]", until: str) -> str:
    said = ""
    assert process.stdout is not None
    for line in process.stdout:
        said += line
        if until in line:
            return said
    raise AssertionError(said)
