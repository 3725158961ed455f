"""Load nbformat without what jsonschema compiles at its import only to check international addresses, if it is there.

That grammar takes half a second, in every program that touches a notebook, and no notebook's schema asks for it.
"""

import importlib
import sys

__all__ = ["load_nbformat"]

_NEVER_ASKED_FOR = "rfc3987_syntax"


def load_nbformat() -> None:
    """Import nbformat; to jsonschema that grammar looks as if it were not installed, which it need not be."""
    if _NEVER_ASKED_FOR in sys.modules:
        return
    sys.modules[_NEVER_ASKED_FOR] = None  # type: ignore[assignment] # Python's own way to say: not to be found
    try:
        importlib.import_module("nbformat")
    finally:
        del sys.modules[_NEVER_ASKED_FOR]
