"""SVG written by hand: elements as text, and the few measures and colours that all charts share.

Text stays text, so it can be searched, read aloud and set in the report's own font. Shades differ in lightness and
every mark has its number beside it, so that nothing is said by colour alone.
"""

from dataclasses import dataclass
from html import escape

__all__ = [
    "FAINT",
    "GROUND",
    "INK",
    "QUIET",
    "SHADES",
    "TEAL",
    "WIDTH",
    "Chart",
    "circle",
    "drawing",
    "hatched",
    "label_lines",
    "line",
    "rect",
    "text",
]

WIDTH = 480
INK, QUIET, FAINT, GROUND, TEAL = "#1d2327", "#51595f", "#d9d7cf", "#f6f4ee", "#0f5c5c"
SHADES = (("#e3efed", INK), ("#b5d6d2", INK), ("#7ab3ae", INK), ("#2b7371", "#ffffff"), ("#0b3f3f", "#ffffff"))
"""Fill and text of up to five ordered parts, from light to dark; each pair has a contrast of 4.5 to 1 or more."""


@dataclass(frozen=True)
class Chart:
    """A chart and, in words, what it shows."""

    svg: str
    alt: str


def drawing(height: float, *parts: str) -> str:
    """The whole picture, ``WIDTH`` wide, with a white ground so that it can be read in a dark notebook too."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {_n(height)}" width="{WIDTH}pt" '
        f'height="{_n(height)}pt" font-family="\'Source Sans 3\', system-ui, sans-serif" font-size="10">'
        f"{rect(0, 0, WIDTH, height, '#ffffff')}{''.join(parts)}</svg>"
    )


def text(
    x: float, y: float, words: str, *, anchor: str = "start", size: float = 10, fill: str = INK, bold: bool = False
) -> str:
    """A line of text; ``y`` is its base line and ``anchor`` one of start, middle and end."""
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}" font-size="{_n(size)}" fill="{fill}"{weight}>'
        f"{escape(words)}</text>"
    )


def rect(x: float, y: float, width: float, height: float, fill: str, *, stroke: str = "none") -> str:
    """A rectangle."""
    return (
        f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="{fill}" stroke="{stroke}" '
        'stroke-width="0.75"/>'
    )


def line(x1: float, y1: float, x2: float, y2: float, stroke: str = INK, *, width: float = 1) -> str:
    """A straight line."""
    return (
        f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" stroke="{stroke}" stroke-width="{_n(width)}"/>'
    )


def circle(x: float, y: float, radius: float, *, fill: str, stroke: str = TEAL) -> str:
    """A circle."""
    return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" fill="{fill}" stroke="{stroke}" stroke-width="1.75"/>'


def hatched(x: float, y: float, width: float, height: float) -> str:
    """A hatched box: something is here whose size is not shown. Lines, not a pattern, so that no id is needed."""
    strokes = []
    start = x - height
    while start < x + width:
        left, right = max(start, x), min(start + height, x + width)
        strokes.append(
            line(left, y + height - (left - start), right, y + height - (right - start), "#8b9196", width=0.6)
        )
        start += 6
    return rect(x, y, width, height, "#ffffff") + "".join(strokes) + rect(x, y, width, height, "none", stroke="#8b9196")


def label_lines(words: str, length: int = 30, lines: int = 2) -> list[str]:
    """A label broken at spaces into lines of about ``length`` characters; what does not fit ends in an ellipsis."""
    broken: list[str] = []
    for word in words.split() or [""]:
        if broken and len(broken[-1]) + len(word) < length:
            broken[-1] += f" {word}"
        else:
            broken.append(word)
    kept = [piece if len(piece) <= length else f"{piece[: length - 1]}…" for piece in broken[:lines]]
    if len(broken) > lines:
        kept[-1] = f"{kept[-1][: length - 1].rstrip('…')}…"
    return kept


def _n(value: float) -> str:
    """A coordinate with at most two decimals, the same on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
