"""A document to PDF/UA-1 by one of the templates of this folder; the same bytes for the same document."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from workshop.errors import SetupError
from workshop.typesetting import drawn, mapped, missing, spoken

__all__ = ["Paper", "press"]

Paper = Literal["us-letter", "a4"]

_TEMPLATES = Path(__file__).parent / "templates"
_FONTS = Path(__file__).parents[1] / "reports" / "fonts"
_TRIES = 4
_NO_DATE = 946_684_800
"""2000-01-01: a guide has no date of its own, so that the same lessons give the same bytes."""


def press(template: str, document: dict[str, Any], *, warn: Callable[[str], None]) -> bytes:
    """Set a document.

    Args:
        template: Name of a template without ``.typ``.
        document: JSON values; what the template reads.
        warn: Takes a sentence about characters that the fonts do not have.

    Raises:
        SetupError: If Typst refuses it.
    """
    document = mapped(document, drawn)
    for _ in range(_TRIES):
        try:
            return _compiled(template, document)
        except typst.TypstError as error:
            undrawn = missing(error.diagnostic or str(error))
            if not undrawn:
                said = error.message.removeprefix("PDF/UA-1 error: ")
                raise SetupError(f"The {template} cannot be set as a PDF: {said}.") from error
            warn(
                f"The fonts do not have {' '.join(sorted(undrawn))}; the {template} says what they are called instead."
            )
            document = mapped(document, spoken(undrawn))
    raise SetupError(f"The {template} holds characters that its fonts cannot show. Take them out of the lessons.")


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(_FONTS)])


def _compiled(template: str, document: dict[str, Any]) -> bytes:
    pdf = typst.compile(
        str(_TEMPLATES / f"{template}.typ"),
        root=str(_TEMPLATES),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(document, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=_NO_DATE,
    )
    assert isinstance(pdf, bytes)  # noqa: S101 - a PDF is one file; only images come in several
    return pdf
