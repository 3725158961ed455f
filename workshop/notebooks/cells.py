"""The cells of a built notebook, and the way back from a cell to the Markdown that an author wrote."""

import re
from typing import Any

from nbformat import NotebookNode

from workshop.exercises.describe import describe
from workshop.language import N_, Words
from workshop.model.exercise import Exercise
from workshop.model.lesson import Lesson, PauseBlock, ProseBlock, Workshop
from workshop.notebooks.nodes import node
from workshop.notebooks.words import (
    ASK,
    DANGER,
    HELP_TITLE,
    LEADS,
    alone_minutes,
    contact_line,
    neighbours,
)

__all__ = [
    "end_cell",
    "exercise_cell",
    "markdown_of",
    "pause_cell",
    "prose_cell",
    "setup_cell",
    "share_cell",
    "title_cell",
]

SHARE_TEXT = "Sharing panel: nothing shared"
"""What the sharing panel's ``__repr__`` gives before anything is shared."""

_HOW = N_(
    "To make the exercises appear, open the menu **Run** and choose **Run All Cells**. "
    "Everything here is optional. Skip what you like."
)
_LEAD = re.compile(r"\*\*[^*\n]+\*\*\n\n")
_LESSON_LINK = re.compile(r"(\]\(<?)(?!\w+:)([\w./-]+)\.md(?=[#>)\s])")


def title_cell(workshop: Workshop, lesson: Lesson) -> NotebookNode:
    """Title, time and goals, and how to make the exercises appear."""
    place = neighbours(workshop, lesson.id)
    say = Words(workshop.language)
    where = say.gettext("Lesson {number} of {total}", number=place.number, total=place.total)
    time = say.gettext("{time} on your own", time=alone_minutes(lesson.minutes, say))
    goals = "\n".join(f"- {goal}" for goal in lesson.goals)
    return _markdown(
        "title_1",
        f"# {lesson.title}\n\n"
        f"{workshop.title} · {where} · {time}\n\n"
        f"**{say.gettext('In this lesson')}**\n\n{goals}\n\n*{say.gettext(_HOW)}*",
        {"role": "title"},
    )


def setup_cell(lesson: Lesson, count: int) -> NotebookNode:
    """The first code cell: it opens the lesson and prints nothing."""
    source = f'from workshop.participant import open_lesson, share, show\n\nopen_lesson("{lesson.stem}")'
    return _code("setup_1", source, None, count, {"role": "setup"})


def prose_cell(block: ProseBlock, number: int, say: Words) -> NotebookNode:
    """Prose as it was written; a notebook shows both audiences, so each has its lead."""
    source = _LESSON_LINK.sub(r"\1\2.ipynb", block.markdown)
    if block.audience in LEADS:
        source = f"{say.gettext(LEADS[block.audience])}\n\n{source}"
    return _markdown(f"prose_{number}", source, {"role": "prose", "audience": block.audience})


def pause_cell(block: PauseBlock, number: int) -> NotebookNode:
    """A pause box, set apart as a quotation."""
    lines = [f"**{block.title}**", "", *block.markdown.split("\n")]
    source = "\n".join(f"> {line}".rstrip() for line in lines)
    return _markdown(f"pause_{number}", source, {"role": "pause", "title": block.title, "audience": "all"})


def exercise_cell(exercise: Exercise, count: int) -> NotebookNode:
    """An exercise that nobody has answered yet."""
    text = describe(exercise, exercise.state(None))
    metadata = {"role": "exercise", "exercise": exercise.id, "audience": "all"}
    return _code(exercise.id, f'show("{exercise.id}")', text, count, metadata)


def share_cell(count: int) -> NotebookNode:
    """The sharing panel, before anything was shared."""
    return _code("share_1", "share()", SHARE_TEXT, count, {"role": "share"})


def end_cell(workshop: Workshop, lesson: Lesson) -> NotebookNode:
    """Help contacts and the ways to the lessons before and after."""
    say = Words(workshop.language)
    contacts = "\n".join(
        f"- **{contact.name}**: {contact_line(contact, say)}{f'. {contact.note}' if contact.note else ''}"
        for contact in workshop.help
    )
    place = neighbours(workshop, lesson.id)
    ways = [
        f"[{word}: {other.title}]({other.stem}.ipynb)"
        for word, other in ((say.gettext("Back"), place.before), (say.gettext("Next"), place.after))
        if other is not None
    ]
    ask = f"{say.gettext(ASK)}\n\n" if workshop.blank_contacts else ""
    source = f"## {say.gettext(HELP_TITLE)}\n\n{contacts}\n\n{ask}{say.gettext(DANGER)}"
    if ways:
        source += f"\n\n---\n\n{' · '.join(ways)}"
    return _markdown("end_1", source, {"role": "end"})


def markdown_of(cell: NotebookNode) -> str:
    """The Markdown that an author wrote, without what a notebook adds to it."""
    about = cell.metadata.get("workshop", {})
    source = str(cell.source)
    if about.get("role") == "prose" and about.get("audience") in LEADS:
        return _LEAD.sub("", source, count=1) if _LEAD.match(source) else source
    if about.get("role") == "pause":
        lines = [line.removeprefix(">").removeprefix(" ") for line in source.split("\n")]
        return "\n".join(lines[1:] if lines[0] == f"**{about.get('title')}**" else lines).lstrip("\n")
    return source


def _markdown(name: str, source: str, about: dict[str, Any]) -> NotebookNode:
    return node({"cell_type": "markdown", "id": name, "metadata": {"workshop": about}, "source": source})


def _code(name: str, source: str, text: str | None, count: int, about: dict[str, Any]) -> NotebookNode:
    """A code cell as it is after it was run; nbval skips cells without a count, so every cell has one."""
    result = {"output_type": "execute_result", "data": {"text/plain": text}, "metadata": {}, "execution_count": count}
    return node(
        {
            "cell_type": "code",
            "id": name,
            "metadata": {"jupyter": {"source_hidden": True}, "tags": ["hide-input"], "workshop": about},
            "source": source,
            "execution_count": count,
            "outputs": [] if text is None else [result],
        }
    )
