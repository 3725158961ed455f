"""``workshop room``: the whole command in a process of its own, and everything that keeps it from opening."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import httpx
import pytest

from tests.fixtures.room.small import KEY
from workshop.cli.main import main

LESSONS = Path(__file__).parents[3] / "lessons"
COMMAND = [sys.executable, "-c", "from workshop.cli.main import main; main()"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose help contacts are still blank, as on the first day."""
    shutil.copytree(LESSONS, tmp_path / "lessons")
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("WORKSHOP_DATABASE_URL", raising=False)
    return tmp_path


def fill_in(project: Path) -> None:
    """Do what the coordinator is asked to do."""
    file = project / "lessons" / "bounce-back" / "workshop.yaml"
    file.write_text(file.read_text("utf-8").replace('contact: ""', 'contact: "555-0100"'), "utf-8")


@dataclass(frozen=True)
class Done:
    """What came of a command."""

    returncode: object
    stdout: str
    stderr: str


def run(project: Path, *words: str) -> Done:
    """A command that ends by itself, all of it, in this process: a new one would only import everything again."""
    out, problems = StringIO(), StringIO()
    before = signal.getsignal(signal.SIGTERM)
    with (
        chdir(project),
        redirect_stdout(out),
        redirect_stderr(problems),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(sys, "argv", ["workshop", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        signal.signal(signal.SIGTERM, before)
    return Done(ended.value.code, out.getvalue(), problems.getvalue())


def new_cohort(project: Path) -> str:
    """A cohort's code."""
    found = re.search(r"^Cohort ([A-Z]{6}):", run(project, "cohort", "new", "Tuesday group").stdout)
    assert found
    return found[1]


class Room:
    """A room in a process of its own, read until it says that it is open."""

    def __init__(self, project: Path, code: str, port: int, *more: str) -> None:
        words = [*COMMAND, "room", code, "--host", "127.0.0.1", "--port", str(port), *more]
        self.process = subprocess.Popen(words, cwd=project, stdout=subprocess.PIPE, text=True, bufsize=1)
        self.said = ""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said += line
            if "Ctrl-C" in line:
                break
        self.address = f"http://127.0.0.1:{port}"

    def close(self) -> tuple[int, str]:
        """Press Ctrl-C: exit code, and what was said last."""
        self.process.send_signal(signal.SIGINT)
        rest, _ = self.process.communicate(timeout=60)
        return self.process.returncode, rest

    def __enter__(self) -> "Room":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_everything_that_is_wrong_is_said_at_once(project: Path) -> None:
    """A taken port does not hide that the contacts are blank."""
    code = new_cohort(project)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run(project, "room", code, "--host", "127.0.0.1", "--port", str(port))
    assert done.returncode == 1
    port_line, contacts_line = done.stderr.splitlines()
    assert f"Port {port} is in use" in port_line
    assert os.path.join("lessons", "bounce-back", "workshop.yaml") in contacts_line  # noqa: PTH118 - as it is printed
    assert '"Campus counseling"' in contacts_line
    assert "988" not in contacts_line


@pytest.mark.parametrize(("code", "words"), [("ABCDEF", "no cohort with the code ABCDEF"), ("", "no cohort")])
def test_an_unknown_cohort(project: Path, code: str, words: str) -> None:
    """The code is named, and where to find the right one."""
    new_cohort(project)
    done = run(project, "room", code, "--port", str(free_port()))
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_before_the_first_cohort(project: Path) -> None:
    """A room without any database says how to begin."""
    done = run(project, "room", "ABCDEF", "--port", str(free_port()))
    assert done.returncode == 1
    assert "`workshop cohort new`" in done.stderr


def test_a_room_opens_closes_and_goes_on(project: Path) -> None:
    """The links it prints work, Ctrl-C ends it cleanly with one line, and the next one knows who joined."""
    code = new_cohort(project)
    fill_in(project)
    port = free_port()
    joining = {"Authorization": f"Bearer {KEY}"}
    with Room(project, code, port) as room:
        links = re.findall(r"http://\S+", room.said)
        assert links[:2] == [f"{room.address}/j/{code}", f"{room.address}/screen/{code}"]
        page, key = links[2].split(f"#{code}.")
        for link in (*links[:2], page, f"{room.address}/w/bounce-back/"):
            assert httpx.get(link).status_code == 200
        counts = httpx.get(f"{room.address}/api/cohorts/{code}/counts", headers={"Authorization": f"Bearer {key}"})
        assert counts.json()["joined"]["value"] is None
        assert httpx.post(f"{room.address}/api/cohorts/{code}/join", headers=joining).json()["joined"] is True
        with httpx.stream("GET", f"{room.address}/api/cohorts/{code}/live", timeout=60) as stream:
            assert next(line for line in stream.iter_lines() if line.startswith("data:"))
            status, rest = room.close()
    assert status == 0
    assert "The room is closed." in rest
    assert "Traceback" not in rest
    with Room(project, code.lower(), port) as again:
        assert f"#{code}.{key}" in again.said, "the facilitator's page that is open goes on"
        withdrawn = httpx.delete(f"{again.address}/api/cohorts/{code}/submission?sequence=1", headers=joining)
        assert withdrawn.json() == {"withdrawn": True, "sequence": 1}
        assert again.close()[0] == 0


def test_an_address_of_ones_own(project: Path) -> None:
    """The links use it, with the port if that was left out; what is no address is said with everything else."""
    code = new_cohort(project)
    fill_in(project)
    with Room(project, code, port := free_port(), "--address", "localhost") as room:
        assert f"http://localhost:{port}/j/{code}" in room.said
    done = run(project, "room", code, "--port", str(free_port()), "--address", "ftp://x/y")
    assert done.returncode == 1
    assert "is not an address that people can type" in done.stderr


def test_a_room_that_is_told_to_end_leaves_no_scratch(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the machine shuts down, the room closes as after Ctrl-C, and its folder of pages is gone."""
    scratch = project / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    code = new_cohort(project)
    fill_in(project)
    with Room(project, code, free_port()) as room:
        assert list(scratch.iterdir())
        room.process.terminate()
        room.process.communicate(timeout=60)
        assert room.process.returncode == 128 + signal.SIGTERM
    assert not list(scratch.iterdir())
