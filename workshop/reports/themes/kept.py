"""The counts of themes beside the snapshots, until a snapshot takes them in."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from workshop.errors import ReportError
from workshop.reports.definitions import Themes
from workshop.reports.themes.texts import texts_of

if TYPE_CHECKING:
    from workshop.store.records import Person

__all__ = ["keep_themes", "kept_themes"]


def keep_themes(folder: Path, code: str, themes: Themes) -> Path:
    """Keep the counts of a cohort; there is no text in them.

    Raises:
        ReportError: If they cannot be written.
    """
    path = _path(folder, code)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(themes.model_dump_json(by_alias=True, indent=1), "utf-8")
    except OSError as error:
        raise ReportError(f"{path}: the counts cannot be written ({error.strerror}).") from error
    return path


def kept_themes(folder: Path, code: str, people: "Sequence[Person]") -> tuple[Themes, ...]:
    """The counts of a cohort, if there are any.

    If the number of texts is another one by now, the counts are no longer those of the people in the snapshot: then no
    theme is left in them, and a report says so.

    Raises:
        ReportError: If the file is damaged.
    """
    path = _path(folder, code)
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise ReportError(f"{path}: the counts of themes cannot be read ({error.strerror}).") from error
    try:
        themes = Themes.model_validate_json(text)
    except ValidationError as error:
        raise ReportError(f"{path}: the counts of themes are damaged. Import the coded file again.") from error
    if themes.coded != len(texts_of(people, themes.exercise)):
        return (themes.model_copy(update={"themes": ()}),)
    return (themes,)


def _path(folder: Path, code: str) -> Path:
    return folder / f"{code}-themes.json"
