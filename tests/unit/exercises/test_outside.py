"""Kinds that other packages bring: used if they can be, named with the reason if not, and in nobody's way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workshop.frontend.bundle import bundle
from workshop.outside import outside_kinds

OWN_KIND = Path(__file__).parents[2] / "fixtures" / "own_kind"
KIND = """
from pathlib import Path
from typing import Literal
from workshop.model.exercise import Exercise
class {name}(Exercise):
    module = Path(__file__).with_name("kind.js")
    kind: Literal["{kind}"] = "{kind}"
"""
BROKEN = {
    "does not load": ("rank", "import no_such_module", "it cannot be loaded (ModuleNotFoundError"),
    "of no file": (
        "rank",
        KIND.format(name="Kind", kind="rank").replace("kind.js", "none.js"),
        'does not say in "module"',
    ),
    "not a class": ("rank", "Kind = 3", "is not a class"),
    "not an exercise": (
        "rank",
        "from pathlib import Path\nclass Kind: module = Path(__file__).with_name('kind.js')",
        "it is not an exercise",
    ),
    "of another export": (
        "rank",
        KIND.format(name="Kind", kind="rank").replace("kind.js", "theirs.py"),
        "does not say: export",
    ),
    "of another name": ("rank", KIND.format(name="Kind", kind="other"), 'its field "kind" must be "rank"'),
    "of our name": ("sort", KIND.format(name="Kind", kind="sort"), "there is a kind of that name already"),
    "with a bad name": ("my-rank", "Kind = 3", "its name may have lower-case letters and digits only"),
}
SAY = (
    "from workshop.exercises.table import KINDS, UNUSABLE, OWN; from workshop.frontend import bundle; "
    "bundle('page'); assert KINDS == OWN; print(*UNUSABLE.values())"
)


def _python(path: Path, code: str) -> str:
    """What code prints in a fresh interpreter that has this folder on its path."""
    environment = {**os.environ, "PYTHONPATH": str(path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("case", BROKEN)
def test_a_kind_that_cannot_be_used_is_named(tmp_path: Path, case: str) -> None:
    """The reason and the package are said; all of our own kinds work on, in Python and on the page."""
    kind, source, reason = BROKEN[case]
    (tmp_path / "theirs.py").write_text(source, "utf-8")
    (tmp_path / "kind.js").write_text("export const rank = {};", "utf-8")
    folder = tmp_path / "theirs-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: theirs\nVersion: 1.0\n", "utf-8")
    (folder / "entry_points.txt").write_text(f"[workshop.exercises]\n{kind} = theirs:Kind\n", "utf-8")
    said = _python(tmp_path, SAY)
    assert said.startswith(f'the package theirs brings the kind "{kind}", but ')
    assert reason in said


def test_a_kind_that_is_installed_is_one_of_the_kinds() -> None:
    """It is last in the table, is checked like the others, and its answers are, too."""
    code = (
        "from workshop.exercises.table import KINDS, parse_exercise; from workshop.lessons import read_workshop; "
        "from pathlib import Path; "
        f"order = read_workshop(Path({str(OWN_KIND)!r}) / 'lessons' / 'own').exercises['my-order']; "
        "print(list(KINDS)[-1], order.state(None), order.text(order.check_shared(['pay', 'time', 'people'])))"
    )
    assert _python(OWN_KIND, code) == "rank empty ['1. The pay', '2. Time for other things', '3. The people']\n"


def test_without_it_nothing_is_added() -> None:
    """Where no such package is installed, the bundle is what it was."""
    assert outside_kinds() == ()
    assert "outside" not in bundle("page")
