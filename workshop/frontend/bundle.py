"""Join the small ES modules into one, since a notebook host takes one string and a page one file.

The modules keep to a narrow style, so that joining needs no toolchain: relative imports with named bindings, each on
one line at the top, and named exports of functions and constants. Anything else is an error here, not in a browser.
"""

import json
import re
from functools import cache
from pathlib import Path

from workshop.errors import SetupError
from workshop.language import translations

__all__ = ["bundle", "stylesheet"]

FOLDER = Path(__file__).parent
_IMPORT = re.compile(r'^import \{ (?P<names>[^}]+) \} from "\./(?P<module>[\w-]+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?P<what>(?:async )?function|const|class) (?P<name>\w+)", re.MULTILINE)
_CATALOG = "const CATALOG = {};"
_OTHER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


def _variable(module: str) -> str:
    return "$" + module.replace("-", "_")


def _dependencies(module: str, folder: Path, chain: tuple[str, ...] = ()) -> list[str]:
    """Every module that ``module`` needs and itself, each after what it needs."""
    if module in chain:
        circle = " -> ".join((*chain, module))
        raise SetupError(f"{folder / module}.js: modules import each other in a circle: {circle}")
    order: list[str] = []
    for match in _IMPORT.finditer((folder / f"{module}.js").read_text(encoding="utf-8")):
        for name in _dependencies(match["module"], folder, (*chain, module)):
            if name not in order:
                order.append(name)
    return [*order, module]


def _binding(match: re.Match[str]) -> str:
    """An import line as a destructuring of the module joined before it."""
    return f"const {{ {match['names'].strip().replace(' as ', ': ')} }} = {_variable(match['module'])};"


def _wrapped(module: str, folder: Path, language: str) -> str:
    """One module as a function that is called once and returns its exports."""
    source = (folder / f"{module}.js").read_text(encoding="utf-8")
    if module == "translate":
        words = json.dumps(dict(translations(language, "frontend")), ensure_ascii=False, separators=(",", ":"))
        source = source.replace(_CATALOG, f"const CATALOG = {words};")
    exports = [match["name"] for match in _EXPORT.finditer(source)]
    source = _IMPORT.sub(_binding, source)
    source = _EXPORT.sub(r"\g<what> \g<name>", source)
    if other := _OTHER.search(source):
        raise SetupError(f"{folder / module}.js: the bundle cannot join this line: {other[0]}")
    return f"const {_variable(module)} = (() => {{\n{source}\nreturn {{ {', '.join(exports)} }};\n}})();\n"


@cache
def bundle(entry: str, *, default: str | None = None, language: str = "en", folder: Path = FOLDER) -> str:
    """One ES module that holds ``<entry>.js`` and all that it imports.

    Args:
        entry: Name of a module without ``.js``.
        default: Name of the export that becomes the module's default export (anywidget asks for one).
        language: BCP 47 tag of the words that people see; English where there is no catalog.
        folder: Where the modules are.

    Raises:
        SetupError: If a module uses an import or an export that cannot be joined.
    """
    parts = [_wrapped(module, folder, language) for module in _dependencies(entry, folder)]
    if default is not None:
        parts.append(f"export default {_variable(entry)}.{default};\n")
    return "".join(parts)


@cache
def stylesheet(*names: str) -> str:
    """The named stylesheets of this folder, joined in the order given; each with parts like ``style-timer.css``."""
    files = [path for name in names for path in (FOLDER / f"{name}.css", *sorted(FOLDER.glob(f"{name}-*.css")))]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)
