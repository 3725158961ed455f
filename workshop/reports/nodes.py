"""The nodes of a report's document: what a block and a Markdown cell turn into before Typst sets them.

A node is a plain JSON object with a ``type``. Text is a list of spans, so nothing ever needs escaping: a span is a bare
string, or ``{"type": "text" | "strong" | "emph" | "code" | "strike" | "link" | "break", ...}``.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Literal, TypeAlias

__all__ = [
    "NODES_VERSION",
    "Node",
    "Span",
    "Spans",
    "bullets",
    "callout",
    "cover",
    "figure",
    "heading",
    "key_figures",
    "numbered",
    "paragraph",
    "spans",
    "strong",
    "table",
    "text_of",
]

NODES_VERSION = 2
"""Version 1 had no bare strings; whatever reads version 2 reads it too."""

Node: TypeAlias = dict[str, Any]
Span: TypeAlias = str | dict[str, Any]
Spans: TypeAlias = list[Span]


def strong(text: str) -> Span:
    """Text that stands out."""
    return {"type": "strong", "content": spans(text)}


def spans(*parts: Span) -> Spans:
    """A line of text from strings and spans."""
    return list(parts)


def text_of(content: Iterable[Span]) -> str:
    """The bare text of spans, for bookmarks, alt text and plain output."""
    words = []
    for span in content:
        if isinstance(span, str):
            words.append(span)
        elif "content" in span:
            words.append(text_of(span["content"]))
        else:
            words.append(" " if span["type"] == "break" else str(span.get("text", "")))
    return "".join(words)


def heading(level: int, text: str) -> Node:
    """A heading; level 1 is the report's title, 2 a section, 3 a part of one."""
    return {"type": "heading", "level": level, "content": spans(text)}


def paragraph(*parts: Span, tone: Literal["body", "lead", "quiet"] = "body") -> Node:
    """A paragraph: body text, a larger lead, or a quiet note."""
    return {"type": "paragraph", "tone": tone, "content": spans(*parts)}


def numbered(items: Sequence[Sequence[Span]]) -> Node:
    """A numbered list of short texts."""
    return {"type": "list", "ordered": True, "start": 1, "items": [[paragraph(*item)] for item in items]}


def bullets(items: Sequence[Sequence[Span]]) -> Node:
    """A list of short texts."""
    return {"type": "list", "ordered": False, "start": 1, "items": [[paragraph(*item)] for item in items]}


def table(
    title: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    notes: Sequence[str] = (),
    bars: Sequence[float | None] = (),
) -> Node:
    """A table whose first column names the rows.

    Args:
        title: What it is a table of.
        columns: Headings, the first for the row names.
        rows: As many cells each as there are columns.
        notes: Plain sentences below it.
        bars: For each row the length of a bar beside its name, from 0 to 1, or None for no bar. A bar repeats a number
            of its row, so it is decoration to whoever does not see it.
    """
    return {
        "type": "table",
        "title": title,
        "columns": [spans(column) for column in columns],
        "align": ["start", *["end"] * (len(columns) - 1)],
        "rows": [[spans(cell) for cell in row] for row in rows],
        "row_headers": True,
        "notes": list(notes),
        "bars": list(bars),
    }


def figure(svg: str, alt: str, caption: str = "") -> Node:
    """A chart as SVG; ``alt`` says what it shows to someone who does not see it."""
    return {"type": "figure", "format": "svg", "svg": svg, "alt": alt, "caption": caption}


def callout(kind: Literal["note", "caution", "withheld"], title: str, *parts: Span) -> Node:
    """A set-apart paragraph with a title."""
    return {"type": "callout", "kind": kind, "title": title, "content": [paragraph(*parts)]}


def key_figures(items: Sequence[tuple[str, str, str]]) -> Node:
    """Large figures side by side: what it counts, the figure, a note."""
    return {"type": "key-figures", "items": [{"label": a, "value": b, "note": c} for a, b, c in items]}


def cover(kicker: str, title: str, subtitle: str, lines: Sequence[str]) -> Node:
    """The head of the first page. Its title is the report's heading of level 1."""
    return {"type": "cover", "kicker": kicker, "title": title, "subtitle": subtitle, "lines": list(lines)}
