"""The workshop that `workshop new` begins with: small, complete, and its comments teach the format."""

from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["starter_files"]


def starter_files(name: str, title: str) -> dict[str, bytes]:
    """The files of a new workshop by their path below its folder.

    Args:
        name: Its id, which is the name of its folder.
        title: What people see.
    """
    made = {}
    for path, file in _walk(files(__name__), ""):
        text = file.read_text(encoding="utf-8")
        if path == "workshop.yaml":
            text = text.replace("id: my-workshop", f"id: {name}").replace(
                "title: My workshop", f"title: {_quoted(title)}"
            )
        made[path] = text.encode()
    return made


def _walk(folder: Traversable, above: str) -> list[tuple[str, Traversable]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{above}{entry.name}"
        if entry.is_dir():
            found += _walk(entry, f"{path}/")
        elif path.endswith((".md", ".yaml")):
            found.append((path, entry))
    return found


def _quoted(text: str) -> str:
    """Text that means itself in YAML, whatever signs are in it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
