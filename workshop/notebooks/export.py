"""Export all pages of a workshop: its lessons, a start page, and the page of one's own plan."""

from collections.abc import Sequence
from pathlib import Path

from nbformat import NotebookNode

from workshop.errors import SetupError
from workshop.lessons.built import read_built
from workshop.model.lesson import HelpContact, Workshop
from workshop.notebooks.assets import Assets, Delivery
from workshop.notebooks.builder import build_in_memory
from workshop.notebooks.figures import figures
from workshop.notebooks.files import write_file
from workshop.notebooks.nodes import from_bytes
from workshop.notebooks.page import PageExporter, common, templates

__all__ = ["export_pages", "pages_of"]


def export_pages(
    folder: Path,
    out: Path,
    *,
    assets: Delivery = "inline",
    room: bool = False,
    help: Sequence[HelpContact] | None = None,  # noqa: A002 - what it is called in workshop.yaml
    theme: str = "auto",
    base: str = "",
) -> list[Path]:
    """Write a page for each lesson and ``index.html``; with linked assets also ``assets/`` beside them.

    Args:
        folder: A folder of lessons, or one of built notebooks with its ``workshop.json``.
        out: Where the pages go; made if it is not there.
        assets: ``inline`` for files that work from a disk, ``linked`` for a room.
        room: True for people in a room.
        help: Help contacts in place of the workshop's own.
        theme: ``auto``, ``light`` or ``dark``.
        base: The path below which a room is served, such as ``/services/workshop``; empty for the root.

    Returns:
        The files written: the start page, the plan's page, the lessons in order, then the assets.

    Raises:
        LessonError: With every mistake in the lessons.
        SetupError: If a file is missing, damaged or cannot be written.
    """
    files = pages_of(folder, assets=assets, room=room, help=help, theme=theme, base=base)
    for name, data in files.items():
        write_file(out / name, data)
    return [out / name for name in files]


def pages_of(
    folder: Path,
    *,
    assets: Delivery = "inline",
    room: bool = False,
    help: Sequence[HelpContact] | None = None,  # noqa: A002 - what it is called in workshop.yaml
    theme: str = "auto",
    base: str = "",
) -> dict[str, bytes]:
    """The same pages by their file names, without writing any.

    Raises:
        LessonError: With every mistake in the lessons.
        SetupError: If a file is missing or damaged.
    """
    workshop, notebooks, pictures = _source(folder)
    if help is not None:
        workshop = workshop.model_copy(update={"help": tuple(help)})
    shared = Assets(assets, pictures, workshop.language, base)
    exporter = PageExporter(assets=assets, room=room, theme=theme)  # type: ignore[no-untyped-call]
    around = common(workshop, shared, None, room=room, theme=theme)
    pages = {
        "index.html": templates().get_template("start.html.j2").render(**around),
        "my-plan.html": templates().get_template("my-plan.html.j2").render(**around),
    }
    if rubrics := [one for one in workshop.exercises.values() if one.kind == "rubric" and one.share != "private"]:
        pages["rate.html"] = templates().get_template("rate.html.j2").render(**around, rubrics=rubrics)
    for lesson in workshop.lessons:
        resources = {"workshop": workshop, "page_assets": shared}
        pages[f"{lesson.stem}.html"], _ = exporter.from_notebook_node(notebooks[lesson.id], resources)
    files = {name: text.encode() for name, text in pages.items()}
    return files | {f"assets/{name}": data for name, data in sorted(shared.files.items())}


def _source(folder: Path) -> tuple[Workshop, dict[str, NotebookNode], dict[str, bytes]]:
    """The workshop, its notebooks by lesson and its pictures, from lessons or from what was built of them."""
    if (folder / "workshop.yaml").is_file() or not (folder / "workshop.json").is_file():
        built = build_in_memory(folder)
        return built.workshop, built.notebooks, figures(folder)
    workshop = read_built(folder / "workshop.json")
    notebooks = {}
    for lesson in workshop.lessons:
        path = folder / f"{lesson.stem}.ipynb"
        try:
            notebooks[lesson.id] = from_bytes(path.read_bytes())
        except OSError as error:
            raise SetupError(f'{path}: cannot be read ({error.strerror or error}). Run "workshop build".') from error
        except ValueError as error:
            raise SetupError(f'{path}: is not a notebook ({error}). Run "workshop build".') from error
    return workshop, notebooks, figures(folder)
