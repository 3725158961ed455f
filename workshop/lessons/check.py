"""Everything that is wrong with a workshop, and everything that is worth a look, in one list."""

from pathlib import Path

from workshop.errors import Mistake
from workshop.lessons.advice import advise
from workshop.lessons.reader import Survey, survey

__all__ = ["Checked", "check_workshop", "findings"]

FORMAT = "workshop-check/1"


class Checked:
    """What a check found.

    Attributes:
        survey: All that could be read.
        mistakes: What keeps the workshop from being built, by file and line.
        warnings: What is worth a look, by file and line.
    """

    def __init__(self, found: Survey) -> None:
        self.survey = found
        self.mistakes = tuple(sorted(found.mistakes.found))
        self.warnings = tuple(sorted(found.mistakes.warned))


def check_workshop(folder: Path) -> Checked:
    """Check a workshop's folder.

    Raises:
        SetupError: If there is no such folder.
    """
    found = survey(folder)
    advise(found, found.mistakes.at(folder / "workshop.yaml"))
    return Checked(found)


def findings(found: list[Mistake]) -> dict[str, object]:
    """What was found as JSON values for editors: a list with ``path``, ``line``, ``severity`` and ``message``.

    ``line`` counts from 1; 0 is the whole file. Paths are relative to where the command was run if they lie below it.
    """
    return {
        "format": FORMAT,
        "findings": [
            {"path": one.path, "line": one.line, "severity": one.severity, "message": one.message}
            for one in sorted(found)
        ],
    }
