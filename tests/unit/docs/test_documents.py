"""All documents: each can be found from the index, and no command in any of them is one that there is not."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer.main

from workshop.cli.main import app

ROOT = Path(__file__).parents[3]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_CALL = re.compile(r"\s*(?:\$ )?(?:\w+=\S+ )*(?:\S*/)?workshop (?!/)(.+)")
_WITHIN = re.compile(r"(?<!`)`(?:\S+/)?workshop ([a-z][^`\n]*)`")
COMMAND = typer.main.get_command(app)


def _commands(text: str) -> list[list[str]]:
    """The words of every call of ``workshop`` in a document, in the blocks of code and within a sentence."""
    found = [shlex.split(call) for call in _WITHIN.findall(text)]
    # Every block with its end, so that no end is taken for a beginning.
    for language, block in re.findall(r"^ *```([^\n]*)\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL):
        if language not in {"sh", "bash", "console", ""}:
            continue
        for line in block.replace("\\\n", " ").splitlines():
            call = _CALL.match(line)
            found += [shlex.split(call[1], comments=True)] if call else []
    return found


def _known(words: list[str]) -> None:
    """Fail if a call names a command or an option that there is not."""
    command: Any = COMMAND
    rest = list(words)
    while hasattr(command, "commands"):
        if rest and rest[0].startswith("-"):
            rest.pop(0)
            continue
        assert rest, words
        assert rest[0] in command.commands, f"workshop {' '.join(words)}: no such command"
        command = command.commands[rest.pop(0)]
    options = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    given = {word.partition("=")[0] for word in rest if word.startswith("--")}
    assert given <= options | {"--help"}, f"workshop {' '.join(words)}: no such option"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_in_a_document_exists(path: Path) -> None:
    """Whoever copies a line into a terminal gets what it says, and not a usage message."""
    for words in _commands(path.read_text("utf-8")):
        _known(words)


def test_commands_are_looked_for_where_they_stand() -> None:
    """The test above sees the commands of the documents: it would be worth nothing otherwise."""
    seen = {words[0] for path in DOCUMENTS for words in _commands(path.read_text("utf-8"))}
    assert {"cohort", "room", "report", "new", "check"} <= seen
    with pytest.raises(AssertionError, match="no such option"):
        _known(["check", "--strictly"])


def test_the_index_leads_to_every_document() -> None:
    """A document that nothing leads to is never read."""
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", index))
    assert linked == {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
