"""The facilitator's notes of a workshop, for the facilitator's page. Participants' pages never hold them."""

import re
from dataclasses import dataclass
from itertools import count

from markupsafe import Markup

from workshop.model.lesson import FacilitatorBlock, Lesson, Workshop
from workshop.notebooks.render import to_html

__all__ = ["Notes", "notes_of"]

_TABLE = re.compile(r'aria-label="Table:')
_RUN_OF_SHOW = re.compile(r"^\|[^\n]*\|\s*\d+\b[^\n]*\n\|[-|: ]+\n(\|[^\n]*(\n|\Z))*", re.MULTILINE)
_BESIDE = re.compile(r'(href=")(?=[\w-]+\.html)')


@dataclass(frozen=True)
class Notes:
    """The notes of one lesson as HTML."""

    lesson: Lesson
    html: Markup


def notes_of(workshop: Workshop, pages: str) -> list[Notes]:
    """The notes of each lesson that has some, in order, without the run of show, which the page draws itself.

    Links between lessons lead to their pages, and tables are numbered: many lessons have one with the same heads, and
    two regions of one page must not be called the same.
    """
    number = count(1)
    found = []
    for lesson in workshop.lessons:
        blocks = [
            _RUN_OF_SHOW.sub("", block.markdown) for block in lesson.blocks if isinstance(block, FacilitatorBlock)
        ]
        if blocks:
            html = _BESIDE.sub(rf"\g<1>{pages}/", to_html("\n\n".join(blocks), lambda path: path))
            html = _TABLE.sub(lambda _: f'aria-label="Table {next(number)}:', html)
            found.append(Notes(lesson, Markup(html)))  # noqa: S704 - an author's own lesson
    return found
