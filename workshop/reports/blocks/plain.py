"""Nodes as plain text: what a terminal shows, and what a comparison of stored outputs reads."""

from collections.abc import Iterator, Sequence

from workshop.reports.nodes import Node, text_of

__all__ = ["plain_of"]


def plain_of(content: Sequence[Node], label: str = "") -> str:
    """The nodes as lines of text, the sample label first."""
    lines = [line for node in content for line in _lines(node)]
    return "\n".join([f"[{label}]", *lines] if label else lines)


def _lines(node: Node) -> Iterator[str]:
    match node["type"]:
        case "heading" | "paragraph":
            yield text_of(node["content"])
        case "cover":
            yield from (part for part in (node["kicker"], node["title"], node["subtitle"], *node["lines"]) if part)
        case "key-figures":
            for item in node["items"]:
                yield f"{item['label']}: {item['value']}" + (f" ({item['note']})" if item["note"] else "")
        case "callout":
            yield f"{node['title']}. {plain_of(node['content'])}"
        case "list":
            for number, item in enumerate(node["items"], node["start"]):
                yield f"{number}. {plain_of(item)}" if node["ordered"] else f"- {plain_of(item)}"
        case "figure":
            yield f"[Chart: {node['alt']}]"
        case "table":
            yield from _table(node)


def _table(node: Node) -> Iterator[str]:
    if node["title"]:
        yield node["title"]
    rows = [[text_of(cell) for cell in row] for row in (node["columns"], *node["rows"])]
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        first, *others = (
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join([first, *others]).rstrip()
    yield from node["notes"]
