"""The calls of ``tr`` and ``trn`` in an ES module. Babel's own reader misses those inside template strings."""

import json
import re
from collections.abc import Iterator

__all__ = ["calls", "without_literal"]

_LITERAL = r'"(?:[^"\\]|\\.)*"'
_ONE = re.compile(rf"\btr\(\s*({_LITERAL})")
_TWO = re.compile(rf"\btrn\(\s*({_LITERAL}),\s*({_LITERAL})")
_OTHER = re.compile(r"(?<!function )\btrn?\((?!\s*\")")


def calls(module: str) -> Iterator[str | tuple[str, str]]:
    """The words to translate: a text, or the forms for one and for any other number.

    Args:
        module: The text of an ES module.
    """
    for call in _ONE.finditer(module):
        yield json.loads(call[1])
    for call in _TWO.finditer(module):
        yield json.loads(call[1]), json.loads(call[2])


def without_literal(module: str) -> list[int]:
    """The lines of calls whose words cannot be collected, since they are no literal."""
    return [module.count("\n", 0, call.start()) + 1 for call in _OTHER.finditer(module)]
