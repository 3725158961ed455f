"""The direction in which a language is written."""

from typing import Literal

__all__ = ["direction"]

# Languages that CLDR gives the character order "right-to-left", as far as people are likely to hold workshops in them.
_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}


def direction(language: str) -> Literal["ltr", "rtl"]:
    """``rtl`` or ``ltr``, for the ``dir`` attribute of a page.

    Args:
        language: A BCP 47 tag.
    """
    return "rtl" if language.split("-", maxsplit=1)[0].lower() in _RIGHT_TO_LEFT else "ltr"
