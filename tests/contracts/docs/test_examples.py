"""Every example in the documents works as it stands: it is run, or read by what reads it, here or in a named test.

No block of code is left out by being new: each is found in exactly one of the tables below.
"""

import configparser
import json
import logging
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.contracts.docs.doc_blocks import ROOT, Block, blocks
from tests.contracts.docs.doc_project import Project
from workshop.reports.themes.codebook import read_codebook
from workshop.room.logs import FIELDS, JsonLines
from workshop.store.engine import connect

Story = dict[str, list[str]]

STORIES: Story = {
    "README.md": [
        '.venv/bin/workshop cohort new "Fall workshop" --term "Fall 2026"',
        ".venv/bin/workshop open bounce-back",
        ".venv/bin/workshop report ABCDEF",
    ],
    "docs/facilitators.md": [
        '.venv/bin/workshop cohort new "Fall workshop" --term "Fall 2026"',
        ".venv/bin/workshop room ABCDEF",
    ],
    "docs/coordinators.md": [
        ".venv/bin/workshop report ABCDEF",
        "cp notebooks/reports/cohort.ipynb ours.ipynb",
    ],
    "docs/operators.md": [
        "sudo -u workshop env WORKSHOP_HOME=/var/lib/workshop .venv/bin/workshop doctor",
        "cd /srv/workshop/project",
        "sudo -u workshop env WORKSHOP_HOME=/var/lib/workshop .venv/bin/workshop cohort new",
        "workshop store backup --out /backup/workshop-$(date +%F).zip",
        "WORKSHOP_HOME=/tmp/tried workshop store restore /backup/workshop-2026-11-23.zip",
        "workshop cohort erase --expired --yes",
        "workshop cohort audit",
    ],
}
"""Commands of a document, each by how it begins, run one after the other in a folder as that document has it."""

ELSEWHERE = {
    "docs/authors.md": "tests/unit/docs/test_authors_page.py",
    "docs/exercises.md": "tests/unit/docs/test_exercises_page.py",
    **{
        f"docs/kinds/{path.stem}.md": "tests/unit/exercises/test_kind_pages.py"
        for path in (ROOT / "docs/kinds").glob("*.md")
    },
}
"""Documents with a test of their own, which reads their blocks; their commands and lessons are run there."""

DRAWN = {
    ("docs/architecture.md", "lessons/bounce-back/*.md, workshop.yaml, measures/, rubrics/        authored text"),
    ("docs/developers.md", "text                     people                        paper"),
    ("docs/architecture.md", ":::{exercise} control-sort        the id: a stable key"),
    ("docs/architecture.md", '<html lang="en" data-host="page" data-room="/api" data-mode="room|alone">'),
}
"""Drawings and outlines with remarks in them, which nobody can copy and run."""

NOT_HERE = {
    ("README.md", "git clone <address of this repository> bounce-back"): ".ci/run",
    ("README.md", "make test"): ".ci/run",
    ("docs/operators.md", "sudo useradd --system --create-home --home-dir /srv/workshop workshop"): ".ci/run",
    ("docs/operators.md", "sudo systemctl enable --now workshop"): "tests/contracts/server/test_behind_nginx.py",
    (
        "docs/operators.md",
        "workshop store move --to postgresql://workshop:password@db.example.edu/workshop",
    ): "tests/unit/cli/test_cohort_data.py",
}
"""Commands that change the machine itself or need another one, and where what they call is run instead."""


def _block(document: str, first: str) -> Block:
    [found] = [one for one in blocks() if one.document == document and one.first.startswith(first)]
    return found


def _python(block: Block) -> None:
    """The cell that a built notebook begins with."""
    built = json.loads((ROOT / "notebooks/bounce-back/03-confront.ipynb").read_text("utf-8"))
    code = ["".join(cell["source"]) for cell in built["cells"] if cell["cell_type"] == "code"]
    assert block.text.strip() == code[0].strip()


def _codebook(block: Block, folder: Path) -> None:
    path = folder / "codebook.yaml"
    path.write_text(block.text, "utf-8")
    assert [theme.id for theme in read_codebook(path).themes] == ["silence", "money"]


