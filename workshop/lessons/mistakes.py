"""The list that every part of the reader adds to, so that an author hears all mistakes at once."""

from dataclasses import dataclass, field
from pathlib import Path

from workshop.errors import LessonError, Mistake

__all__ = ["Mistakes", "Place", "shown"]


def shown(path: Path) -> str:
    """A path as an author sees it: relative to where the command runs if it lies below, with forward slashes."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


@dataclass
class Mistakes:
    """All mistakes and warnings found so far; the same one is kept once."""

    found: dict[Mistake, None] = field(default_factory=dict)
    warned: dict[Mistake, None] = field(default_factory=dict)

    def at(self, path: Path) -> "Place":
        """The same list, seen from one file."""
        return Place(self, shown(path))

    def raise_if_any(self) -> None:
        """End the reading if something was wrong.

        Raises:
            LessonError: With every mistake, in file and line order.
        """
        if self.found:
            raise LessonError(list(self.found))


@dataclass(frozen=True)
class Place:
    """Where mistakes of one file are reported.

    Attributes:
        mistakes: The list of the whole workshop.
        path: The file as shown.
    """

    mistakes: Mistakes
    path: str

    def add(self, line: int, message: str) -> None:
        """Report one mistake; ``line`` counts from 1, 0 is the whole file."""
        self.mistakes.found[Mistake(self.path, line, message)] = None

    def warn(self, line: int, message: str) -> None:
        """Report something to look at, which keeps nothing from being built."""
        self.mistakes.warned[Mistake(self.path, line, message, "warning")] = None

    @property
    def any(self) -> bool:
        """True if this file has a mistake."""
        return any(mistake.path == self.path for mistake in self.mistakes.found)
