"""Comments of an author: a block ``<!-- … -->`` of its own stays in the lesson file."""

from workshop.lessons.directives import parser

__all__ = ["without_comments"]


def without_comments(markdown: str) -> str:
    """Markdown with blank lines where comments were, so that every line keeps its number."""
    if "<!--" not in markdown:
        return markdown
    lines = markdown.split("\n")
    for token in parser().parse(markdown):
        content = token.content.strip()
        whole = content.startswith("<!--") and content.endswith("-->") and content.count("-->") == 1
        if token.type == "html_block" and token.level == 0 and token.map and whole:
            lines[token.map[0] : token.map[1]] = [""] * (token.map[1] - token.map[0])
    return "\n".join(lines)
