"""Characters that no font at hand can draw: under PDF/UA-1 they are errors, so they are said in words instead."""

import re
import unicodedata
from collections.abc import Callable
from typing import Any

__all__ = ["drawn", "mapped", "missing", "spoken"]

_MISSING = re.compile(r"the text `\"(.*?)\"` could not be displayed")
# What no font draws: control characters, and the marks that turn the direction of the text around.
_DROPPED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ud800-\udfff]"
)


def drawn(text: str) -> str:
    """The text without characters that have no picture."""
    return _DROPPED.sub("", text)


def mapped(value: Any, change: Callable[[str], str]) -> Any:
    """A document with every text in it changed; what stands under the key ``bytes`` is left alone."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: item if key == "bytes" else mapped(item, change) for key, item in value.items()}
    return [mapped(item, change) for item in value] if isinstance(value, list) else value


def missing(said: str) -> set[str]:
    """The texts that Typst names as not in any font; it writes some characters by their number in braces."""
    found = _MISSING.findall(said)
    return {re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), text) for text in found}


def spoken(texts: set[str]) -> Callable[[str], str]:
    """What replaces these texts by words: a sign by its name, a letter of another script by a white box."""
    pattern = re.compile("|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True)))
    return lambda text: pattern.sub(_spoken, text)


def _spoken(found: re.Match[str]) -> str:
    said = [
        f"({unicodedata.name(sign, 'symbol').lower()})" if unicodedata.category(sign) in {"So", "Sm", "Sk"} else "□"
        for sign in found[0]
        if unicodedata.category(sign)[0] != "C" and unicodedata.category(sign) != "Mn"
    ]
    return "".join(said)
