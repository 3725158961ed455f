"""Nodes of a document as HTML with classes; the page's stylesheet gives them their look."""

import base64
from collections.abc import Iterator, Sequence
from html import escape

from workshop.reports.nodes import Node, Span, Spans, text_of

__all__ = ["anchor", "inline", "markup"]

_TYPES = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg"}
_WRAP = {"strong": "strong", "emph": "em", "strike": "s"}


def markup(content: Sequence[Node]) -> str:
    """The nodes, one after the other."""
    return "\n".join(part for at, node in enumerate(content) for part in _block(node, at, content))


def anchor(node: Node, at: int) -> str:
    """The id of a heading: its place, because words of any script may stand in it."""
    return f"part-{node.get('cell', 0)}-{at}"


def _block(node: Node, at: int, content: Sequence[Node]) -> Iterator[str]:
    match node["type"]:
        case "heading":
            level = node["level"]
            yield f'<h{level} id="{anchor(node, at)}" dir="auto">{inline(node["content"])}</h{level}>'
        case "paragraph":
            yield f'<p class="{escape(node.get("tone", "body"))}" dir="auto">{inline(node["content"])}</p>'
        case "list":
            tag, start = ("ol", f' start="{int(node["start"])}"') if node["ordered"] else ("ul", "")
            yield f"<{tag}{start}>{''.join(f'<li>{_item(item)}</li>' for item in node['items'])}</{tag}>"
        case "quote":
            yield f"<blockquote>{markup(node['content'])}</blockquote>"
        case "code":
            # It scrolls where it is wide, so it can be reached by keyboard.
            yield f'<pre tabindex="0" role="region" aria-label="Code"><code>{escape(node["text"])}</code></pre>'
        case "rule":
            yield "<hr>"
        case "figure":
            yield _figure(node)
        case "table":
            yield from _table(node, _name(node, at, content))
        case "callout":
            title = f'<p class="callout-title">{escape(node["title"])}</p>'
            yield f'<div class="callout {escape(node["kind"])}">{title}{markup(node["content"])}</div>'
        case "cover":
            yield from _cover(node)
        case "key-figures":
            yield f'<dl class="key-figures">{"".join(_key_figure(item) for item in node["items"])}</dl>'


def _item(item: Sequence[Node]) -> str:
    """A list item of one paragraph needs none."""
    return inline(item[0]["content"]) if len(item) == 1 and item[0]["type"] == "paragraph" else markup(item)


def _cover(node: Node) -> Iterator[str]:
    yield f'<p class="kicker">{escape(node["kicker"])}</p>'
    yield f'<h1 id="top" dir="auto">{escape(node["title"])}</h1>'
    if node["subtitle"]:
        yield f'<p class="subtitle" dir="auto">{escape(node["subtitle"])}</p>'
    if node["lines"]:
        yield f'<p class="quiet" dir="auto">{escape(" · ".join(node["lines"]))}</p>'


def _key_figure(item: dict[str, str]) -> str:
    note = f'<span class="note">{escape(item["note"])}</span>' if item["note"] else ""
    return f"<div><dt>{escape(item['label'])}{note}</dt><dd>{escape(item['value'])}</dd></div>"


def _figure(node: Node) -> str:
    """An image as data, so that the page is one file; in an image no script runs, wherever it came from."""
    data = node["svg"].encode() if node["format"] == "svg" else bytes(node["bytes"])
    source = f"data:{_TYPES[node['format']]};base64,{base64.b64encode(data).decode()}"
    caption = f"<figcaption>{escape(node['caption'])}</figcaption>" if node["caption"] else ""
    image = f'<img src="{source}" alt="{escape(node["alt"])}">'
    return f'<figure><div class="wide" tabindex="0">{image}</div>{caption}</figure>'


def _name(node: Node, at: int, content: Sequence[Node]) -> str:
    """A table's own title, or the heading above it."""
    if node["title"]:
        return str(node["title"])
    return next((text_of(one["content"]) for one in reversed(content[:at]) if one["type"] == "heading"), "Table")


def _table(node: Node, name: str) -> Iterator[str]:
    head = "".join(
        f'<th scope="col" class="{side}">{inline(cell)}</th>'
        for cell, side in zip(node["columns"], node["align"], strict=True)
    )
    # The title that is seen stays where it is while a wide table scrolls below it; the table's own name is its caption.
    if node["title"]:
        yield f'<p class="table-title" aria-hidden="true">{escape(name)}</p>'
    yield f'<div class="wide" tabindex="0" role="region" aria-label="{escape(name)}">'
    yield f'<table><caption class="unseen">{escape(name)}</caption><thead><tr>{head}</tr></thead><tbody>'
    for at, row in enumerate(node["rows"]):
        cells = [
            f'<th scope="row" dir="auto">{inline(cell)}{_bar(node, at)}</th>'
            if place == 0 and node["row_headers"]
            else f'<td class="{side}" dir="auto">{inline(cell)}</td>'
            for place, (cell, side) in enumerate(zip(row, node["align"], strict=True))
        ]
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table></div>"
    if node["notes"]:
        yield f'<p class="quiet">{escape(" ".join(node["notes"]))}</p>'


def _bar(node: Node, at: int) -> str:
    """A bar that repeats a number of its row: decoration."""
    length = node["bars"][at] if node["bars"] else None
    return "" if length is None else f'<span class="bar" aria-hidden="true" style="--share:{100 * length:.0f}%"></span>'


def inline(content: Spans) -> str:
    """A line of text."""
    return "".join(_span(span) for span in content)


def _span(span: Span) -> str:
    if isinstance(span, str):
        return escape(span)
    kind = span["type"]
    if kind in _WRAP:
        return f"<{_WRAP[kind]}>{inline(span['content'])}</{_WRAP[kind]}>"
    if kind == "link":
        return f'<a href="{escape(span["url"])}" rel="noreferrer">{inline(span["content"])}</a>'
    if kind == "code":
        return f"<code>{escape(span['text'])}</code>"
    return "<br>" if kind == "break" else escape(span["text"])
