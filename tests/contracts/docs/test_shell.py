"""Every line of every shell example runs, in the order of its document, and does what the document says."""

import configparser
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import pytest

from tests.contracts.docs.blocks import BLOCKS, of_class, only
from tests.contracts.docs.exempt import EXEMPT, STAND_INS
from tests.contracts.docs.world import World, lines_of, published
from tests.fixtures.postgres import Postgres
from tests.fixtures.server import free_port
from workshop.lessons.reader import read_workshop
from workshop.sample.arrive import arrive
from workshop.sharing.sink import HttpSink

PEOPLE = 12
"""Who shares in the room, so that there is something to report on."""


def _link(said: str) -> str:
    """The last link that a command said."""
    return re.findall(r"http://[^\s#]+", said)[-1]


def _demo(world: World, line: str) -> AbstractContextManager[str]:
    return world.running(line, until="Ctrl-C closes it.")


def _room(world: World, line: str) -> AbstractContextManager[str]:
    return world.running(line, "--host", "127.0.0.1", "--port", str(free_port()), until="Ctrl-C closes")


def _alone(world: World, line: str) -> AbstractContextManager[str]:
    return world.running(line, "--no-browser", until="Ctrl-C")


LONG: dict[str, Callable[[World, str], AbstractContextManager[str]]] = {
    "make demo": _demo,
    ".venv/bin/workshop room ABCDEF": _room,
    ".venv/bin/workshop open bounce-back": _alone,
    ".venv/bin/workshop preview lessons/salary-talks": _alone,
}
"""Lines that go on until Ctrl-C, and how they are begun."""

MADE = {
    "make demo": ["out/sample.pdf"],
    ".venv/bin/workshop report ABCDEF": ["out/{ABCDEF}.pdf", "out/{ABCDEF}.ipynb"],
    ".venv/bin/workshop new salary-talks": ["lessons/salary-talks/01-where-you-stand.md"],
    ".venv/bin/workshop build lessons/salary-talks": ["notebooks/salary-talks/01-where-you-stand.ipynb"],
    ".venv/bin/workshop pages lessons/salary-talks": ["out/pages/salary-talks/index.html"],
    ".venv/bin/workshop guide salary-talks": ["out/salary-talks-guide.pdf"],
    ".venv/bin/workshop slides salary-talks": ["out/salary-talks-slides.pdf"],
}
"""The files that a document says a line makes."""

BY_HAND = {
    ".venv/bin/workshop check lessons/salary-talks --against v1.0": [
        "git add .",
        "git commit -q -m 'Salary talks'",
        "git tag v1.0",
    ],
}
"""What a document takes for done before a line."""


