"""The QR code of the join link."""

from xml.etree import ElementTree as ET

from workshop.room.qr import qr_svg, qr_text

LINK = "http://192.168.1.5:8000/j/ABCDEF"


def test_the_svg_has_its_quiet_zone_and_no_inline_style() -> None:
    """Four light modules around the code, as readers expect; styles would not pass the content security policy."""
    svg = ET.fromstring(qr_svg(LINK))  # noqa: S314 - our own
    size = int(svg.attrib["viewBox"].split()[2])
    assert (size - 8 - 17) % 4 == 0
    assert all("style" not in element.attrib for element in svg.iter())


def test_the_terminal_shows_another_code_for_another_link() -> None:
    """The code is the link's, and fits into a terminal of 80 columns."""
    text = qr_text(LINK)
    assert text != qr_text(LINK.replace("ABCDEF", "BCDEFG"))
    assert max(len(line) for line in text.splitlines()) <= 80
