"""Joining the ES modules: one module out of many, and an error here rather than in a browser."""

import re
from pathlib import Path

import pytest

from workshop.errors import SetupError
from workshop.exercises.table import KINDS
from workshop.frontend import bundle, stylesheet
from workshop.frontend.bundle import FOLDER

MODULES = sorted(path.stem for path in FOLDER.glob("*.js"))


def _write(folder: Path, **modules: str) -> None:
    for name, source in modules.items():
        (folder / f"{name}.js").write_text(source, encoding="utf-8")


def test_each_module_comes_once_and_after_what_it_needs(tmp_path: Path) -> None:
    """A module that two others need is joined once, before both."""
    _write(
        tmp_path,
        a='import { b } from "./b.js";\nimport { c } from "./c.js";\nexport const a = b + c;\n',
        b='import { c } from "./c.js";\nexport const b = c;\n',
        c="export const c = 1;\n",
    )
    joined = bundle("a", folder=tmp_path)
    assert re.findall(r"const \$(\w+) =", joined) == ["c", "b", "a"]
    assert "import " not in joined
    assert "export " not in joined


def test_names_can_be_changed_on_import_and_one_becomes_the_default(tmp_path: Path) -> None:
    """``as`` in an import is kept, and a host that asks for a default export gets one."""
    _write(
        tmp_path,
        a='import { b as other, c } from "./b-c.js";\nexport function a() { return other + c; }\n',
        **{"b-c": "export const b = 1;\nexport const c = 2;\n"},
    )
    joined = bundle("a", default="a", folder=tmp_path)
    assert "const { b: other, c } = $b_c;" in joined
    assert joined.endswith("export default $a.a;\n")


@pytest.mark.parametrize(
    "line",
    [
        'import thing from "./thing.js";',
        'import * as thing from "./thing.js";',
        "import { thing } from './thing.js';",
        'import { thing } from "https://example.org/thing.js";',
        "export default thing;",
        "export { thing };",
        "export let thing = 1;",
    ],
)
def test_lines_that_cannot_be_joined_are_named(tmp_path: Path, line: str) -> None:
    """Every other form of import and export is an error that names the file and the line."""
    _write(tmp_path, a=line + "\n")
    with pytest.raises(SetupError) as caught:
        bundle("a", folder=tmp_path)
    assert f"{tmp_path / 'a'}.js" in str(caught.value)
    assert line in str(caught.value)


def test_circles_are_named(tmp_path: Path) -> None:
    """Modules that need each other cannot be put in order, and the message shows the circle."""
    _write(tmp_path, a='import { b } from "./b.js";\n', b='import { a } from "./a.js";\n')
    with pytest.raises(SetupError, match="a -> b -> a"):
        bundle("a", folder=tmp_path)


@pytest.mark.parametrize("module", MODULES)
def test_every_module_can_be_joined(module: str) -> None:
    """Each of our modules keeps to the narrow style."""
    assert f"const ${module.replace('-', '_')} =" in bundle(module)


@pytest.mark.parametrize("module", MODULES)
def test_no_module_reads_html_or_asks_anyone(module: str) -> None:
    """What a person writes never becomes HTML, nothing is loaded from elsewhere, no style is an attribute."""
    source = (FOLDER / f"{module}.js").read_text("utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", source)
    assert "https://" not in source
    assert not re.search(r"\bstyle: ", source)


def test_every_kind_is_in_the_table() -> None:
    """The table of ES modules and the table of the Python half name the same kinds in the same order."""
    names = re.search(r"export const kinds = \{ ([^}]+) \};", (FOLDER / "kinds.js").read_text("utf-8"))
    assert names is not None
    assert names[1].split(", ") == list(KINDS)


def test_the_fallback_colours_are_the_light_ones() -> None:
    """A browser without light-dark() sees exactly the light theme."""
    style = stylesheet("style")
    light = dict(re.findall(r"(--ws-[\w-]+): light-dark\((#\w+), #\w+\)", style))
    fallback = dict(re.findall(r"(--ws-[\w-]+): (#\w+);", style))
    assert light == fallback
    assert light


def test_style_keeps_to_itself() -> None:
    """Every rule is under ``.ws``, nothing is loaded, and no size hangs on the page around us."""
    style = re.sub(r"/\*.*?\*/", "", stylesheet("style"), flags=re.DOTALL)
    assert not re.search(r"url\(|@import|\d(rem|vh|vw)\b|margin-left|margin-right|padding-left|padding-right", style)
    selectors = [part for part in re.findall(r"([^{};]+)\{", style) if not part.strip().startswith("@")]
    assert selectors
    assert [part for part in selectors if ".ws" not in part] == []
