"""A notebook as one JSON document for the template, with every mistake named by its cell."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from workshop.errors import ReportError
from workshop.reports.images import picture_from
from workshop.reports.markdown import markdown_nodes
from workshop.reports.nodes import NODES_VERSION, Node, text_of
from workshop.reports.outputs import block_of, output_nodes

__all__ = ["build_document", "cell_name"]

_FOOTER = 70
_HIDDEN = {"remove-cell", "hide-cell", "parameters", "injected-parameters"}


def build_document(notebook: dict[str, Any], *, name: str, folder: Path, paper: str, show_code: bool) -> dict[str, Any]:
    """Turn an executed notebook into the document that the template sets.

    Args:
        notebook: The notebook.
        name: Its file name without extension, used as a title if it has no other.
        folder: Where its images are looked for.
        paper: ``us-letter`` or ``a4``.
        show_code: True to show the source of code cells.

    Raises:
        ReportError: If something in it cannot be shown; the message names the cell.
    """
    facts = _facts(notebook)
    content = [
        node | {"cell": index}
        for index, cell in enumerate(notebook["cells"])
        for node in _nodes(index, cell, folder, show_code)
    ]
    title = str(facts.get("title") or notebook["metadata"].get("title") or _first_title(content) or name)
    if not content or _level(content[0]) != 1:
        content.insert(0, {"type": "heading", "level": 1, "content": [{"type": "text", "text": title}], "cell": 0})
    _check_headings(content, notebook["cells"])
    return {
        "version": NODES_VERSION,
        "title": title,
        "footer": _shortened(str(facts.get("footer") or title)),
        "label": str(facts.get("label") or ""),
        "keywords": [str(word) for word in facts.get("keywords", [])],
        "created": str(facts.get("created") or ""),
        "lang": _language(str(facts.get("language") or notebook["metadata"].get("language") or "en")),
        "paper": paper,
        "content": content,
    }


def cell_name(index: int, cell: dict[str, Any]) -> str:
    """How a message names a cell: its place from 1 and how it begins."""
    first = next((line.strip() for line in cell["source"].splitlines() if line.strip()), "")
    return f'cell {index + 1} ("{first[:50]}{"…" if len(first) > 50 else ""}")'


def _facts(notebook: dict[str, Any]) -> dict[str, Any]:
    """What the notebook's metadata and its blocks say of the whole document; a block knows best."""
    facts: dict[str, Any] = dict(notebook["metadata"].get("workshop", {}))
    for index, cell in enumerate(notebook["cells"]):
        for output in cell.get("outputs", ()):
            try:
                facts |= (block_of(output) or {}).get("document", {})
            except ReportError as error:
                raise ReportError(f"{cell_name(index, cell)}: {error}") from error
    return facts


def _nodes(index: int, cell: dict[str, Any], folder: Path, show_code: bool) -> Iterator[Node]:
    if cell["cell_type"] == "raw" or _HIDDEN & set(cell["metadata"].get("tags", ())):
        return
    picture = partial(picture_from, folder, cell.get("attachments", {}))
    try:
        if cell["cell_type"] == "markdown":
            yield from markdown_nodes(cell["source"], picture)
            return
        if show_code and cell["source"].strip():
            yield {"type": "code", "text": cell["source"].strip()}
        for output in cell.get("outputs", ()):
            yield from output_nodes(output, cell, picture)
    except ReportError as error:
        raise ReportError(f"{cell_name(index, cell)}: {error}") from error


def _level(node: Node) -> int:
    """Level of a heading; a cover holds the one of level 1; 0 for anything else."""
    return 1 if node["type"] == "cover" else int(node.get("level", 0))


def _first_title(content: list[Node]) -> str:
    for node in content:
        if _level(node) == 1:
            return text_of(node["content"]) if "content" in node else str(node["title"])
    return ""


def _check_headings(content: list[Node], cells: list[dict[str, Any]]) -> None:
    """A screen reader's list of headings must not skip a level; Typst would say so without naming the cell."""
    before = 0
    for node in content:
        level = _level(node)
        if level > before + 1:
            words = text_of(node["content"])
            raise ReportError(
                f'{cell_name(node["cell"], cells[node["cell"]])}: the heading "{words}" is of level {level} below one '
                f"of level {before}. Write it with {'#' * (before + 1)}, so that no level is skipped."
            )
        before = level or before


def _shortened(text: str) -> str:
    """A footer has one line, which it shares with the sample label and the page number."""
    return text if len(text) <= _FOOTER else f"{text[: _FOOTER - 1].rstrip()}…"


def _language(tag: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}", primary := tag.split("-", maxsplit=1)[0].lower()):
        raise ReportError(f'the notebook\'s language is "{tag}"; it must be a tag such as "en" or "es".')
    return primary
