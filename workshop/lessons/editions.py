"""Editions: the lessons as they were when a cohort began, kept so that it can stay on them.

``cohort new`` keeps a copy of the workshop's files, one for each version. When the lessons move on, a running cohort is
served from its edition: same exercises, same words, so that answers given before and after are answers to the same.
"""

import shutil
from pathlib import Path

from workshop.errors import SetupError
from workshop.lessons.compare import Change, compare
from workshop.lessons.mistakes import shown
from workshop.lessons.packed import files_of
from workshop.lessons.reader import read_workshop
from workshop.model.lesson import Workshop

__all__ = ["heavy_changes", "keep_edition", "kept_edition"]


def kept_edition(shelf: Path, workshop: str, version: int) -> Path | None:
    """The folder of a kept edition, which ``read_workshop`` reads, or None if there is none.

    Args:
        shelf: The folder of all editions.
        workshop: Id of the workshop.
        version: Its version.
    """
    folder = shelf / f"{workshop}-{version}" / workshop
    return folder if (folder / "workshop.yaml").is_file() else None


def keep_edition(folder: Path, workshop: Workshop, shelf: Path) -> Path:
    """Keep a copy of a workshop's files, unless this version is kept already.

    Args:
        folder: The workshop's folder.
        workshop: What it holds.
        shelf: The folder of all editions; made if it is not there.

    Returns:
        The folder of the edition.

    Raises:
        SetupError: If this version was kept with other exercises, or the copy cannot be written.
    """
    kept = kept_edition(shelf, workshop.id, workshop.version)
    if kept is not None:
        if changes := heavy_changes(read_workshop(kept), workshop):
            raise SetupError(
                f"{shown(folder / 'workshop.yaml')}: the exercises changed since a cohort began with version "
                f'{workshop.version}: {changes[0].message} Write "version: {workshop.version + 1}", so that the '
                "two are told apart."
            )
        return kept
    target = shelf / f"{workshop.id}-{workshop.version}" / workshop.id
    scratch = target.with_name(f".{workshop.id}.part")
    try:
        shutil.rmtree(scratch, ignore_errors=True)
        for path in files_of(folder):
            copy = scratch / path.relative_to(folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
        scratch.rename(target)  # all of it or nothing, whenever this is interrupted
    except OSError as error:
        raise SetupError(f"{target}: the lessons cannot be kept there ({error.strerror or error}).") from error
    return target


def heavy_changes(before: Workshop, after: Workshop) -> list[Change]:
    """The changes between two readings that a running cohort should not meet; none if only words changed."""
    return [change for change in compare(before, after) if change.weight != "keeps" and change.exercise]