def _published(folder: Path, **more: str) -> World:
    source = str(published(folder / "published"))
    names = {"<address of this repository>": source, "<your copy of this repository>": source, **more}
    return World(folder, folder / "home", names)


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The machine of whoever follows the README, and then the pages for those who lead and write."""
    return _published(tmp_path_factory.mktemp("laptop"))


def _go(world: World, document: str) -> Iterator[str]:
    """Run the lines of a document, and give those that did not run in this world before."""
    for block in of_class("sh", document):
        for line in lines_of(block.text):
            if (document, line) in EXEMPT or line in world.said:
                continue
            for step in BY_HAND.get(line, []):
                world.run(step)
            if line in LONG:
                with LONG[line](world, line) as said:
                    assert httpx.get(_link(said), follow_redirects=True, timeout=60).status_code == 200
                    if "room" in line:
                        lessons = read_workshop(world.folder / "lessons" / "bounce-back")
                        code = world.stand_ins["ABCDEF"]
                        address = re.search(r"http://[^/\s]+", said)
                        assert address
                        arrive(HttpSink(address[0]), lessons, code, number=PEOPLE, now=datetime.now(UTC))
                assert "losed" in world.said[line]
            else:
                world.run(line)
            for name in MADE.get(line, []):
                made = world.folder / name.format(ABCDEF=world.stand_ins.get("ABCDEF", ""))
                assert made.is_file(), f"{line}: {made.name}"
            yield line


def test_the_readme(laptop: World) -> None:
    """From the clone over the demo and a room to the report."""
    began = [*_go(laptop, "README.md")]
    assert began[0].startswith("git clone")
    assert ".venv/bin/workshop report ABCDEF" in began


@pytest.mark.parametrize("name", ["authors", "facilitators", "coordinators"])
def test_a_page(laptop: World, name: str) -> None:
    """The pages of those who write, lead and report, on the machine on which the README was followed."""
    assert [*_go(laptop, "README.md"), *_go(laptop, f"docs/{name}.md")] or name == "facilitators"
    for block in of_class("sh", f"docs/{name}.md"):
        assert all(line in laptop.said for line in lines_of(block.text))


def test_a_server(tmp_path: Path, postgres: Postgres) -> None:
    """The operator's page, from the clone to PostgreSQL, with the service that the unit starts."""
    port = free_port()
    world = _published(
        tmp_path,
        **{
            "/srv/workshop/project": str(tmp_path / "project"),
            "/var/lib/workshop": str(tmp_path / "data"),
            "/backup": str(tmp_path),
            "/tmp/tried": str(tmp_path / "tried"),  # noqa: S108 - as the document has it
            "2026-11-23": date.today().isoformat(),  # noqa: DTZ011 - as the shell has it
            "127.0.0.1:8000": f"127.0.0.1:{port}",
            "postgresql://workshop:password@db.example.edu/workshop": postgres.new_database(),
        },
    )
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    text = only("ini", "docs/operators.md").text
    unit.read_string(text)
    settings = re.findall(r"^Environment=(\S+)", text, re.MULTILINE)
    service = None
    try:
        for block in of_class("sh", "docs/operators.md"):
            for line in lines_of(block.text):
                if ("docs/operators.md", line) in EXEMPT:
                    continue
                if line.startswith("curl"):
                    service = _service(world, unit["Service"]["ExecStart"], settings, port)
                    said = world.run(line)
                    assert said.strip() == line.partition("#")[2].strip()
                else:
                    world.run(line)
    finally:
        if service is not None:
            service.terminate()
            service.wait(30)
    assert "backup" in world.said[next(line for line in world.said if "audit" in line)]


def _service(world: World, command: str, settings: list[str], port: int) -> "subprocess.Popen[bytes]":
    """The command of the unit with the settings of the unit, once it answers."""
    environment = dict(world.real(setting).split("=", 1) for setting in settings)
    process = subprocess.Popen(
        [*world.real(command).split(), "--port", str(port), "--workers", "1"],
        cwd=world.folder,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(600):
        try:
            if httpx.get(f"http://127.0.0.1:{port}/health").status_code == 200:
                return process
        except httpx.TransportError:
            assert process.poll() is None, "the service ended"
            try:
                process.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
    raise AssertionError("the service does not answer")


def test_every_exemption_is_needed_and_parses() -> None:
    """What is not run is a line that there is, and one that a shell would take."""
    lines = {(block.document, line) for block in of_class("sh") for line in lines_of(block.text)}
    assert set(EXEMPT) <= lines
    assert {line for _, line in lines} >= {*LONG, *MADE, *BY_HAND}
    for _, line in EXEMPT:
        subprocess.run(["bash", "-n", "-c", line], check=True)


@pytest.mark.parametrize("name", STAND_INS)
def test_every_stand_in_is_needed(name: str) -> None:
    """A name that no document has any more is replaced nowhere."""
    assert any(name in block.text for block in BLOCKS)


def test_every_document_with_shell_examples_is_run() -> None:
    """A new document with commands has to be given a machine here."""
    run = {"README.md", *(f"docs/{name}.md" for name in ("authors", "facilitators", "coordinators", "operators"))}
    assert {block.document for block in of_class("sh")} == run
