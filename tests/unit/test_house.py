"""The house rules that a machine can check."""

import importlib
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = [
    path
    for pattern in ("workshop/**/*.py", "workshop/**/*.js", "tests/**/*.py")
    for path in sorted(ROOT.glob(pattern))
    if "__pycache__" not in path.parts
]


def test_no_file_is_longer_than_300_lines() -> None:
    """One file, one idea: a file that needs more lines holds two."""
    long = {
        str(path.relative_to(ROOT)): n for path in SOURCES if (n := len(path.read_text("utf-8").splitlines())) > 300
    }
    assert long == {}


def test_the_files_that_begin_are_there() -> None:
    """A file that is named as one of the longest and has another name by now would not begin any more."""
    from tests.conftest import LONGEST

    assert [name for name in LONGEST if not (ROOT / name).is_file()] == []


def test_public_names_exist() -> None:
    """Every name in ``__all__`` is there, so that no import of a public name can fail."""
    for path in sorted(ROOT.glob("workshop/**/*.py")):
        if "migrations" in path.parts:
            continue
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        module = importlib.import_module(name)
        missing = [public for public in getattr(module, "__all__", []) if not hasattr(module, public)]
        assert missing == [], f"{name}: {missing}"


def _targets(document: Path) -> list[str]:
    text = re.sub(
        r"^```.*?^```", "", document.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL
    )  # an example's are not ours
    found = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    return [target for target in found if not target.startswith(("http://", "https://", "mailto:"))]


def test_links_in_documents_lead_somewhere() -> None:
    """A newcomer who follows a link in a document finds a file."""
    broken = [
        f"{document.relative_to(ROOT)}: {target}"
        for document in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))
        for target in _targets(document)
        if not (document.parent / target).exists()
    ]
    assert broken == []
