"""Build notebooks from lessons. The same lessons give the same bytes, so that a stale notebook can be found."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from workshop.language import Words
from workshop.lessons.built import write_built
from workshop.lessons.mistakes import shown
from workshop.lessons.reader import read_workshop
from workshop.lessons.source import normalised
from workshop.model.lesson import ExerciseBlock, Lesson, PauseBlock, ProseBlock, Workshop
from workshop.notebooks import cells
from workshop.notebooks.figures import figures
from workshop.notebooks.files import write_file
from workshop.notebooks.nodes import node, to_bytes

__all__ = ["Built", "build", "build_in_memory", "notebook", "stale"]

BUILT_NAME = "workshop.json"


@dataclass(frozen=True)
class Built:
    """A built workshop in memory.

    Attributes:
        workshop: What was read.
        files: Every built file by its path below the output folder, with forward slashes.
        notebooks: The notebooks by the id of their lesson, in order.
    """

    workshop: Workshop
    files: dict[str, bytes]
    notebooks: dict[str, NotebookNode]


def notebook(workshop: Workshop, lesson: Lesson, digest: str) -> NotebookNode:
    """One lesson as a notebook, with the outputs that running it gives before anything is answered.

    Args:
        workshop: The workshop.
        lesson: One of its lessons.
        digest: SHA-256 of the sources, kept in the metadata.
    """
    made = [cells.title_cell(workshop, lesson), cells.setup_cell(lesson, 1)]
    count, prose, pauses = 1, 0, 0
    for block in lesson.blocks:
        match block:
            case ExerciseBlock():
                count += 1
                made.append(cells.exercise_cell(block.exercise, count))
            case ProseBlock():
                prose += 1
                made.append(cells.prose_cell(block, prose, Words(workshop.language)))
            case PauseBlock():
                pauses += 1
                made.append(cells.pause_cell(block, pauses))
            case _:
                pass  # facilitator notes never enter a notebook
    made += [cells.share_cell(count + 1), cells.end_cell(workshop, lesson)]
    about = {
        "digest": digest,
        "lesson": lesson.id,
        "stem": lesson.stem,
        "title": lesson.title,
        "workshop": workshop.id,
    }
    metadata = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        "title": lesson.title,
        "workshop": about,
    }
    return node({"cells": made, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def build_in_memory(folder: Path) -> Built:
    """Read a workshop and build all its files without writing any.

    Raises:
        LessonError: With every mistake in the lessons.
        SetupError: If there is no such folder.
    """
    workshop = read_workshop(folder)
    head = (folder / "workshop.yaml").read_bytes()
    made: dict[str, NotebookNode] = {}
    files = {BUILT_NAME: write_built(workshop)}
    for lesson in workshop.lessons:
        sources = normalised(head) + "\0" + normalised((folder / lesson.path).read_bytes())
        made[lesson.id] = notebook(workshop, lesson, hashlib.sha256(sources.encode()).hexdigest())
        files[f"{lesson.stem}.ipynb"] = to_bytes(made[lesson.id])
    files |= figures(folder)
    return Built(workshop, files, made)


def build(folder: Path, out: Path) -> list[Path]:
    """Write a workshop's notebooks, ``workshop.json`` and figures; notebooks of lessons that are gone are removed.

    Args:
        folder: Such as ``lessons/bounce-back``.
        out: Such as ``notebooks/bounce-back``; made if it is not there.

    Returns:
        The files that were new or changed.

    Raises:
        LessonError: With every mistake in the lessons; then nothing is written.
        SetupError: If a file cannot be written.
    """
    built = build_in_memory(folder)
    changed = []
    for name, data in built.files.items():
        path = out / name
        if not path.is_file() or path.read_bytes() != data:
            write_file(path, data)
            changed.append(path)
    for path in _extra(out, built.files):
        if _ours(path):
            path.unlink()
    return changed


def stale(folder: Path, out: Path) -> list[str]:
    """What differs between the lessons and what was built of them, each as one line; empty if nothing does.

    Raises:
        LessonError: With every mistake in the lessons.
        SetupError: If there is no such folder.
    """
    built = build_in_memory(folder)
    lines = []
    for name, data in built.files.items():
        path = out / name
        if not path.is_file():
            lines.append(f'{shown(path)}: is missing. Run "workshop build".')
        elif path.read_bytes() != data:
            lines.append(f'{shown(path)}: differs from its lesson. Run "workshop build".')
    for path in _extra(out, built.files):
        todo = 'Run "workshop build".' if _ours(path) else "Move it to another folder."
        lines.append(f"{shown(path)}: is not built from any lesson. {todo}")
    return sorted(lines)


def _extra(out: Path, files: dict[str, bytes]) -> list[Path]:
    """Files in the output folder that no lesson gives; hidden ones are someone else's business."""
    found = [path for path in sorted(out.rglob("*")) if path.is_file()]
    names = {path: path.relative_to(out) for path in found}
    return [
        path
        for path, name in names.items()
        if name.as_posix() not in files and not any(part.startswith((".", "__")) for part in name.parts)
    ]


def _ours(path: Path) -> bool:
    """True for a notebook or a figure of an earlier build, which may be removed."""
    if path.parent.name == "figures":
        return True
    return path.suffix == ".ipynb" and b'"digest": "' in path.read_bytes()
