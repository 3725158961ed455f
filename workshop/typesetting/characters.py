"""Characters that no font at hand can draw: under PDF/UA-1 they are errors, so they are said in words instead."""

import re
import unicodedata
from collections.abc import Callable
from itertools import groupby
from typing import Any

__all__ = ["drawn", "mapped", "missing", "scripts", "spoken"]

_SCRIPTS = {"CJK": "Chinese characters", "HANGUL": "Korean", "HIRAGANA": "Japanese", "KATAKANA": "Japanese"}
"""Where the first word of a letter's name is not the name of its script."""

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
    """What replaces these texts by words.

    A symbol is said by its name, as a screen reader would say it: ``(party popper)``. A run of letters of a script that
    no font has becomes the script's name: ``[Arabic]``. Never an empty box, which says nothing to anyone.
    """
    one = "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))
    run = re.compile(rf"(?:{one})(?:\s*(?:{one}))*")
    return lambda text: run.sub(_spoken, text)


def scripts(texts: set[str]) -> set[str]:
    """The names of the scripts that letters in these texts belong to."""
    return {name for text in texts for sign in text if _pictured(sign) and (name := _script(sign))}


def _spoken(found: re.Match[str]) -> str:
    said: list[str] = []
    for script, signs in groupby(filter(_pictured, found[0]), _script):
        said += [f"[{script}]"] if script else [f"({unicodedata.name(sign, 'symbol').lower()})" for sign in signs]
    return " ".join(said)


def _pictured(sign: str) -> bool:
    """False for spaces, and for marks that only change the sign before them."""
    return not sign.isspace() and unicodedata.category(sign)[0] not in {"C", "M"}


def _script(sign: str) -> str:
    """The script that a letter belongs to, by the first word of its name; empty for a symbol."""
    if unicodedata.category(sign)[0] in {"S", "P"}:
        return ""
    first = unicodedata.name(sign, "").partition(" ")[0]
    return _SCRIPTS.get(first, first.capitalize()) or "unknown letters"
