"""Split a lesson's Markdown into prose and colon-fence directives.

markdown-it knows where code, lists and HTML comments begin and end, so a ``:::`` inside them is only text. The block
rule is our own because an author must hear of a directive that is not closed, and the rest must still be read.
"""

import re
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from workshop.lessons.mistakes import Place
from workshop.lessons.suggest import did_you_mean

__all__ = ["DIRECTIVES", "Piece", "parser", "split"]

DIRECTIVES = ("exercise", "pause", "facilitator", "room", "alone")
_COLONS = re.compile(r"^(:{3,})(.*)$")
_NAMED = re.compile(r"^\s*\{([^}]*)\}(.*)$")
_CODE = re.compile(r"^ {0,3}(`{3,}|~{3,})(.*)$")


@dataclass(frozen=True)
class Piece:
    """A part of a lesson: prose, or a directive.

    Attributes:
        name: Name of the directive, or empty for prose.
        rest: What stands after the name on the opening line.
        text: The Markdown or YAML.
        line: Line of the opening; for prose of its first line.
        first: Line in which ``text`` begins.
    """

    name: str
    rest: str
    text: str
    line: int
    first: int


def parser() -> MarkdownIt:
    """The one Markdown dialect of lessons: CommonMark with tables and strikethrough, and HTML as written."""
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def split(text: str, place: Place, *, first: int = 1) -> list[Piece]:
    """The pieces of a lesson in order.

    Args:
        text: Markdown after the front matter, with Unix line ends.
        place: Where mistakes go.
        first: Line of the file in which ``text`` begins.
    """
    lines = text.split("\n")
    markdown = parser()
    markdown.block.ruler.before(
        "fence", "directive", _rule, {"alt": ["paragraph", "reference", "blockquote", "list", "table"]}
    )
    pieces: list[Piece] = []
    done = 0
    unclosed = 0  # a stray ":::" after an unclosed directive is most likely the one that is missing
    for token in markdown.parse(text, {"lines": lines}):
        if token.type == "fence" and token.map and not _closed(lines, *token.map):
            place.add(token.map[0] + first, "this code block is not closed. End it with a line of ``` of its own.")
        if token.type != "directive" or token.map is None:
            continue
        begin, end = token.map
        pieces += _prose(lines, done, begin, first)
        done = end
        unclosed += not token.meta["closed"]
        if unclosed and not lines[begin].strip(": \t"):
            unclosed -= 1
            continue
        pieces += _directive(lines, begin, end, place, first, closed=token.meta["closed"])
    return pieces + _prose(lines, done, len(lines), first)


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule: three or more colons at the left margin."""
    lines: list[str] = state.env["lines"]
    position = state.bMarks[start]
    if state.sCount[start] or (position and state.src[position - 1] != "\n"):
        return False
    opening = _COLONS.match(lines[start])
    if opening is None:
        return False
    if silent:
        return True
    stop, closed = _extent(lines, start, end, opening)
    token = state.push("directive", "", 0)
    token.map = [start, stop]
    token.meta = {"closed": closed}
    state.line = stop
    return True


def _extent(lines: list[str], start: int, end: int, opening: re.Match[str]) -> tuple[int, bool]:
    """The line after a directive, and whether it is closed. An unclosed one ends where the next begins."""
    if not opening[2].strip():
        return start + 1, True
    named = _NAMED.match(opening[2])
    code = ""  # the opening of a code block that we are in
    for number in range(start + 1, end):
        line = lines[number]
        if named and named[1].strip() != "exercise" and (fence := _CODE.match(line)):
            if not code and not (fence[1][0] == "`" and "`" in fence[2]):
                code = fence[1]
            elif code and fence[1].startswith(code) and not fence[2].strip():
                code = ""
            continue
        colons = None if code else _COLONS.match(line)
        if colons and len(colons[1]) >= len(opening[1]) and not colons[2].strip():
            return number + 1, True
        if colons and len(colons[1]) >= len(opening[1]) and _NAMED.match(colons[2]):
            return (number, False) if named else (start + 1, True)
    return (end, False) if named else (start + 1, True)


def _closed(lines: list[str], begin: int, end: int) -> bool:
    """True if the code block of these lines ends with a closing line."""
    opening, closing = lines[begin].strip(" >"), lines[end - 1].strip(" >")
    return end - begin > 1 and closing[:3] in ("```", "~~~") and closing.strip(opening[0]) == ""


def _prose(lines: list[str], begin: int, end: int, first: int) -> list[Piece]:
    while begin < end and not lines[begin].strip():
        begin += 1
    while begin < end and not lines[end - 1].strip():
        end -= 1
    return [Piece("", "", "\n".join(lines[begin:end]), begin + first, begin + first)] if begin < end else []


def _directive(lines: list[str], begin: int, end: int, place: Place, first: int, *, closed: bool) -> list[Piece]:
    """A directive as a piece, or a mistake."""
    line = begin + first
    colons, after = _parts(_COLONS.match(lines[begin]))
    if not after.strip():
        place.add(line, f'"{colons}" closes nothing here. Delete it, or open a directive above, such as :::{{room}}.')
        return []
    named = _NAMED.match(after)
    if named is None:
        word = after.split()[0]
        place.add(line, f'"{colons} {word}" is not a directive: its name stands in braces. {_braced(word)}')
        return []
    name, rest = named[1].strip(), named[2].strip()
    if not closed:
        hint = (
            " (it must begin at the left margin)" if any(re.match(r"\s+:::+\s*$", t) for t in lines[begin:end]) else ""
        )
        place.add(line, f'this {{{name}}} is not closed. End it with a line that holds only "{colons}"{hint}.')
    if name not in DIRECTIVES:
        place.add(line, f'unknown directive "{{{name}}}". {did_you_mean(name, DIRECTIVES)}')
        return []
    body = lines[begin + 1 : end - 1 if closed else end]
    if not closed and not any(text.strip() for text in body):
        return []
    return [Piece(name, rest, "\n".join(body), line, line + 1)]


def _braced(word: str) -> str:
    guess = did_you_mean(word, DIRECTIVES)
    return guess.replace('mean "', 'mean ":::{').replace('"?', '}"?') if guess.startswith("Did") else guess


def _parts(match: Any) -> tuple[str, str]:
    return match[1], match[2]
