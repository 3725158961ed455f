"""The one tree of errors. A message says what is wrong, where, and what to do next.

::

    WorkshopError                 the person running the command can fix it
    ├── LessonError               mistakes in lesson files, all of them, each as path:line
    ├── AnswerError               an answer that does not fit its exercise
    ├── JournalError              a journal that cannot be read or written
    ├── SubmissionError           a submission that is not well formed
    ├── SinkError                 what was shared could not be handed over
    │   ├── SinkUnreachable       nobody answered: it waits in the outbox
    │   └── SinkRefused           it was answered and not taken
    ├── StoreError                the database is missing, locked, newer, or full
    ├── CohortError               no such cohort, or one that cannot do this
    ├── DisclosureError           something asked for a release that the gate refuses
    ├── ReportError               a report that could not be made
    └── SetupError                a setting, a port, a folder or a file of the installation

Raise the narrowest one. Nothing outside this tree may reach a person: the command line turns each into one line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = [
    "AnswerError",
    "CohortError",
    "DisclosureError",
    "JournalError",
    "LessonError",
    "Mistake",
    "ReportError",
    "SetupError",
    "SinkError",
    "SinkRefused",
    "SinkUnreachable",
    "StoreError",
    "SubmissionError",
    "WorkshopError",
]


class WorkshopError(Exception):
    """Something that the person running the command can fix; the message says how."""


@dataclass(frozen=True, order=True)
class Mistake:
    """One authoring mistake.

    Attributes:
        path: The file, relative to where the command was run if it lies below it.
        line: Line number, from 1; 0 when the mistake belongs to the whole file.
        message: What is wrong and what to do next.
        severity: A mistake keeps the workshop from being built; a warning is something to look at.
    """

    path: str
    line: int
    message: str
    severity: Literal["mistake", "warning"] = "mistake"

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {'warning: ' if self.severity == 'warning' else ''}{self.message}"


class LessonError(WorkshopError):
    """Every mistake found in a workshop's lesson files, in file and line order."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


class AnswerError(WorkshopError):
    """An answer that does not fit its exercise; the message names the exercise and the field."""


class JournalError(WorkshopError):
    """A journal that cannot be read or written; the file is never overwritten because of it."""


class SubmissionError(WorkshopError):
    """A submission that is too large, not JSON, of another version, or not well formed."""


class SinkError(WorkshopError):
    """What was shared could not be handed over."""


class SinkUnreachable(SinkError):  # noqa: N818 - a state of the world, named as one
    """Nobody answered; the submission waits in the outbox."""


class SinkRefused(SinkError):  # noqa: N818 - a state of the world, named as one
    """The room answered and did not take it; the message is the room's own."""


class StoreError(WorkshopError):
    """The database is missing, locked, newer than the code, or cannot be written."""


class CohortError(WorkshopError):
    """No such cohort, or a cohort that cannot do what was asked."""


class DisclosureError(WorkshopError):
    """Something asked for a release that the gate refuses. It fails closed."""


class ReportError(WorkshopError):
    """A report that could not be made; the message names the cell or the page."""


class SetupError(WorkshopError):
    """A setting, port, folder or file of the installation that needs attention."""
