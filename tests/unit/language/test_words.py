"""Words of the interface in other languages."""

import pytest

from workshop.frontend import bundle
from workshop.language import Words, direction, languages, translations


def test_english_and_unknown_languages_stay_english() -> None:
    """A language without a catalog shows the English words with their places filled, never an error or an id."""
    for language in ("en", "en-GB", "xx"):
        say = Words(language)
        assert say.gettext("Lesson {number} of {total}", number=2, total=7) == "Lesson 2 of 7"
        assert say.ngettext("about {count} minute", "about {count} minutes", 1) == "about 1 minute"
        assert say.ngettext("about {count} minute", "about {count} minutes", 7.5) == "about 7.5 minutes"


@pytest.mark.parametrize(("language", "expected"), [("en", "ltr"), ("es-MX", "ltr"), ("ar", "rtl"), ("he-IL", "rtl")])
def test_direction(language: str, expected: str) -> None:
    """A page in Arabic or Hebrew runs from right to left, whatever the region."""
    assert direction(language) == expected


def test_the_bundle_carries_the_catalog_of_its_language() -> None:
    """A page needs no request for its words: they are in the one script, and the English script has none."""
    assert languages() == ["es"]
    assert "const CATALOG = {};" in bundle("page")
    spanish = bundle("page", language="es-MX")
    assert "const CATALOG = {};" not in spanish or not translations("es", "frontend")
