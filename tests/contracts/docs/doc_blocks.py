"""The blocks of code in the documents, each known by its document and its first line."""

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

__all__ = ["ROOT", "Block", "blocks"]

ROOT = Path(__file__).parents[3]
_FENCED = re.compile(r"^ *```(\w*)[^\n]*\n(.*?)^ *```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A block.

    Attributes:
        document: Path below the project's folder.
        language: The word after the fence, or nothing.
        text: What is in it, as far to the left as it goes.
    """

    document: str
    language: str
    text: str

    @property
    def first(self) -> str:
        """Its first line, which is its name here."""
        return self.text.splitlines()[0].strip()


def blocks() -> list[Block]:
    """All blocks of all documents, in order."""
    documents = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [
        Block(path.relative_to(ROOT).as_posix(), language, textwrap.dedent(text))
        for path in documents
        for language, text in _FENCED.findall(path.read_text("utf-8"))
    ]
