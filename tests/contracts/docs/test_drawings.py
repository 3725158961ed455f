"""Drawings name what there is: modules, files, layers."""

import re
import tomllib
from importlib.util import find_spec

from tests.contracts.docs.blocks import ROOT, of_class, only
from workshop.lessons.reader import SOURCES
from workshop.lessons.starter import starter_files


def test_the_flow() -> None:
    """Every module and every file in the drawing of the flow is there."""
    drawing = of_class("text", "docs/architecture.md")[0].text
    modules = set(re.findall(r"\bworkshop(?:\.[a-z]+)+", drawing)) - {"workshop.yaml", "workshop.json"}
    assert len(modules) >= 7
    assert [name for name in modules if find_spec(name) is None] == []
    paths = set(re.findall(r"\b[a-z]+/[\w./*<>-]+", drawing))
    assert len(paths) >= 4
    assert [path for path in paths if not [*ROOT.glob(re.sub("<.*?>", "*", path))]] == []


def test_many_reports() -> None:
    """Every file in the drawing of the processes of a batch is there."""
    _, drawing = of_class("text", "docs/architecture.md")
    paths = re.findall(r"workshop/[\w./]+", drawing.text)
    assert len(paths) >= 4
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_house() -> None:
    """Every layer that import-linter knows has its room in the house, and every room is a part of the package."""
    drawing = only("text", "docs/developers.md").text
    rooms = [row.split()[0].rstrip(",") for row in re.findall(r"^ *│ (\w.*)│$", drawing, re.MULTILINE)]
    assert len(rooms) >= 12
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers = {name for layer in linter["contracts"][0]["layers"] for name in layer.split(" | ")}
    assert layers <= set(re.findall(r"[a-z]+", drawing))
    assert [name for name in rooms if find_spec(f"workshop.{name}") is None] == []


def test_the_folder_of_a_workshop() -> None:
    """`workshop new` makes the lessons that are shown, and whatever else is shown is read if it is there."""
    [drawing] = of_class("text", "docs/authors.md")
    top, *rows = drawing.text.splitlines()
    assert top == "lessons/salary-talks/"
    shown = [row.split()[0] for row in rows]
    made = [str(path) for path in starter_files("salary-talks", "Salary talks")]
    assert [name for name in shown if name.endswith(".md")] == sorted(name for name in made if name.endswith(".md"))
    read = {pattern.split("/")[0] for pattern in SOURCES} | {"figures"}
    assert {name.rstrip("/") for name in shown if not name.endswith(".md")} == read - {"[0-9][0-9]-*.md"}
