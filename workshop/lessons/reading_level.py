"""How hard a text is to read, as a US school grade, for English.

The formula counts letters, words and sentences, so it needs no list of syllables. It says nothing about whether a text
is good, only that long words in long sentences stop many readers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from workshop.lessons.directives import parser

__all__ = ["Sentence", "grade", "sentences"]

_END = re.compile(r"(?<=[.!?…])[\W_]*\s+(?=\W*[A-Z0-9])")
_WORD = re.compile(r"[^\W_]+(?:['\u2019\-][^\W_]+)*")


@dataclass(frozen=True)
class Sentence:
    """A sentence, its words, and the line in which its paragraph begins."""

    words: tuple[str, ...]
    line: int


def grade(found: list[Sentence]) -> float:
    """The Coleman-Liau index of a text: 0.0588 L - 0.296 S - 15.8, for L letters and S sentences in 100 words.

    Source: Coleman and Liau, "A computer readability formula designed for machine scoring", *Journal of Applied
    Psychology* 60 (1975) 283-284.

    Args:
        found: Its sentences, at least one.
    """
    words = [word for sentence in found for word in sentence.words]
    letters = sum(character.isalnum() for word in words for character in word)
    return (5.88 * letters - 29.6 * len(found)) / len(words) - 15.8


def sentences(markdown: str, first: int) -> list[Sentence]:
    """The sentences of prose: paragraphs and list entries, without headings, tables, code and addresses.

    Args:
        markdown: The prose.
        first: Line of the file in which it begins.
    """
    found: list[Sentence] = []
    tokens = parser().parse(markdown)
    for index, token in enumerate(tokens):
        if token.type == "inline" and token.map and tokens[index - 1].type == "paragraph_open":
            texts = [tuple(_WORD.findall(text)) for text in _END.split("".join(_text(token)))]
            found += [Sentence(words, first + token.map[0]) for words in texts if words]
    return found


def _text(token: Token) -> Iterator[str]:
    for child in token.children or []:
        yield " " if child.type in ("softbreak", "hardbreak") else child.content if child.type == "text" else ""
