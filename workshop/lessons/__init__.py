"""Text to model, with ``path:line`` for every mistake.

``read_workshop`` reads what authors write; ``built.read_built`` reads what was built from it. Only the second is on the
participant path, so the first loads its YAML and Markdown readers when it is called.
"""

from pathlib import Path

from workshop.model.lesson import Workshop

__all__ = ["read_workshop"]


def read_workshop(folder: Path) -> Workshop:
    """Read a workshop from its folder.

    Raises:
        LessonError: With every mistake in every file.
        SetupError: If there is no such folder.
    """
    from workshop.lessons import reader  # keeps the participant path light

    return reader.read_workshop(folder)
