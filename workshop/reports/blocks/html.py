"""Nodes as simple, accessible HTML for the notebook on a screen. Its look is the notebook's own."""

from collections.abc import Iterator, Sequence
from html import escape

from workshop.reports.nodes import Node, Spans, text_of

__all__ = ["html_of"]

_NUMBER = ' style="text-align:right"'


def html_of(content: Sequence[Node], label: str = "") -> str:
    """The nodes as HTML, the sample label first."""
    head = f"<p><strong>{escape(label)}</strong></p>" if label else ""
    return head + "".join(part for node in content for part in _parts(node))


def _parts(node: Node) -> Iterator[str]:
    match node["type"]:
        case "heading":
            yield f"<h{node['level']}>{_inline(node['content'])}</h{node['level']}>"
        case "paragraph":
            yield f"<p>{_inline(node['content'])}</p>"
        case "cover":
            yield f"<p>{escape(node['kicker'])}</p><h1>{escape(node['title'])}</h1><p>{escape(node['subtitle'])}</p>"
            yield f"<p>{escape(' · '.join(node['lines']))}</p>"
        case "key-figures":
            for item in node["items"]:
                note = f" ({escape(item['note'])})" if item["note"] else ""
                yield f"<p><strong>{escape(item['value'])}</strong> {escape(item['label'])}{note}</p>"
        case "callout":
            yield f"<blockquote><p><strong>{escape(node['title'])}</strong></p>{html_of(node['content'])}</blockquote>"
        case "list":
            tag = "ol" if node["ordered"] else "ul"
            yield f"<{tag}>{''.join(f'<li>{html_of(item)}</li>' for item in node['items'])}</{tag}>"
        case "figure":
            yield f'<figure role="img" aria-label="{escape(node["alt"])}">{node["svg"]}</figure>'
        case "table":
            yield from _table(node)


def _table(node: Node) -> Iterator[str]:
    caption = f"<caption>{escape(node['title'])}</caption>" if node["title"] else ""
    head = "".join(f'<th scope="col">{_inline(cell)}</th>' for cell in node["columns"])
    yield f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>"
    for at, (first, *others) in enumerate(node["rows"]):
        cells = "".join(f"<td{_NUMBER}>{_inline(cell)}</td>" for cell in others)
        yield f'<tr><th scope="row"{_bar(node, at)}>{_inline(first)}</th>{cells}</tr>'
    yield "</tbody></table>" + "".join(f"<p>{escape(note)}</p>" for note in node["notes"])


def _bar(node: Node, at: int) -> str:
    """A bar below the row's name. It repeats a number of the row, so it needs no words."""
    length = node["bars"][at] if node["bars"] else None
    if length is None:
        return ' style="text-align:left"'
    return (
        f' style="text-align:left;background:linear-gradient(#0f5c5c,#0f5c5c) 0 100%/{100 * length:.0f}% 3px no-repeat"'
    )


def _inline(content: Spans) -> str:
    return "".join(
        f"<strong>{escape(text_of([span]))}</strong>"
        if isinstance(span, dict) and span["type"] == "strong"
        else escape(text_of([span]))
        for span in content
    )
