"""Which workshops a command acts on, and where their notebooks lie."""

from pathlib import Path

from workshop.errors import SetupError

__all__ = ["built_folder", "workshop_folders"]


def workshop_folders(folder: Path | None) -> list[Path]:
    """The workshop's folder that was named, or all below ``lessons/``.

    Raises:
        SetupError: If there is none.
    """
    if folder is not None:
        return [folder]
    found = sorted(path for path in Path("lessons").glob("*") if path.is_dir() and any(path.glob("*")))
    if not found:
        raise SetupError(
            'There is no workshop below "lessons" here. Run this in the project\'s folder, or name a folder.'
        )
    return found


def built_folder(folder: Path) -> Path:
    """Where a workshop is built: ``lessons/bounce-back`` to ``notebooks/bounce-back`` beside ``lessons``."""
    resolved = folder.resolve()
    beside = resolved.parent.parent if resolved.parent.name == "lessons" else resolved.parent
    return beside / "notebooks" / resolved.name
