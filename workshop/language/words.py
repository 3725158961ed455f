"""Words in one language, for what Python writes into notebooks and pages."""

from dataclasses import dataclass

from workshop.language.catalog import translations

__all__ = ["ENGLISH", "N_", "Words"]


def N_(text: str) -> str:  # noqa: N802 - the name by which gettext's tools know words to collect
    """Mark words that are translated where they are used."""
    return text


@dataclass(frozen=True)
class Words:
    """Translates into one language.

    Attributes:
        language: A BCP 47 tag.
    """

    language: str = "en"

    def gettext(self, text: str, /, **values: object) -> str:
        """The words in this language, else the English ones, with ``{name}`` filled from ``values``."""
        found = translations(self.language, "pages").get(text)
        return (found if isinstance(found, str) and found else text).format(**values)

    def ngettext(self, one: str, many: str, count: float, /, **values: object) -> str:
        """The form for a number; ``{count}`` is filled from it."""
        found = translations(self.language, "pages").get(one)
        forms = found if isinstance(found, list) and len(found) == 2 else [one, many]
        return forms[0 if count == 1 else 1].format(count=f"{count:g}", **values)


ENGLISH = Words()
"""The words as the code says them."""
