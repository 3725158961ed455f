"""Markdown cells to nodes, by markdown-it-py: headings, text, lists, quotes, tables, code, images, rules."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from workshop.errors import ReportError
from workshop.reports.nodes import Node, Span, Spans, text_of

__all__ = ["Picture", "markdown_nodes"]

Picture = Callable[[str, str], Node]
"""Makes a figure node of an image's address and alt text, or raises ReportError."""

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_WRAP = {"strong": "strong", "em": "emph", "s": "strike"}
_OPENS_IN_A_BROWSER = ("http://", "https://", "mailto:")


def markdown_nodes(text: str, picture: Picture) -> list[Node]:
    """Turn the Markdown of one cell into nodes.

    Raises:
        ReportError: If an image has no alt text or cannot be shown.
    """
    tree = SyntaxTreeNode(_PARSER.parse(text))
    return [node for child in tree.children for node in _block(child, picture)]


def _block(node: SyntaxTreeNode, picture: Picture) -> Iterator[Node]:
    match node.type:
        case "heading":
            yield {"type": "heading", "level": int(node.tag[1]), "content": _text(node)}
        case "paragraph":
            yield from _paragraph(node, picture)
        case "bullet_list" | "ordered_list":
            yield {
                "type": "list",
                "ordered": node.type == "ordered_list",
                "start": int(node.attrs.get("start", 1)),
                "items": [_children(item, picture) for item in node.children],
            }
        case "blockquote":
            yield {"type": "quote", "content": _children(node, picture)}
        case "fence" | "code_block":
            yield {"type": "code", "text": node.content.rstrip("\n")}
        case "hr":
            yield {"type": "rule"}
        case "table":
            yield _table(node)
        case "html_block":
            yield from _html(node.content)


def _children(node: SyntaxTreeNode, picture: Picture) -> list[Node]:
    return [made for child in node.children for made in _block(child, picture)]


def _paragraph(node: SyntaxTreeNode, picture: Picture) -> Iterator[Node]:
    """An image stands on its own in a PDF, so it ends the paragraph that it was in."""
    run: Spans = []
    for child in node.children[0].children if node.children else ():
        if child.type == "image":
            if text_of(run).strip():
                yield {"type": "paragraph", "tone": "body", "content": run}
            run = []
            yield picture(str(child.attrs.get("src", "")), text_of(_spans(child)).strip())
        else:
            run.extend(_span(child))
    if text_of(run).strip():
        yield {"type": "paragraph", "tone": "body", "content": run}


def _table(node: SyntaxTreeNode) -> Node:
    head, *bodies = node.children
    columns = head.children[0].children
    return {
        "type": "table",
        "title": "",
        "columns": [_text(cell) for cell in columns],
        "align": [_align(cell.attrs) for cell in columns],
        "rows": [[_text(cell) for cell in row.children] for body in bodies for row in body.children],
        "row_headers": False,
        "notes": [],
        "bars": [],
    }


def _align(attributes: dict[str, Any]) -> str:
    style = str(attributes.get("style", ""))
    return "end" if "right" in style else "center" if "center" in style else "start"


def _text(node: SyntaxTreeNode) -> Spans:
    return _spans(node.children[0]) if node.children else []


def _spans(node: SyntaxTreeNode) -> Spans:
    return [span for child in node.children for span in _span(child)]


def _span(node: SyntaxTreeNode) -> Iterator[Span]:
    match node.type:
        case "text":
            yield {"type": "text", "text": node.content}
        case "softbreak":
            yield {"type": "text", "text": " "}
        case "hardbreak":
            yield {"type": "break"}
        case "code_inline":
            yield {"type": "code", "text": node.content}
        case "strong" | "em" | "s":
            yield {"type": _WRAP[node.type], "content": _spans(node)}
        case "link":
            address = str(node.attrs.get("href", ""))
            # A link into the notebook's own folder leads nowhere from a PDF; its words stay.
            if address.startswith(_OPENS_IN_A_BROWSER):
                yield {"type": "link", "url": address, "content": _spans(node)}
            else:
                yield from _spans(node)
        case "image":
            raise ReportError(
                "an image inside a heading, a link or a table cannot be shown; give it its own paragraph."
            )


def _html(text: str) -> Iterator[Node]:
    """Markup cannot be shown in a PDF; the words in it can. An image would lose its meaning, so it is an error."""
    if re.search(r"<(img|svg|table)\b", text, re.IGNORECASE):
        raise ReportError("HTML images and tables cannot be shown in a PDF; write them in Markdown.")
    words = " ".join(re.sub(r"<!--.*?-->|<[^>]*>", " ", text, flags=re.DOTALL).split())
    if words:
        yield {"type": "paragraph", "tone": "body", "content": [{"type": "text", "text": words}]}
