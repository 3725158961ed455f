"""A QR code of the join link, for the projector and for a terminal."""

import io

import segno

__all__ = ["qr_svg", "qr_text"]


def qr_svg(link: str) -> str:
    """An inline SVG, black on white in every theme, since phones read that best. Its name belongs on what holds it."""
    code = segno.make_qr(link, error="m")
    return str(code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None))


def qr_text(link: str) -> str:
    """The same for a terminal, with half blocks."""
    out = io.StringIO()
    segno.make_qr(link, error="l").terminal(out=out, border=2, compact=True)
    return out.getvalue()
