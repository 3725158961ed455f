"""Exercise kinds that other packages bring: found by their entry points, loaded once, and never trusted to load.

A package names its kinds in the entry point group ``workshop.exercises``: ``rank = "my_package:Rank"``. The name is the
kind; the class is its Python half and says in ``module`` where its ES module is.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

__all__ = ["GROUP", "Outside", "outside_kinds"]

GROUP = "workshop.exercises"
_NAME = re.compile(r"[a-z][a-z0-9]*\Z")


@dataclass(frozen=True)
class Outside:
    """A kind that another package brings.

    Attributes:
        name: Name of the kind.
        package: The package, for messages.
        made: The class, or None if it cannot be used.
        module: The file of its ES module, or None likewise.
        trouble: Why it cannot be used; empty if it can.
    """

    name: str
    package: str
    made: type | None
    module: Path | None
    trouble: str = ""


@cache
def outside_kinds() -> tuple[Outside, ...]:
    """Every kind that is installed beside ours, in the order of their names."""
    return tuple(_loaded(entry) for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name))


def _loaded(entry: EntryPoint) -> Outside:
    """A kind, or what is wrong with it: somebody else's mistake must not close every workshop."""
    package = entry.dist.name if entry.dist else entry.module
    if not _NAME.match(entry.name):
        return Outside(entry.name, package, None, None, "its name may have lower-case letters and digits only")
    try:
        made = entry.load()
    except Exception as error:  # noqa: BLE001 - whatever an outside package does while it loads
        return Outside(entry.name, package, None, None, f"it cannot be loaded ({type(error).__name__}: {error})")
    module = getattr(made, "module", None)
    if not isinstance(made, type):
        return Outside(entry.name, package, None, None, f"{entry.value} is not a class")
    if not isinstance(module, Path) or not module.is_file():
        return Outside(
            entry.name, package, None, None, f'{entry.value} does not say in "module" where its ES module is'
        )
    if not re.search(rf"^export const {entry.name}\b", module.read_text(encoding="utf-8"), re.MULTILINE):
        line = f"export const {entry.name} = {{ render, state, shared, text }};"
        return Outside(entry.name, package, None, None, f"{module.name} does not say: {line}")
    return Outside(entry.name, package, made, module)
