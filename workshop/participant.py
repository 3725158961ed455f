"""The few names that a lesson's cells import.

A first cell says ``open_lesson("03-confront")``, each exercise ``show("control-sort")``, the last cell ``share()``.
"""

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from workshop.config import Settings, settings
from workshop.errors import WorkshopError

if TYPE_CHECKING:
    from workshop.widgets import ExerciseWidget, Session, SharingPanel

__all__ = ["open_lesson", "share", "show"]

P = ParamSpec("P")
T = TypeVar("T")

_sessions: dict[tuple[Path, Settings], "Session"] = {}


def _in_one_line(function: Callable[P, T]) -> Callable[P, T]:
    """Let IPython print an error that a participant can meet as its sentence alone, without a traceback."""

    @wraps(function)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return function(*args, **kwargs)
        except WorkshopError as error:
            sentence = str(error)
            error._render_traceback_ = lambda: [sentence]  # type: ignore[attr-defined] # IPython asks for this name
            raise

    return wrapped


def _session() -> "Session":
    """The session of the folder that the notebook is in; made once for each folder and settings."""
    # Loaded here, so that importing this module takes no time that a participant notices.
    from workshop.widgets import Session

    now = (Path.cwd(), settings())
    if now not in _sessions:
        _sessions[now] = Session(*now)
    return _sessions[now]


@_in_one_line
def open_lesson(stem: str) -> None:
    """Begin a lesson.

    Args:
        stem: Name of the notebook without its ending, such as ``03-confront``.

    Raises:
        SetupError: If there is no such lesson, or no workshop beside the notebook.
        JournalError: If the saved answers are from a newer version or cannot be opened.
    """
    for notice in _session().open_lesson(stem):
        sys.stdout.write(f"{notice}\n")


@_in_one_line
def show(exercise_id: str) -> "ExerciseWidget":
    """An exercise of the workshop, with the answer given so far. Every change is saved by itself.

    Args:
        exercise_id: Id of the exercise, such as ``control-sort``.

    Raises:
        SetupError: If there is no such exercise, or no workshop beside the notebook.
        JournalError: If the saved answers are from a newer version or cannot be opened.
    """
    return _session().show(exercise_id)


@_in_one_line
def share() -> "SharingPanel":
    """The panel to choose what to share with the workshop, to see exactly what would leave, and to take it back.

    Raises:
        SetupError: If there is no workshop beside the notebook.
        JournalError: If the saved answers are from a newer version or cannot be opened.
    """
    return _session().share()
