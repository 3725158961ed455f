"""Markdown cells to nodes."""

import pytest

from workshop.errors import ReportError
from workshop.reports.markdown import markdown_nodes
from workshop.reports.nodes import Node, text_of


def picture(address: str, alt: str) -> Node:
    """A stand-in that keeps what it was given."""
    return {"type": "figure", "address": address, "alt": alt}


def nodes(text: str) -> list[Node]:
    """The nodes of a text."""
    return markdown_nodes(text, picture)


def test_text_keeps_its_marks() -> None:
    """Emphasis, weight, code and links become spans; everything else is text."""
    (paragraph,) = nodes("plain *soft* **loud** `x = 1` [there](https://example.org)")
    kinds = [span["type"] for span in paragraph["content"] if text_of([span]).strip()]
    assert kinds == ["text", "emph", "strong", "code", "link"]
    assert text_of(paragraph["content"]) == "plain soft loud x = 1 there"


def test_lists_nest_and_keep_their_numbers() -> None:
    """A numbered list keeps its first number, and a list inside an item stays inside."""
    (made,) = nodes("3. one\n   - inner\n4. two")
    assert (made["ordered"], made["start"], len(made["items"])) == (True, 3, 2)
    assert made["items"][0][1]["type"] == "list"


def test_tables_keep_alignment() -> None:
    """A table's header, cells and alignment survive."""
    (made,) = nodes("| a | b |\n|---|--:|\n| x | *1* |")
    assert [text_of(cell) for cell in made["columns"]] == ["a", "b"]
    assert made["align"] == ["start", "end"]
    assert [[text_of(cell) for cell in row] for row in made["rows"]] == [["x", "1"]]


def test_image_stands_on_its_own() -> None:
    """An image amid text becomes a figure between two paragraphs."""
    made = nodes("before ![a dot](dot.svg) after")
    assert [node["type"] for node in made] == ["paragraph", "figure", "paragraph"]
    assert (made[1]["address"], made[1]["alt"]) == ("dot.svg", "a dot")


@pytest.mark.parametrize("text", ["# ![x](y.svg)", "[![x](y.svg)](https://example.org)"])
def test_image_where_it_cannot_stand_is_an_error(text: str) -> None:
    """An image in a heading or a link is refused and not lost."""
    with pytest.raises(ReportError, match="own paragraph"):
        nodes(text)


def test_relative_links_keep_their_words() -> None:
    """A link to a file beside the notebook leads nowhere from a PDF, so only its words stay."""
    (paragraph,) = nodes("see [the lesson](03-confront.ipynb)")
    assert text_of(paragraph["content"]) == "see the lesson"
    assert all(span["type"] == "text" for span in paragraph["content"])


def test_html_loses_its_marks_and_keeps_its_words() -> None:
    """Comments vanish, other markup leaves its words."""
    assert nodes("<!-- a note -->") == []
    (paragraph,) = nodes("<div class='x'>kept <b>words</b></div>")
    assert text_of(paragraph["content"]) == "kept words"


@pytest.mark.parametrize("text", ['<img src="a.png" alt="x">', "<table><tr><td>1</td></tr></table>"])
def test_html_that_would_be_lost_is_an_error(text: str) -> None:
    """HTML images and tables cannot be shown, and are not dropped without a word."""
    with pytest.raises(ReportError, match="write them in Markdown"):
        nodes(text)
