"""Find a workshop by its id, where commands are run."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from workshop.errors import LessonError, SetupError

if TYPE_CHECKING:
    from workshop.model.lesson import Workshop
    from workshop.store import Cohort, Store

__all__ = ["bring_edition", "find_edition", "find_workshop"]


def find_workshop(name: str) -> "tuple[Path, Workshop]":
    """The folder ``lessons/<name>`` and what it holds.

    Raises:
        SetupError: If it is not there.
        LessonError: With every mistake in it.
    """
    from workshop.lessons.reader import read_workshop

    folder = Path("lessons") / name
    if not folder.is_dir():
        there = ", ".join(sorted(path.parent.name for path in Path("lessons").glob("*/workshop.yaml")))
        hint = f"There is: {there}." if there else "Run this in the project's folder, where lessons/ is."
        raise SetupError(f'There is no workshop "{name}" in {Path("lessons").absolute()}. {hint}')
    return folder, read_workshop(folder)


def bring_edition(store: "Store", editions: Path, workshop: str, version: int) -> None:
    """Have an edition here as the store has it, and in the store if only this machine has it.

    What the store keeps is what counts: it is unpacked once into a folder beside those kept here, which stay.

    Args:
        store: The store.
        editions: The folder of this machine's editions.
        workshop: Id of the workshop.
        version: Its version.

    Raises:
        SetupError: If the folder cannot be written.
    """
    from datetime import UTC, datetime

    from workshop.lessons.editions import kept_edition
    from workshop.lessons.packed import pack, unpack

    here = kept_edition(editions, workshop, version)
    there = store.editions.find(workshop, version)
    if there is None:
        if here is not None:
            store.editions.keep(workshop, version, pack(here), datetime.now(UTC))
        return
    if here is not None and pack(here) != there:
        here.rename(_aside(here.parent))
        here = None
    if here is None:
        target = editions / f"{workshop}-{version}" / workshop
        if os.path.lexists(target) and kept_edition(editions, workshop, version) is None:
            target.rename(_aside(target.parent))  # what is left of an edition that lost its workshop.yaml
        unpack(there, target)


def _aside(folder: Path) -> Path:
    """Where something is moved that is in the way, so that nothing is lost."""
    from datetime import UTC, datetime

    return folder.with_name(f"{folder.name}-here-{datetime.now(UTC):%Y%m%dT%H%M%S%f}")


def find_edition(cohort: "Cohort", editions: Path, store: "Store | None" = None) -> "tuple[Path, Workshop, str]":
    """The lessons of a cohort: those of today as long as its exercises are the same, else those that it began with.

    Args:
        cohort: The cohort.
        editions: The folder of kept editions.
        store: Where other machines keep theirs; None looks here only.

    Returns:
        The folder, what it holds with today's help contacts, and a sentence to say, or an empty one.

    Raises:
        SetupError: If the lessons are nowhere.
        LessonError: If they have mistakes and no edition of them is kept.
    """
    from workshop.lessons.editions import heavy_changes, kept_edition
    from workshop.lessons.reader import read_workshop

    if store is not None:
        bring_edition(store, editions, cohort.workshop, cohort.workshop_version)
    kept = kept_edition(editions, cohort.workshop, cohort.workshop_version)
    if kept is None:
        return (*find_workshop(cohort.workshop), "")
    began = read_workshop(kept)
    try:
        folder, now = find_workshop(cohort.workshop)
    except (SetupError, LessonError):
        return kept, began, "The lessons of today cannot be read; this cohort goes on with those that it began with."
    if now.version == cohort.workshop_version and not heavy_changes(began, now):
        return folder, now, ""
    moved = (
        f"The lessons have moved on to version {now.version}"
        if now.version != cohort.workshop_version
        else "The exercises have changed"
    )
    said = f"{moved}; this cohort stays on version {cohort.workshop_version}, which it began with."
    return kept, began.model_copy(update={"help": now.help}), said
