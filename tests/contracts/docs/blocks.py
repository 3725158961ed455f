"""The fenced blocks of the documents, each with the class that says how it is tried."""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["BLOCKS", "CLASSES", "DOCUMENTS", "ROOT", "Block", "blocks_of", "of_class", "only"]

ROOT = Path(__file__).parents[3]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
CLASSES = {
    "sh": "test_shell.py runs every line",
    "python": "test_code.py runs it",
    "js": "test_own_kind.py draws it in a browser",
    "html": "test_code.py finds each of its elements in a page",
    "markdown": "test_lessons.py checks it as a part of a lesson, test_own_kind.py where it needs that kind",
    "yaml": "test_data.py reads it with the reader of its file",
    "json": "test_data.py compares it with what is written",
    "toml": "test_own_kind.py makes a package of it",
    "ini": "test_shell.py starts the command that it names",
    "text": "test_drawings.py looks for everything that it names",
}
"""How a block is tried, by the word behind its fence."""

_FENCE = re.compile(r"^( *)(`{3,}|~{3,})(.*)$")


@dataclass(frozen=True)
class Block:
    """One fenced block: its document, the line of its fence, the word behind it, and what it holds."""

    document: str
    line: int
    kind: str
    text: str

    @property
    def place(self) -> str:
        """Where it stands, for a message."""
        return f"{self.document}:{self.line}"


def blocks_of(document: str, text: str) -> Iterator[Block]:
    """The blocks of a document, in its order."""
    lines = iter(enumerate(text.splitlines(), 1))
    for number, line in lines:
        opened = _FENCE.match(line)
        if not opened:
            continue
        held = []
        for _, inner in lines:
            closed = _FENCE.match(inner)
            if closed and closed[2].startswith(opened[2]) and not closed[3].strip():
                break
            held.append(inner)
        yield Block(document, number, opened[3].strip(), textwrap.dedent("\n".join(held)) + "\n")


BLOCKS = [
    block
    for path in DOCUMENTS
    for block in blocks_of(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
]


def of_class(kind: str, document: str = "") -> list[Block]:
    """All blocks of a class, or those of one document."""
    return [block for block in BLOCKS if block.kind == kind and document in ("", block.document)]


def only(kind: str, document: str) -> Block:
    """The one block of a class that a document has."""
    [block] = of_class(kind, document)
    return block
