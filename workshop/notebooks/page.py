"""The nbconvert exporter that turns a built notebook into a page that works without a kernel."""

from functools import cache
from pathlib import Path
from typing import Any, cast

import jinja2
import traitlets
from nbconvert.exporters import Exporter
from nbformat import NotebookNode

from workshop.errors import SetupError
from workshop.language import Words, direction
from workshop.lessons.built import built_data, read_built
from workshop.model.lesson import Lesson, Workshop
from workshop.notebooks import words
from workshop.notebooks.assets import Assets, Delivery, json_in_html
from workshop.notebooks.cells import markdown_of
from workshop.notebooks.figures import figures
from workshop.notebooks.render import to_html

__all__ = ["PageExporter", "templates"]


@cache
def templates() -> jinja2.Environment:
    """The templates of pages; every value is escaped unless it says that it is HTML."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


class PageExporter(Exporter):
    """A built notebook, with the ``workshop.json`` beside it, as one HTML page.

    On the command line: ``jupyter nbconvert --to workshop-page notebooks/bounce-back/03-confront.ipynb``.
    """

    assets = traitlets.Enum(("inline", "linked"), "inline", help="Script and styles in the page, or beside it.").tag(
        config=True
    )
    room = traitlets.Bool(False, help="For people in a room: its prose, and sharing through /api.").tag(config=True)
    theme = traitlets.Enum(("auto", "light", "dark"), "auto", help="Colours; auto follows the device.").tag(config=True)

    export_from_notebook = "Workshop page"
    output_mimetype = "text/html"

    @traitlets.default("file_extension")
    def _file_extension(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]  # nbconvert declares a notebook where exporters give text
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Convert a notebook.

        Args:
            nb: A built notebook.
            resources: As nbconvert gives them. Under ``workshop`` a caller may hand in the workshop itself and under
                ``page_assets`` the assets that several pages have in common.
            **kw: Passed on.

        Returns:
            The page, and the resources; linked assets are among the ``outputs``, which nbconvert writes beside it.

        Raises:
            SetupError: If it is not a notebook of a workshop, or ``workshop.json`` is not beside it.
        """
        given = resources or {}  # nbconvert copies what it is given, and assets must be shared between pages
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        folder = Path(resources.get("metadata", {}).get("path") or ".")
        workshop = given.get("workshop") or read_built(folder / "workshop.json")
        assets = given.get("page_assets") or Assets(cast("Delivery", self.assets), figures(folder), workshop.language)
        lesson = _lesson_of(nb, workshop)
        text = (
            templates()
            .get_template("page.html.j2")
            .render(
                blocks=[block for cell in nb.cells if (block := self._block(cell, lesson, assets)) is not None],
                lesson=lesson,
                minutes=(words.room_minutes if self.room else words.alone_minutes)(
                    lesson.minutes, Words(workshop.language)
                ),
                place=words.neighbours(workshop, lesson.id),
                **common(workshop, assets, lesson.id, room=self.room, theme=self.theme),
            )
        )
        if self.assets == "linked":
            outputs = {f"assets/{name}": data for name, data in assets.files.items()}
            resources["outputs"] = {**(resources.get("outputs") or {}), **outputs}
        return text, resources

    def _block(self, cell: NotebookNode, lesson: Lesson, assets: Assets) -> dict[str, Any] | None:
        """What the page shows of a cell, or nothing."""
        about = cell.metadata.get("workshop", {})
        role = about.get("role", "prose" if cell.cell_type == "markdown" else "code")
        if role in ("prose", "pause") and about.get("audience", "all") in ("all", "room" if self.room else "alone"):
            return {"role": role, "title": about.get("title"), "html": to_html(markdown_of(cell), assets.figure)}
        if role == "exercise":
            exercise = next((found for found in lesson.exercises if found.id == about.get("exercise")), None)
            if exercise is None:
                raise SetupError(
                    f'The notebook shows the exercise "{about.get("exercise")}", which workshop.json does not have. '
                    'Run "workshop build".'
                )
            return {"role": role, "exercise": exercise}
        return None


def common(workshop: Workshop, assets: Assets, lesson: str | None, *, room: bool, theme: str) -> dict[str, Any]:
    """What every page of a workshop shows; ``lesson`` is None on the start page."""
    say = Words(workshop.language)
    # What exercises draw of banks and rubrics is in the exercises.
    data = {name: value for name, value in built_data(workshop).items() if name not in ("banks", "rubrics")}
    return {
        "workshop": workshop,
        "words": words,
        "say": say,
        "_": say.gettext,
        "direction": direction(workshop.language),
        "room": room,
        "base": assets.base,
        "theme": theme,
        "data": json_in_html({"workshop": data, "lesson": lesson}),
        "script": assets.script(),
        "style": assets.style(),
    }


def _lesson_of(nb: NotebookNode, workshop: Workshop) -> Lesson:
    about = nb.metadata.get("workshop", {})
    lesson = next((found for found in workshop.lessons if found.id == about.get("lesson")), None)
    if lesson is None or about.get("workshop") != workshop.id:
        raise SetupError(
            f'This notebook is not a lesson of the workshop "{workshop.id}" beside it. Run "workshop build", '
            "then export a notebook of that folder."
        )
    return lesson
