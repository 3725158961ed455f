"""Guess what an author meant, so that a message can say it."""

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

__all__ = ["did_you_mean", "listed", "nearest", "slug"]

_CLOSE_ENOUGH = 65
"""Below this similarity (0 to 100) a guess confuses more than it helps; found by trying typical typing errors."""


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known name that is most like what was written, or None if none is like it."""
    best = process.extractOne(written, list(known), scorer=fuzz.ratio, processor=utils.default_process)
    return str(best[0]) if best is not None and best[1] >= _CLOSE_ENOUGH else None


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """A sentence with the nearest known name, or with all of them if none is near.

    Args:
        written: What the author wrote.
        known: The names that would be right.
    """
    names = list(known)
    if not names:
        return "There are none to choose from yet."
    near = nearest(written, names)
    return f'Did you mean "{near}"?' if near else f"Choose {listed(names)}."


def listed(names: Iterable[str]) -> str:
    """Names in quotes, joined as a sentence joins them: ``"a", "b" or "c"``."""
    quoted = [f'"{name}"' for name in names]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


def slug(text: str) -> str:
    """The nearest id: lower-case letters, digits and single hyphens, beginning with a letter; at most 60 characters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    plain = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", plain).lower()
    plain = re.sub(r"[^a-z0-9]+", "-", plain).lstrip("-0123456789")[:60].strip("-")
    return plain or "my-exercise"
