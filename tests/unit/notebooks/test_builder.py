"""Lessons to notebooks: the same bytes each time, valid, complete, and nothing that is not for participants."""

from pathlib import Path

import nbformat
import pytest

from workshop.errors import LessonError, SetupError
from workshop.notebooks.builder import build, stale


def _cells(path: Path) -> list[nbformat.NotebookNode]:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    return list(notebook.cells)


def test_twice_the_same_bytes(small: Path, tmp_path: Path) -> None:
    """Building again, here or elsewhere, gives the same files and touches none that is up to date."""
    written = build(small, tmp_path / "one")
    assert sorted(path.relative_to(tmp_path / "one").as_posix() for path in written) == [
        "01-begin.ipynb",
        "02-end.ipynb",
        "figures/path.svg",
        "workshop.json",
    ]
    assert build(small, tmp_path / "one") == []
    build(small, tmp_path / "two")
    for path in written:
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()
        assert path.read_bytes().endswith(b"\n")


def test_the_order_of_cells(small: Path, tmp_path: Path) -> None:
    """Title, setup, the blocks as written, sharing, and the ways on; every code cell has run, in order."""
    build(small, tmp_path / "out")
    cells = _cells(tmp_path / "out" / "01-begin.ipynb")
    assert [cell.metadata.workshop.role for cell in cells] == [
        "title", "setup", "prose", "exercise", "pause", "prose", "prose", "prose", "prose", "exercise", "share", "end",
    ]  # fmt: skip
    code = [cell for cell in cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == [1, 2, 3, 4]
    assert code[0].source == 'from workshop.participant import open_lesson, share, show\n\nopen_lesson("01-begin")'
    assert [cell.source for cell in code[1:]] == ['show("first-check")', 'show("yours-or-not")', "share()"]
    assert [[output.data["text/plain"] for output in cell.outputs] for cell in code] == [
        [],
        ['Exercise "first-check" (scale): not started'],
        ['Exercise "yours-or-not" (sort): not started'],
        ["Sharing panel: nothing shared"],
    ]
    assert all(cell.metadata.jupyter.source_hidden for cell in code)
    assert len({cell.id for cell in cells}) == len(cells)


def test_what_a_notebook_says_around_the_lesson(small: Path, tmp_path: Path) -> None:
    """The first cell has title, time and goals; the last has help and the next lesson, and words for a blank number."""
    build(small, tmp_path / "out")
    cells = _cells(tmp_path / "out" / "01-begin.ipynb")
    assert cells[0].source.startswith("# Begin Here\n\nA Small Workshop · Lesson 1 of 2 · about 20 minutes on your own")
    assert "- Say what happened\n- Sort what was yours" in cells[0].source
    assert "**Someone near**: no number here yet. At any time." in cells[-1].source
    assert "**Someone far**: +1 555 0100" in cells[-1].source
    assert "call your local emergency number" in cells[-1].source
    assert "[Next: The End](02-end.ipynb)" in cells[-1].source
    assert "Back:" not in cells[-1].source


def test_prose_survives(small: Path, tmp_path: Path) -> None:
    """Prose is as written, but links to lessons lead to notebooks; audiences are named where both are shown."""
    build(small, tmp_path / "out")
    sources = [cell.source for cell in _cells(tmp_path / "out" / "01-begin.ipynb")]
    assert "Some *plain* words, with a [way out](02-end.ipynb)." in sources[2]
    assert "> **If this is hard**\n>\n> Stop for a moment. You may skip this." in sources
    assert "**In a room:**\n\nTurn to your neighbour." in sources
    assert "**On your own:**\n\nTake your time." in sources
    assert (tmp_path / "out" / "figures" / "path.svg").read_bytes() == (small / "figures" / "path.svg").read_bytes()


def test_facilitator_notes_stay_out(small: Path, tmp_path: Path) -> None:
    """No built file holds a facilitator's note, since participants can read all of them."""
    build(small, tmp_path / "out")
    assert not any(b"Watch the clock" in path.read_bytes() for path in (tmp_path / "out").rglob("*.*"))


def test_stale_names_each_difference(small: Path, tmp_path: Path) -> None:
    """A notebook that was edited, is missing, or has no lesson, is named with what to do."""
    out = tmp_path / "out"
    build(small, out)
    assert stale(small, out) == []
    (out / "01-begin.ipynb").write_bytes((out / "01-begin.ipynb").read_bytes() + b" ")
    (out / "02-end.ipynb").rename(out / "03-gone.ipynb")
    (out / "notes.txt").write_text("mine", "utf-8")
    (out / ".ipynb_checkpoints").mkdir()
    (out / ".ipynb_checkpoints" / "01-begin-checkpoint.ipynb").write_text("{}", "utf-8")
    assert stale(small, out) == [
        'out/01-begin.ipynb: differs from its lesson. Run "workshop build".',
        'out/02-end.ipynb: is missing. Run "workshop build".',
        'out/03-gone.ipynb: is not built from any lesson. Run "workshop build".',
        "out/notes.txt: is not built from any lesson. Move it to another folder.",
    ]
    build(small, out)
    assert stale(small, out) == ["out/notes.txt: is not built from any lesson. Move it to another folder."]
    assert (out / "notes.txt").read_text("utf-8") == "mine"


def test_changed_lesson_is_stale(small: Path, tmp_path: Path) -> None:
    """A new sentence makes exactly its own notebook stale."""
    out = tmp_path / "out"
    build(small, out)
    path = small / "02-end.md"
    path.write_text(path.read_text("utf-8").replace("## Looking back", "## Looking back, and on"), "utf-8")
    assert stale(small, out) == ['out/02-end.ipynb: differs from its lesson. Run "workshop build".']


def test_a_broken_lesson_writes_nothing(small: Path, tmp_path: Path) -> None:
    """What was built before stays as it was when a lesson has a mistake."""
    (small / "02-end.md").write_text("No front matter", "utf-8")
    with pytest.raises(LessonError):
        build(small, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_output_that_cannot_be_written(small: Path, tmp_path: Path) -> None:
    """A file in the way of the folder is one line that names it."""
    (tmp_path / "out").write_text("in the way", "utf-8")
    with pytest.raises(SetupError, match=r"out/workshop\.json: cannot be written"):
        build(small, tmp_path / "out")


def test_ids_of_any_length_are_valid_cell_ids(small: Path, tmp_path: Path) -> None:
    """The longest exercise id is still a valid cell id, and no id can collide with that of a prose cell."""
    path = small / "02-end.md"
    path.write_text(path.read_text("utf-8").replace("} my-words", "} " + "a" * 60), "utf-8")
    build(small, tmp_path / "out")
    assert "a" * 60 in {cell.id for cell in _cells(tmp_path / "out" / "02-end.ipynb")}
