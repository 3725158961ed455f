"""Measures and rubrics that several workshops use: each has its copy, and copies of one version are the same.

A workshop's folder holds all that it needs, so that it can be handed on. In return, two files that claim to be the same
version of the same measure must not differ, or answers from two workshops would be compared that should not be.
"""

from pathlib import Path
from typing import TypeVar

from workshop.lessons.mistakes import Mistakes, shown
from workshop.lessons.resources import read_resources
from workshop.lessons.source import normalised, odd
from workshop.model.measure import Measure
from workshop.model.rubric import Rubric

__all__ = ["check_copies"]

_Copied = TypeVar("_Copied", Measure, Rubric)


def check_copies(folder: Path, measures: tuple[Measure, ...], rubrics: tuple[Rubric, ...], mistakes: Mistakes) -> None:
    """Report a measure or rubric whose copy in a workshop beside this one differs.

    Args:
        folder: The workshop's folder.
        measures: Its measures.
        rubrics: Its rubrics.
        mistakes: Where mistakes go.
    """
    _compare(folder / "measures", Measure, measures, mistakes)
    _compare(folder / "rubrics", Rubric, rubrics, mistakes)


def _compare(folder: Path, model: type[_Copied], own: tuple[_Copied, ...], mistakes: Mistakes) -> None:
    here = folder.resolve()
    for path in sorted(folder.glob("*.yaml")):
        for other in sorted(here.parent.parent.glob(f"*/{here.name}/{path.name}")):
            if other.parent == here or _same(path, other):
                continue
            theirs = {each.instrument: each for each in read_resources(other.parent, model, Mistakes())[0]}
            for each in own:
                if each.id == path.stem and theirs.get(each.instrument, each) != each:
                    mistakes.at(path).add(
                        0,
                        f"says that it is version {each.version}, and so does {shown(other)}, but they differ. "
                        "Copy one over the other, or raise the version of the newer one.",
                    )


def _same(one: Path, other: Path) -> bool:
    if odd(one) or odd(other):
        return True  # said where that workshop is read
    try:
        return normalised(one.read_bytes()) == normalised(other.read_bytes())
    except (OSError, UnicodeDecodeError):
        return True  # said where that workshop is read
