"""Prose to HTML: what differs between a notebook and a page."""

from workshop.notebooks.assets import Assets, json_in_html
from workshop.notebooks.render import to_html


def _html(markdown: str) -> str:
    return str(to_html(markdown, lambda source: f"<{source}>"))


def test_links_between_lessons() -> None:
    """A link to a lesson or a notebook leads to its page, with its anchor; others stay, without a referrer."""
    assert 'href="03-x.html#a"' in _html("[x](03-x.md#a)")
    assert 'href="03-x.html"' in _html("[x](03-x.ipynb)")
    assert 'href="https://example.org/a.md" rel="noopener noreferrer"' in _html("[x](https://example.org/a.md)")
    assert 'href="#help"' in _html("[x](#help)")


def test_alignment_without_inline_style() -> None:
    """A column that is aligned has a class, since a room's policy refuses style attributes."""
    html = _html("| a | b |\n|--:|:-:|\n| 1 | 2 |")
    assert "style=" not in html
    assert 'class="ws-right"' in html
    assert 'class="ws-center"' in html


def test_figures_get_their_address() -> None:
    """A figure's address is looked up and escaped, its words stay."""
    assert '<img src="&lt;figures/a.png&gt;" alt="Words">' in _html("![Words](figures/a.png)").replace(" />", ">")


def test_a_picture_that_is_not_the_workshops() -> None:
    """An address that is no figure of the workshop stays as it was written."""
    assets = Assets("inline", {"figures/a.png": b"x"})
    assert assets.figure("https://example.org/a.png") == "https://example.org/a.png"
    assert assets.figure("./figures/a.png") == "data:image/png;base64,eA=="


def test_data_cannot_end_its_element() -> None:
    """No text in the data can close the script element or open a comment."""
    assert "<" not in json_in_html({"a": "</script><!--"})
    assert json_in_html({"a": "<&>"}) == '{"a":"\\u003c\\u0026\\u003e"}'
