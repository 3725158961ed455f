"""The Markdown of a lesson as nodes for a template, with its headings moved below those around it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from workshop.reports.images import picture_from
from workshop.reports.markdown import markdown_nodes
from workshop.reports.nodes import Node

__all__ = ["Reader", "reader", "words_in"]

Reader = Callable[[str, int], list[Node]]
"""Nodes of Markdown; its headings of level 2 become headings of the level given."""


def reader(folder: Path) -> Reader:
    """Reads Markdown of a workshop.

    Args:
        folder: The workshop's folder, where its figures are.
    """
    return partial(_nodes, folder)


def _nodes(folder: Path, markdown: str, level: int) -> list[Node]:
    picture = partial(picture_from, folder, {})
    return [
        node | {"level": min(max(node["level"] + level - 2, level), 4)} if node["type"] == "heading" else node
        for node in markdown_nodes(markdown, picture)
    ]


def words_in(node: Any) -> int:
    """How many words a node holds, to judge if it fits a slide."""
    if isinstance(node, dict):
        own = len(str(node["text"]).split()) if isinstance(node.get("text"), str) else 0
        return own + sum(words_in(value) for key, value in node.items() if key != "text")
    return sum(words_in(one) for one in node) if isinstance(node, list) else 0
