"""Markdown to the HTML of a page: the same dialect that the lessons are checked with."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from markdown_it.token import Token
from markupsafe import Markup, escape

from workshop.lessons.directives import parser

__all__ = ["to_html"]

_LESSON = re.compile(r"(?!\w+:)([\w./-]+)\.(?:md|ipynb)(#.*)?\Z")
_ALIGN = re.compile(r"text-align:\s*(\w+)")


def to_html(markdown: str, figure: Callable[[str], str]) -> Markup:
    """Render prose.

    Args:
        markdown: What an author wrote.
        figure: Gives the address of a picture in the page for its path in the workshop.
    """
    reader = parser()
    for name, rule in (("table_open", _table_open), ("table_close", _table_close)):
        reader.add_render_rule(name, rule)
    tokens = reader.parse(markdown)
    for token in _all(tokens):
        _adapt(token, figure)
    return Markup(reader.renderer.render(tokens, reader.options, {}))  # noqa: S704 - an author's own lesson


def _all(tokens: Sequence[Token]) -> list[Token]:
    return [inner for token in tokens for inner in (token, *(token.children or []))]


def _adapt(token: Token, figure: Callable[[str], str]) -> None:
    """Change the attributes that differ between a notebook and a page."""
    if token.type == "link_open":
        href = str(token.attrs["href"])
        if found := _LESSON.match(href):
            token.attrs["href"] = f"{found[1]}.html{found[2] or ''}"
        elif "//" in href:
            token.attrs["rel"] = "noopener noreferrer"
    elif token.type == "image":
        token.attrs["src"] = figure(str(token.attrs["src"]))
    elif token.type == "th_open":
        token.attrs["scope"] = "col"
    if token.type in ("th_open", "td_open") and (align := _ALIGN.search(str(token.attrs.pop("style", "")))):
        token.attrs["class"] = f"ws-{align[1]}"  # a room's content security policy allows no inline style


def _table_open(_renderer: object, tokens: Sequence[Token], index: int, *_: Any) -> str:
    """A table in a region that can be scrolled with the keyboard where it is wider than a phone.

    Its name is made of the column heads, since two regions of a page must not be called the same.
    """
    heads = []
    for here, after in pairwise(tokens[index:]):
        if here.type == "thead_close":
            break
        if here.type == "th_open" and after.children:
            heads.append("".join(child.content for child in after.children))
    name = escape(", ".join(head for head in heads if head) or "values")
    return f'<div class="ws-scroll" role="region" aria-label="Table: {name}" tabindex="0">\n<table>\n'


def _table_close(*_: Any) -> str:
    return "</table>\n</div>\n"
