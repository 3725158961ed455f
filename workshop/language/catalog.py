"""The built catalogs: one JSON file for each language and part, made from the ``.po`` file beside it."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, cast

from workshop.errors import SetupError

__all__ = ["LOCALE", "Forms", "Part", "languages", "translations"]

Part = Literal["frontend", "pages"]
"""``frontend``: the ES modules. ``pages``: what Python writes into notebooks and pages."""

Forms = str | list[str]
"""A translation; a list holds the form for one and the form for any other number."""

LOCALE = Path(__file__).parent / "locale"


def languages() -> list[str]:
    """The languages that have catalogs, besides English."""
    return sorted(path.name for path in LOCALE.iterdir() if path.is_dir())


@cache
def translations(language: str, part: Part) -> Mapping[str, Forms]:
    """English words to those of a language.

    Args:
        language: A BCP 47 tag; ``es-MX`` takes what there is for ``es``.
        part: Whose words.

    Returns:
        An empty mapping for English and for a language without a catalog: the words then stay English.

    Raises:
        SetupError: If a catalog is damaged.
    """
    path = LOCALE / language.split("-", maxsplit=1)[0].lower() / f"{part}.json"
    if not path.is_file():
        return {}
    try:
        return cast("dict[str, Forms]", json.loads(path.read_text(encoding="utf-8"))["words"])
    except (ValueError, KeyError, TypeError) as error:
        raise SetupError(f'{path}: this catalog cannot be read. Run "make catalogs", or install again.') from error
