"""The whole page: one file without script, without anything from elsewhere."""

import re
from html import escape
from importlib.resources import files
from typing import Any

from workshop.reports.nodes import text_of
from workshop.reports.twin.markup import anchor, markup

__all__ = ["twin_page"]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
# Control characters, halves of characters, and the marks that turn the direction of what follows around. The joiners
# that Arabic, Indic scripts and emoji are written with stay.
_DROPPED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def twin_page(document: dict[str, Any]) -> str:
    """A document as one HTML page with the same content as its PDF.

    Args:
        document: What ``build_document`` made.

    Returns:
        HTML without script; its policy lets nothing be fetched.
    """
    style = (files("workshop.reports.twin") / "twin.css").read_text("utf-8")
    content = document["content"]
    label = f'<p class="label">{escape(document["label"])}</p>' if document["label"] else ""
    page = f"""<!doctype html>
<html lang="{escape(document["lang"])}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<title>{escape(document["title"])}</title>
<style>
{style}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the report</a>
{_contents(document)}
<main id="content">
{label}
{markup(content)}
</main>
<footer><p>{escape(document["footer"])}</p></footer>
</body>
</html>
"""
    return _DROPPED.sub("", page)


def _contents(document: dict[str, Any]) -> str:
    """Links to the sections, if there are enough for a list."""
    sections = [
        (anchor(node, at), text_of(node["content"]))
        for at, node in enumerate(document["content"])
        if node["type"] == "heading" and node["level"] == 2
    ]
    if len(sections) < 3:
        return ""
    links = "".join(f'<li><a href="#{key}" dir="auto">{escape(words)}</a></li>' for key, words in sections)
    return f'<nav aria-label="Sections"><ul>{links}</ul></nav>'
