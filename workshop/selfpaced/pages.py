"""The pages of a self-paced session: those of the page host, around a notebook that runs."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup
from nbformat import NotebookNode

from workshop.frontend import stylesheet
from workshop.language import Words
from workshop.lessons.built import read_built
from workshop.notebooks import words
from workshop.notebooks.assets import Assets
from workshop.notebooks.cells import markdown_of
from workshop.notebooks.figures import figures
from workshop.notebooks.page import common, templates
from workshop.notebooks.render import to_html
from workshop.selfpaced.progress import Way, progress, way_on

__all__ = ["TEMPLATES", "Pages"]

TEMPLATES = Path(__file__).parent / "template"
_CELLS = Markup("<!-- cells -->")
# Voila adds an element with the id "main" and a banner of its own; ours step aside.
_SHELL = (
    ('id="main"', 'id="lesson"'),
    ('href="#main"', 'href="#lesson"'),
    ('<header class="ws-top">', '<nav class="ws-top" aria-label="Workshop">'),
    ("</header>", "</nav>"),
)
_MARK = re.compile(r'(data-progress="([^"]+)")></span>')


@dataclass(frozen=True)
class Pages:
    """The pages of one built workshop.

    Attributes:
        folder: The built notebooks, with ``workshop.json``.
        journal: The participant's journal file, for the marks of what is begun and done.
    """

    folder: Path
    journal: Path

    @cached_property
    def _assets(self) -> Assets:
        return Assets("inline", figures(self.folder), self._say.language)

    @cached_property
    def _say(self) -> Words:
        return Words(read_built(self.folder / "workshop.json").language)

    def start(self) -> str:
        """The start page: what the workshop is, its lessons, and where the answers are kept.

        Raises:
            SetupError: If ``workshop.json`` is missing or damaged.
        """
        return self._page("open.html.j2", None, journal=self.journal)

    def problem(self, sentence: str) -> str:
        """A page that says in one sentence what is wrong, and leads back."""
        return _environment().get_template("problem.html.j2").render(sentence=sentence, style=_style("style", "page"))

    def prepare(self, notebook: NotebookNode) -> NotebookNode:
        """A lesson's notebook with its page around it and without what is for a room or for JupyterLab.

        The page goes to ``metadata.workshop_page`` as ``head`` and ``tail``, prose to ``metadata.workshop_html`` of its
        cell; code stays as it is, to be run.

        Raises:
            SetupError: If ``workshop.json`` is missing or damaged.
        """
        workshop = read_built(self.folder / "workshop.json")
        lesson = next(one for one in workshop.lessons if one.id == notebook.metadata["workshop"]["lesson"])
        text = self._page(
            "lesson.html.j2",
            lesson.id,
            lesson=lesson,
            place=words.neighbours(workshop, lesson.id),
            minutes=words.alone_minutes(lesson.minutes, self._say),
            cells=_CELLS,
        )
        for old, new in _SHELL:
            text = text.replace(old, new)
        head, tail = text.split(_CELLS)
        notebook.metadata["workshop_page"] = {"head": head, "tail": tail, "waiting": self._say.gettext("One moment …")}
        notebook.cells = [cell for cell in notebook.cells if self._belongs(cell)]
        for number, cell in enumerate(notebook.cells):
            if cell.cell_type == "markdown":
                cell.metadata["workshop_html"] = self._prose(cell, number)
        return notebook

    def _belongs(self, cell: NotebookNode) -> bool:
        about = cell.metadata.get("workshop", {})
        return about.get("role") not in ("title", "end") and about.get("audience", "all") in ("all", "alone")

    def _prose(self, cell: NotebookNode, number: int) -> str:
        html = to_html(markdown_of(cell), self._assets.figure)
        about = cell.metadata.get("workshop", {})
        return (
            _environment()
            .get_template("prose.html.j2")
            .render(about=about, html=html, number=number, words=words, _=self._say.gettext)
        )

    def _page(self, template: str, at: str | None, **more: Any) -> str:
        workshop = read_built(self.folder / "workshop.json")
        values = common(workshop, self._assets, at, room=False, theme="auto")
        values["script"] = Markup('<script src="/voila/static/voila.js"></script>') if at else ""
        values["data"] = "{}"  # a lesson's exercises come from its kernel
        own = (TEMPLATES / "session.css").read_text(encoding="utf-8")
        values["style"] += Markup(f"<style>\n{own}</style>")  # noqa: S704 - our own styles
        marks = progress(workshop, self.journal)

        def marked(match: re.Match[str]) -> str:
            state = marks.get(match[2])
            word = {"done": self._say.gettext("done"), "begun": self._say.gettext("begun")}.get(state or "")
            return f'{match[1]} data-state="{state}">{word}</span>' if state else match[0]

        way = way_on(workshop, marks)
        text = _environment().get_template(template).render(**values, way=way, left=self._left(way), **more)
        return _MARK.sub(marked, text)

    def _left(self, way: Way) -> str:
        if way.next is None:
            return self._say.gettext("All lessons are done. You can go back to any of them.")
        return self._say.ngettext("{count} lesson to go.", "{count} lessons to go.", way.left)


def _style(*names: str) -> Markup:
    return Markup(f"<style>\n{stylesheet(*names)}</style>")  # noqa: S704 - our own styles


def _environment() -> jinja2.Environment:
    return templates().overlay(
        loader=jinja2.ChoiceLoader([jinja2.FileSystemLoader(TEMPLATES), templates().loader])  # type: ignore[list-item]
    )
