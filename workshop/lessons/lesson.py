"""One lesson file to a lesson."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from workshop.lessons.comments import without_comments
from workshop.lessons.directives import Piece, parser, split
from workshop.lessons.exercise import read_exercise
from workshop.lessons.explain import explain
from workshop.lessons.mistakes import Place
from workshop.lessons.prose import ProseChecker
from workshop.lessons.source import read_source
from workshop.lessons.yaml_text import Fields, read_fields
from workshop.model.exercise import Exercise, Resources
from workshop.model.lesson import (
    Block,
    ExerciseBlock,
    FacilitatorBlock,
    Lesson,
    LessonHead,
    PauseBlock,
    ProseBlock,
)

__all__ = ["FoundLesson", "read_lesson"]

_EXAMPLE = 'Begin the file with "---", then id, title, minutes and goals, one a line, then "---".'


@dataclass
class FoundLesson:
    """What could be read of one file, mistakes or not, so that checks of the whole workshop see it.

    Attributes:
        path: The file.
        place: Where its mistakes go.
        header: The front matter, or None.
        header_line: Line of its id.
        minutes_line: Line of its minutes.
        blocks: The blocks that could be read.
        ids: Every exercise id that is written, with its line; also of exercises with mistakes.
        all_ids: False if the text could not be read, so that ``ids`` lacks some.
        all_read: False if an exercise could not be read.
    """

    path: Path
    place: Place
    header: LessonHead | None = None
    header_line: int = 1
    minutes_line: int = 1
    blocks: list[Block] = field(default_factory=list)
    ids: list[tuple[str, int]] = field(default_factory=list)
    all_ids: bool = True
    all_read: bool = True

    @property
    def exercises(self) -> list[tuple[Exercise, int]]:
        """The exercises that could be read, with their lines."""
        return [(block.exercise, block.line) for block in self.blocks if isinstance(block, ExerciseBlock)]

    def lesson(self) -> Lesson | None:
        """The lesson, if its front matter could be read."""
        if self.header is None:
            return None
        return Lesson(**dict(self.header), blocks=tuple(self.blocks), path=self.path.name)


def read_lesson(path: Path, resources: Resources, place: Place, *, complete: bool) -> FoundLesson:
    """Read one lesson file.

    Args:
        path: The file.
        resources: The measures and rubrics of the workshop.
        place: Where mistakes go.
        complete: False if some resources could not be read.
    """
    found = FoundLesson(path, place)
    text = read_source(path, place)
    if text is None:
        found.all_ids = found.all_read = False
        return found
    body, first = _front_matter(text, found)
    env: dict[str, dict[str, object]] = {}
    parser().parse(body, env)
    prose = ProseChecker(path.parent, place, frozenset(env.get("references", {})))
    for piece in split(body, place, first=first):
        if piece.name == "exercise":
            if piece.rest:
                found.ids.append((piece.rest, piece.line))
            exercise = read_exercise(piece, resources, place, complete=complete)
            if exercise is None:
                found.all_read = False
            else:
                found.blocks.append(ExerciseBlock(exercise=exercise, line=piece.line))
        else:
            prose.check(piece)
            if (block := _markdown_block(piece, place)) is not None:
                found.blocks.append(block)
    return found


def _front_matter(text: str, found: FoundLesson) -> tuple[str, int]:
    """Read the front matter; returns the body and the line in which it begins."""
    lines = text.split("\n")
    if not re.match(r"---\s*\Z", lines[0]):
        found.place.add(1, f"the front matter is missing. {_EXAMPLE}")
        return text, 1
    end = next((number for number, line in enumerate(lines[1:], 1) if re.match(r"---\s*\Z", line)), None)
    if end is None:
        found.place.add(1, f"the front matter is not closed. {_EXAMPLE}")
        found.all_ids = found.all_read = False
        return "", 1
    fields = read_fields("\n".join(lines[1:end]), found.place, first=2)
    if fields is not None:
        found.header_line = fields.line(("id",))
        found.minutes_line = fields.line(("minutes",))
        found.header = _header(fields, found.place)
    return "\n".join(lines[end + 1 :]), end + 2


def _header(fields: Fields, place: Place) -> LessonHead | None:
    try:
        return LessonHead.model_validate(fields.values)
    except ValidationError as error:
        explain(error, LessonHead, fields, place, "front matter")
        return None


def _markdown_block(piece: Piece, place: Place) -> Block | None:
    """A block of Markdown, or None; then a mistake says why."""
    text = without_comments(piece.text)
    markdown = text.strip("\n")
    if not piece.name and not markdown:
        return None  # nothing but a comment
    if piece.name and not _fits(piece, markdown, place):
        return None
    match piece.name:
        case "pause":
            return PauseBlock(title=piece.rest or "If this is hard", markdown=markdown, line=piece.line)
        case "facilitator":
            return FacilitatorBlock(markdown=markdown, line=piece.line)
        case "room" | "alone" as audience:
            return ProseBlock(markdown=markdown, audience=audience, line=piece.line)
        case _:
            return ProseBlock(markdown=markdown, line=piece.line + len(text) - len(text.lstrip("\n")))


def _fits(piece: Piece, markdown: str, place: Place) -> bool:
    """Whether a directive holds prose and nothing that would be lost."""
    if not markdown.strip():
        place.add(piece.line, f"this {{{piece.name}}} is empty. Write something in it or delete it.")
        return False
    inner = [other for other in split(piece.text, place, first=piece.first) if other.name]
    for other in inner:
        place.add(other.line, f"a directive cannot stand inside {{{piece.name}}}. Close {{{piece.name}}} before it.")
    lost = piece.rest and piece.name != "pause"
    if lost:
        place.add(piece.line, f'"{piece.rest}" would not be shown here. Move it to the next line.')
    return not inner and not lost
