"""What a code cell put out, as nodes: our blocks first, then Markdown, images, text."""

import re
from collections.abc import Iterator
from typing import Any

from workshop.errors import ReportError
from workshop.reports.images import image_node
from workshop.reports.markdown import Picture, markdown_nodes
from workshop.reports.nodes import NODES_VERSION, Node

__all__ = ["BLOCK_MIME", "block_of", "output_nodes"]

BLOCK_MIME = "application/vnd.workshop.block+json"
_IMAGES = ("image/svg+xml", "image/png", "image/jpeg")
_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def block_of(output: dict[str, Any]) -> dict[str, Any] | None:
    """The display block in an output, or None if it holds something else.

    Raises:
        ReportError: If the block is of a version that this program does not know.
    """
    block = output.get("data", {}).get(BLOCK_MIME)
    if block is None:
        return None
    if not isinstance(block, dict) or block.get("version") not in range(1, NODES_VERSION + 1):
        found = block.get("version") if isinstance(block, dict) else type(block).__name__
        raise ReportError(
            f"a block of version {found}, and this program knows {NODES_VERSION}. Run the notebook again."
        )
    return block


def output_nodes(output: dict[str, Any], cell: dict[str, Any], picture: Picture) -> Iterator[Node]:
    """Turn one output of a code cell into nodes. What goes to stderr is for whoever runs it, not for the reader.

    Raises:
        ReportError: If the cell ended with an error, or an image has no alt text.
    """
    kind = output["output_type"]
    if kind == "error":
        raise ReportError(
            f"it ended with {output['ename']}: {output['evalue']}. Correct it and run the notebook again."
        )
    if kind == "stream":
        if output["name"] == "stdout":
            yield from _plain(_joined(output["text"]))
        return
    data = output.get("data", {})
    block = block_of(output)
    if block is not None:
        yield from block["content"]
    elif "text/markdown" in data:
        yield from markdown_nodes(_joined(data["text/markdown"]), picture)
    elif found := next((mime for mime in _IMAGES if mime in data), None):
        yield image_node(found, _joined(data[found]), _alt(output, cell, found))
    elif "text/plain" in data:
        yield from _plain(_joined(data["text/plain"]))


def _alt(output: dict[str, Any], cell: dict[str, Any], mime: str) -> str:
    """Where people put alt text: the output's own metadata (``Image(..., alt=...)``) or that of the cell."""
    metadata = output.get("metadata", {})
    places = (metadata.get(mime), metadata, cell.get("metadata"))
    return next((str(place["alt"]) for place in places if isinstance(place, dict) and place.get("alt")), "")


def _plain(text: str) -> Iterator[Node]:
    shown = _ANSI.sub("", text).rstrip()
    if shown:
        yield {"type": "code", "text": shown}


def _joined(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "".join(text)