def _database(block: Block, folder: Path) -> None:
    del folder
    name, _, address = block.text.strip().partition("=")
    assert name == "WORKSHOP_DATABASE_URL"
    engine = connect(address, patience=1)
    assert (engine.dialect.name, engine.url.host) == ("postgresql", "db.example.edu")


def _unit(block: Block, folder: Path) -> None:
    """A service that calls a command which there is, with settings which there are."""
    unit = configparser.ConfigParser(strict=False, delimiters="=")
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(block.text)
    assert unit["Service"]["ExecStart"] == "/srv/workshop/project/.venv/bin/workshop serve"
    settings = (ROOT / "docs" / "commands.md").read_text("utf-8")
    named = [line.split("=")[1] for line in block.text.splitlines() if "Environment=" in line]
    assert len(named) == 4
    assert all(f"`{name}`" in settings for name in named)
    assert not list(folder.iterdir())


def _line(block: Block, folder: Path) -> None:
    """The log's line has the fields of one that is written, in that order."""
    del folder
    shown = json.loads(block.text)
    record = logging.LogRecord("workshop.room", logging.INFO, "", 0, "request", None, None)
    record.__dict__ |= {name: shown[name] for name in FIELDS if name in shown}
    assert list(json.loads(JsonLines().format(record))) == list(shown)


READ: dict[tuple[str, str], Callable[[Block, Path], None]] = {
    ("docs/architecture.md", "from workshop.participant import open_lesson, share, show"): lambda block, _: _python(
        block
    ),
    ("docs/coordinators.md", "id: after-a-no"): _codebook,
    ("docs/operators.md", "WORKSHOP_DATABASE_URL=postgresql://workshop:password@db.example.edu/workshop"): _database,
    ("docs/operators.md", "[Unit]"): _unit,
    ("docs/operators.md", '{"time": '): _line,
}
"""Files and values, read by what reads them."""


def test_every_example_has_its_test() -> None:
    """A new block has to be put into a table here, and a table names no block that is gone."""
    run = [(document, first) for document, firsts in STORIES.items() for first in firsts]
    named = [_block(*key) for key in (*run, *DRAWN, *NOT_HERE, *READ)]
    there = [one for one in blocks() if one.document not in ELSEWHERE]
    assert sorted(named, key=str) == sorted(there, key=str)
    assert {one.document for one in blocks()} - {one.document for one in there} == {*ELSEWHERE}


def test_what_is_tested_elsewhere_is_tested_there() -> None:
    """Each test that a table names is there, and one that reads a document names it."""
    for document, test in ELSEWHERE.items():
        assert Path(document).name in (text := (ROOT / test).read_text("utf-8")) or '"kinds"' in text
    for test in NOT_HERE.values():
        assert (ROOT / test).is_file(), test


@pytest.mark.parametrize("document", STORIES)
def test_commands_run_as_they_stand(document: str, tmp_path: Path) -> None:
    """Whoever types them, in order, in a new project, gets there."""
    project = Project(tmp_path)
    if document == "docs/coordinators.md":  # it begins when a cohort was there
        project.run('.venv/bin/workshop cohort new "Fall workshop"')
    for first in STORIES[document]:
        text = _block(document, first).text
        if "workshop() {" in text:  # what a shell of one's own begins with
            project.before = project.here(text)
        if "workshop-2026-11-23.zip" in text:  # the file of that day
            [saved] = project.places["/backup"].glob("*.zip")
            text = text.replace("workshop-2026-11-23.zip", saved.name)
        said = project.run(text)
        if "report" in first:
            assert (project.folder / "out" / f"{project.codes[-1]}.pdf").is_file()
        if "audit" in first:
            assert "backup" in said
    with suppress(FileNotFoundError):
        shutil.rmtree(project.folder / "out")


@pytest.mark.parametrize(("document", "first"), READ)
def test_files_and_values_are_read(document: str, first: str, tmp_path: Path) -> None:
    """Whoever copies them has something that works."""
    READ[document, first](_block(document, first), tmp_path)
