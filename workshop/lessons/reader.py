"""Read a workshop's folder. Every mistake in every file is found before anything is said."""

import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from workshop.errors import SetupError
from workshop.lessons.copies import check_copies
from workshop.lessons.explain import explain
from workshop.lessons.figures import check_figures
from workshop.lessons.lesson import FoundLesson, read_lesson
from workshop.lessons.mistakes import Mistakes, Place, shown
from workshop.lessons.questions import read_questions
from workshop.lessons.resources import read_resources
from workshop.lessons.source import is_there, read_source
from workshop.lessons.suggest import slug
from workshop.lessons.whole import check_finish, check_ids, check_minutes, check_occasions, check_parts
from workshop.lessons.yaml_text import Fields, read_fields
from workshop.model.exercise import Resources
from workshop.model.lesson import Workshop, WorkshopHead
from workshop.model.measure import Measure
from workshop.model.rubric import Rubric

__all__ = ["SOURCES", "Survey", "read_workshop", "survey"]

SOURCES = ("workshop.yaml", "[0-9][0-9]-*.md", "measures/*.yaml", "rubrics/*.yaml", "questions.yaml")
"""What a workshop is read from, as patterns below its folder."""

_RUNS: tuple[int, ...] = WorkshopHead.model_fields["runs"].default
_STEM = re.compile(r"[0-9]{2}-[a-z0-9]+(-[a-z0-9]+)*\Z")


@dataclass
class Survey:
    """All that could be read of a workshop's folder, mistakes or not.

    Attributes:
        mistakes: Every mistake so far.
        lessons: The lesson files in order.
        head: The fields of ``workshop.yaml`` as written, or None.
        workshop: The workshop, or None if there are mistakes.
    """

    mistakes: Mistakes
    lessons: list[FoundLesson]
    head: Fields | None = None
    workshop: Workshop | None = None


def read_workshop(folder: Path) -> Workshop:
    """Read a workshop from its folder: ``workshop.yaml``, ``NN-*.md``, ``measures/``, ``rubrics/``, ``questions.yaml``.

    Args:
        folder: Such as ``lessons/bounce-back``.

    Raises:
        LessonError: With every mistake in every file, each as path, line, what is wrong and what to do.
        SetupError: If there is no such folder.
    """
    found = survey(folder)
    found.mistakes.raise_if_any()
    assert found.workshop is not None  # noqa: S101 - it is None only beside a mistake
    return found.workshop


def survey(folder: Path) -> Survey:
    """Read a workshop's folder as far as it goes, and keep every mistake.

    Raises:
        SetupError: If there is no such folder.
    """
    if not folder.is_dir():
        raise SetupError(f'There is no folder "{shown(folder)}". Name a folder with a workshop.yaml in it.')
    mistakes = Mistakes()
    measures, all_measures = read_resources(folder / "measures", Measure, mistakes)
    rubrics, all_rubrics = read_resources(folder / "rubrics", Rubric, mistakes)
    banks, all_banks = read_questions(folder / "questions.yaml", mistakes)
    resources = Resources({m.id: m for m in measures}, {r.id: r for r in rubrics}, {b.id: b for b in banks})
    lessons = [
        read_lesson(path, resources, mistakes.at(path), complete=all_measures and all_rubrics and all_banks)
        for path in _lesson_files(folder, mistakes)
    ]
    check_figures(folder, mistakes)
    check_copies(folder, measures, rubrics, mistakes)
    found = Survey(mistakes, lessons)
    head = _read_head(folder, found)
    if not mistakes.found:
        found.workshop = Workshop.model_validate(
            {
                **(dict(head) if head else {}),
                "measures": measures,
                "rubrics": rubrics,
                "banks": banks,
                "lessons": tuple(lesson.lesson() for lesson in lessons),
            }
        )
        check_parts(found.workshop, {lesson.path.name: lesson.place for lesson in lessons})
    return found


def _lesson_files(folder: Path, mistakes: Mistakes) -> list[Path]:
    """The lesson files in order; a file that would be overlooked is a mistake."""
    files = [path for path in sorted(folder.glob("*.md")) if path.name.lower() != "readme.md"]
    for number, path in enumerate(files, 1):
        if not _STEM.match(path.stem):
            name = f"{(re.match('[0-9]{2}', path.stem) or [f'{number:02}'])[0]}-{slug(path.stem)}.md"
            mistakes.at(path).add(0, f'a lesson is named "NN-name.md" in lower case. Rename it, such as to "{name}".')
    if not files:
        mistakes.at(folder).add(0, 'has no lessons. Add a file such as "01-welcome.md".')
    return files


def _read_head(folder: Path, found: Survey) -> WorkshopHead | None:
    lessons = found.lessons
    path = folder / "workshop.yaml"
    place = found.mistakes.at(path)
    check_ids(lessons)
    check_occasions(lessons)
    if not is_there(path):
        if lessons:
            check_minutes(lessons, _RUNS, place)
        place.add(0, "is missing. Add it, with id, version, title, description, finish and help.")
        return None
    text = read_source(path, place)
    fields = read_fields(text, place) if text is not None else None
    found.head = fields
    if fields is None:
        return None
    if lessons and isinstance(finish := fields.values.get("finish"), str):
        check_finish(lessons, finish, place, fields.line(("finish",)))
    if lessons and (runs := _runs(fields)) is not None:
        check_minutes(lessons, runs, place)
    return _validate(fields, place, folder)


def _runs(fields: Fields) -> list[int] | None:
    """The lengths of the runs, also where other fields have mistakes; None if they cannot be told."""
    runs = fields.values.get("runs", list(_RUNS))
    return runs if isinstance(runs, list) and all(type(run) is int for run in runs) else None


def _validate(fields: Fields, place: Place, folder: Path) -> WorkshopHead | None:
    try:
        head = WorkshopHead.model_validate(fields.values)
    except ValidationError as error:
        explain(error, WorkshopHead, fields, place, "workshop")
        return None
    name = folder.resolve().name
    if head.id != name:
        line = fields.line(("id",))
        place.add(line, f'the id is "{head.id}" but the folder is "{name}". Give both the same name.')
    return head
