"""Checks of the folder ``figures``: pictures that a phone on slow Wi-Fi can load, in forms that every browser shows."""

from pathlib import Path

from workshop.lessons.mistakes import Mistakes
from workshop.lessons.source import is_there, odd

__all__ = ["LARGEST", "TYPES", "check_figures"]

TYPES = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
"""The kinds of picture that every browser shows, by the end of their names."""

LARGEST = 1_000_000
"""Bytes of a picture at most. Two hundred phones load it at once; a full-screen picture needs a fifth of it."""


def check_figures(folder: Path, mistakes: Mistakes) -> None:
    """Report pictures that are too large or of a kind that would be left out, without reading them."""
    figures = folder / "figures"
    if is_there(figures) and not figures.is_dir():
        mistakes.at(figures).add(0, "is not a folder. Make it one, and put the pictures into it.")
    for path in sorted(figures.glob("*")):
        if path.name.startswith(".") or (path.is_dir() and path.suffix.lower() not in TYPES):
            continue
        if trouble := odd(path):
            mistakes.at(path).add(0, trouble)
            continue
        if path.suffix.lower() not in TYPES:
            kinds = ", ".join(suffix.removeprefix(".") for suffix in TYPES)
            mistakes.at(path).add(0, f"is not shown on any page. Save it as one of {kinds}, or move it away.")
        elif (size := path.stat().st_size) > LARGEST:
            mistakes.at(path).add(
                0,
                f"is {size / 1e6:.1f} MB, and phones wait for it. Save it smaller: at most {LARGEST / 1e6:g} MB, "
                "such as 1200 pixels wide.",
            )
