"""The documents of commands and settings: everything that exists is in them, and nothing else."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

from workshop.cli.main import app

ROOT = Path(__file__).parents[3]
DOCUMENT = (ROOT / "docs" / "commands.md").read_text("utf-8")


def _commands(group: Any, words: tuple[str, ...] = ("workshop",)) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, (*words, name))
        elif not command.hidden:
            yield " ".join((*words, name)), command


COMMANDS = dict(_commands(typer.main.get_command(app)))
SECTIONS = dict(re.findall(r"^## (workshop [a-z ]+)\n(.*?)(?=^## |\Z)", DOCUMENT, re.MULTILINE | re.DOTALL))


def test_every_command_is_documented_and_every_documented_command_exists() -> None:
    """A newcomer finds each command, and none that is not there."""
    assert set(SECTIONS) == set(COMMANDS)


def test_every_option_is_documented_and_every_documented_option_exists() -> None:
    """What a section lists is what the command takes."""
    for name, command in COMMANDS.items():
        options = {
            word
            for parameter in command.params
            if not getattr(parameter, "hidden", False)
            for word in (*parameter.opts, *parameter.secondary_opts)
            if word.startswith("--") and word != "--help"
        }
        listed = {
            word
            for line in re.findall(r"^- (.*?):", SECTIONS[name], re.MULTILINE)
            for word in re.findall(r"--[a-z-]+", line)
        }
        assert listed == options, name


def test_every_setting_is_documented_and_every_documented_setting_is_read() -> None:
    """A setting that the code reads is in the table; one in the table is read by the code."""
    code = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "workshop").rglob("*.py")))
    documents = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "docs").rglob("*.md")))
    read = set(re.findall(r"[\"'](WORKSHOP_[A-Z_]+)[\"']", code))
    documented = set(re.findall(r"^\| `(WORKSHOP_[A-Z_]+)` \|", documents, re.MULTILINE))
    assert documented == read
