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
from workshop.outside import outside_kinds

__all__ = ["bundle", "stylesheet"]

FOLDER = Path(__file__).parent
_KINDS = "kinds"
_IMPORT = re.compile(r'import \{ (?P<names>[^}]+) \} from "\./(?P<module>[\w-]+)\.js";')
_EXPORT = re.compile(r"export (?P<what>(?:async )?function|const|class) (?P<name>\w+)")
_CATALOG = "const CATALOG = {};"
_OTHER = re.compile(r"(?:import|export)\b")


def _variable(module: str) -> str:
    return "$" + module.replace("-", "_")


def _imports(path: Path) -> list[str]:
    """The modules that a module imports."""
    # A kernel joins all of them before it draws its first exercise, so a look at how a line begins has to do.
    lines = path.read_text(encoding="utf-8").split("\n")
    return [match["module"] for line in lines if line.startswith("import") and (match := _IMPORT.fullmatch(line))]


def _dependencies(module: str, folder: Path) -> list[str]:
    """Every module that ``module`` needs and itself, each after what it needs."""
    order: dict[str, None] = {}

    def need(module: str, chain: tuple[str, ...]) -> None:
        if module in chain:
            circle = " -> ".join((*chain, module))
            raise SetupError(f"{folder / module}.js: modules import each other in a circle: {circle}")
        if module not in order:
            for name in _imports(folder / f"{module}.js"):
                need(name, (*chain, module))
            order[module] = None

    need(module, ())
    return [*order]


def _wrapped(module: str, path: Path, language: str) -> str:
    """One module as a function that is called once and returns its exports."""
    source = path.read_text(encoding="utf-8")
    if module == "translate":
        words = json.dumps(dict(translations(language, "frontend")), ensure_ascii=False, separators=(",", ":"))
        source = source.replace(_CATALOG, f"const CATALOG = {words};")
    exports: list[str] = []
    lines = source.split("\n")
    for number, line in enumerate(lines):
        if line.startswith(("import", "export")):
            lines[number] = _joined(line, path, exports)
    source = "\n".join(lines)
    return f"const {_variable(module)} = (() => {{\n{source}\nreturn {{ {', '.join(exports)} }};\n}})();\n"


def _joined(line: str, path: Path, exports: list[str]) -> str:
    """A line without its import or export: a destructuring of the module joined before it, or a name kept for later."""
    if match := _IMPORT.fullmatch(line):
        return f"const {{ {match['names'].strip().replace(' as ', ': ')} }} = {_variable(match['module'])};"
    if match := _EXPORT.match(line):
        exports.append(match["name"])
        return line.removeprefix("export ")
    if _OTHER.match(line):
        raise SetupError(f"{path}: the bundle cannot join this line: {line}")
    return line


def _needs(path: Path | None, folder: Path) -> list[str]:
    """The modules of ours that an outside module imports, each after what it needs.

    Raises:
        SetupError: If it imports something that there is not.
    """
    needed: list[str] = []
    for module in _imports(path) if path else []:
        if not (folder / f"{module}.js").is_file():
            raise SetupError(f'{path}: there is no module "./{module}.js" to import from.')
        needed += _dependencies(module, folder)
    return needed


def _added(name: str, path: Path | None, language: str) -> str:
    """An outside kind's module, joined after the table of kinds and entered in it."""
    assert path is not None  # noqa: S101 - the caller looked
    module = f"outside-{name}"
    return f"{_wrapped(module, path, language)}{_variable(_KINDS)}.kinds.{name} = {_variable(module)}.{name};\n"


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
    order = _dependencies(entry, folder)
    outside = [one for one in outside_kinds() if one.module and not (folder / f"{one.name}.js").exists()]
    if _KINDS not in order:
        outside = []
    needed = [name for one in outside for name in _needs(one.module, folder)]
    parts = []
    for module in dict.fromkeys([*order[: order.index(_KINDS)], *needed, *order] if outside else order):
        parts.append(_wrapped(module, folder / f"{module}.js", language))
        if module == _KINDS:
            parts += [_added(one.name, one.module, language) for one in outside]
    if default is not None:
        parts.append(f"export default {_variable(entry)}.{default};\n")
    return "".join(parts)


@cache
def stylesheet(*names: str) -> str:
    """The named stylesheets of this folder, joined in the order given; each with parts like ``style-timer.css``."""
    files = [path for name in names for path in (FOLDER / f"{name}.css", *sorted(FOLDER.glob(f"{name}-*.css")))]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)
