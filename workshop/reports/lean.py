"""Load libraries for notebooks without what they import only to offer something that no report asks for.

Each looks for it and goes on without it, so nothing is lost: to the library it looks as if it were not installed.
"""

import importlib
import sys
from collections.abc import Sequence
from itertools import accumulate

__all__ = ["load_nbformat", "load_papermill"]

_FORMATS = ("rfc3987", "rfc3987_syntax", "rfc3986_validator", "isoduration", "webcolors", "uri_template", "fqdn")


def load_nbformat() -> None:
    """Import nbformat without what jsonschema checks formats by, which no notebook's schema asks for.

    The grammar of international addresses alone takes half a second to compile.
    """
    _without(_FORMATS, "nbformat")


def load_papermill() -> None:
    """Import papermill without file systems in the cloud, for the sake of which it would import all of pyarrow."""
    load_nbformat()
    _without(["pyarrow.fs"], "papermill")


def _without(unwanted: Sequence[str], module: str) -> None:
    if module in sys.modules:
        return
    # Of "a.b" also "a" must not be looked for, if nobody has: the import of a package comes before that of its part.
    names = [name for path in unwanted for name in accumulate(path.split("."), "{}.{}".format)]
    hidden = [name for name in names if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment] # Python's own way to say: not to be found
    try:
        importlib.import_module(module)
    finally:
        for name in hidden:
            del sys.modules[name]
