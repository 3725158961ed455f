"""Checks of prose that every host relies on: headings that make an outline, figures that everyone can read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown_it.token import Token

from workshop.lessons.directives import Piece, parser
from workshop.lessons.mistakes import Place
from workshop.lessons.suggest import did_you_mean

__all__ = ["ProseChecker"]

_ACTIVE = re.compile(
    r"<\s*/?\s*(script|style|iframe|object|embed|form|input|link|meta|base|img|video|audio)\b", re.IGNORECASE
)


@dataclass
class ProseChecker:
    """Reads the prose of one lesson in order.

    Attributes:
        folder: The workshop's folder, where figures are looked for.
        place: Where mistakes go.
        references: Names of all link references of the lesson, in markdown-it's normal form.
        level: Level of the heading above; the lesson's title is level 1.
    """

    folder: Path
    place: Place
    references: frozenset[str] = frozenset()
    level: int = 1

    def check(self, piece: Piece) -> None:
        """Report what is wrong in one piece of Markdown."""
        env: dict[str, dict[str, object]] = {}
        aside = piece.name in ("pause", "facilitator")  # beside the lesson: its headings do not move the outline
        level = self.level
        for token in parser().parse(piece.text, env):
            line = piece.first + (token.map[0] if token.map else 0)
            if token.type == "heading_open":
                level = self._heading(int(token.tag[1:]), level, line)
            for inner, inner_line in _inline(token, line):
                self._inline(inner, inner_line)
            if token.type == "html_block":
                self._html(token.content, line)
        if not aside:
            self.level = level
        self._references(piece, frozenset(env.get("references", {})))

    def _heading(self, new: int, above: int, line: int) -> int:
        if new == 1:
            self.place.add(line, 'a heading with one "#" is the lesson\'s title, which stands above. Use "##".')
        elif new > above + 1:
            self.place.add(line, f'this heading skips a level. Use "{"#" * (above + 1)}" here.')
        return max(new, 2)

    def _inline(self, token: Token, line: int) -> None:
        if token.type == "image":
            if not token.content.strip():
                self.place.add(line, "this figure has no text for people who cannot see it: ![what it shows](file).")
            self._file(str(token.attrs.get("src", "")), line, figure=True)
        elif token.type == "link_open":
            self._file(str(token.attrs.get("href", "")), line, figure=False)
        elif token.type == "html_inline":
            self._html(token.content, line)

    def _html(self, content: str, line: int) -> None:
        if found := _ACTIVE.search(content):
            self.place.add(
                line, f"<{found[1].lower()}> cannot be used in a lesson. Write it in Markdown, or leave it out."
            )

    def _file(self, address: str, line: int, *, figure: bool) -> None:
        try:
            parts = urlsplit(address)
        except ValueError:
            self.place.add(line, f'"{address}" is not an address that a browser can open. Check it.')
            return
        if parts.scheme or parts.netloc:
            if figure:
                self.place.add(
                    line, "a figure must be a file in the folder figures: pages load nothing from elsewhere."
                )
            return
        name = unquote(parts.path)
        if not name:
            self.place.add(line, f'"{address}" leads to a place inside a page, which pages do not have. Link a lesson.')
            return
        root = self.folder.resolve()
        try:
            target = (root / name).resolve()
            there = target.is_relative_to(root) and target.is_file()
        except (OSError, RuntimeError, ValueError):  # the second for links that go in a circle
            there = False
        if not there:
            pattern = "figures/*" if figure else "[0-9][0-9]-*.md"
            known = [path.relative_to(root).as_posix() for path in sorted(root.glob(pattern)) if path.is_file()]
            self.place.add(line, f'there is no file "{name}" in this workshop. {did_you_mean(name, known)}')

    def _references(self, piece: Piece, own: frozenset[str]) -> None:
        """A link reference must stand in the same piece: each becomes a notebook cell of its own."""
        for name in sorted(self.references - own):
            found = re.search(rf"\]\[{re.escape(name)}\]|\[{re.escape(name)}\](?!\()", piece.text, re.IGNORECASE)
            if found:
                line = piece.first + piece.text[: found.start()].count("\n")
                self.place.add(
                    line, f"the address of [{name.lower()}] stands in another part. Write it here: [text](address)."
                )


def _inline(token: Token, line: int) -> Iterator[tuple[Token, int]]:
    for child in token.children or []:
        yield child, line
        if child.type in ("softbreak", "hardbreak"):
            line += 1
