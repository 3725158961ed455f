"""Images for the PDF."""

import base64
from pathlib import Path

import pytest

from workshop.errors import ReportError
from workshop.reports.images import image_node, picture_from

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def test_svg_stays_text_and_png_becomes_bytes(tmp_path: Path) -> None:
    """An SVG file is taken as text, a PNG as bytes."""
    (tmp_path / "a b.svg").write_text(SVG)
    assert picture_from(tmp_path, {}, "a%20b.svg", "a dot")["svg"] == SVG
    assert image_node("image/png", base64.b64encode(b"\x89PNG").decode(), "a dot")["bytes"] == list(b"\x89PNG")


def test_attachments_and_data_urls_are_read(tmp_path: Path) -> None:
    """What a notebook carries within itself is shown."""
    data = base64.b64encode(SVG.encode()).decode()
    attached = picture_from(tmp_path, {"x.svg": {"image/svg+xml": data}}, "attachment:x.svg", "a dot")
    inline = picture_from(tmp_path, {}, f"data:image/svg+xml;base64,{data}", "a dot")
    assert attached == inline
    assert attached["svg"] == SVG


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://example.org/a.png", "fetches nothing"),
        ("file:///etc/hostname", "fetches nothing"),
        ("missing.png", "cannot be read"),
        ("attachment:gone.png", "is missing"),
        ("notes.txt", "cannot be shown"),
    ],
)
def test_what_cannot_be_shown_is_named(tmp_path: Path, address: str, said: str) -> None:
    """An image from the web, a missing one and one of another type are errors that name it."""
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(ReportError, match=said):
        picture_from(tmp_path, {}, address, "a dot")


@pytest.mark.parametrize("alt", ["", "  "])
def test_alt_text_is_asked_for(alt: str) -> None:
    """No image goes through without words for those who do not see it."""
    with pytest.raises(ReportError, match="no alternative text"):
        image_node("image/svg+xml", SVG, alt)


def test_damaged_data_is_an_error() -> None:
    """A PNG that is not base 64 is an error and not a crash."""
    with pytest.raises(ReportError, match="damaged"):
        image_node("image/png", "abc", "a dot")
