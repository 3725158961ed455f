"""The words of the interface in other languages, from gettext catalogs; English is what the code says itself."""

from workshop.language.catalog import languages, translations
from workshop.language.direction import direction
from workshop.language.words import ENGLISH, N_, Words

__all__ = ["ENGLISH", "N_", "Words", "direction", "languages", "translations"]
