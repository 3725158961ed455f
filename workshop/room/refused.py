"""A refusal in one sentence, told in the language of the workshop that it is about."""

from collections.abc import Mapping

from starlette.exceptions import HTTPException

from workshop.language import Words

__all__ = ["Refused"]


class Refused(HTTPException):
    """Raised where a request is refused; ``detail`` is the sentence in English.

    Args:
        status: HTTP status.
        sentence: The English words, marked by ``N_``, with places such as ``{code}``.
        headers: Headers of the response.
        exactly: What English says instead, where it can say more than has been translated.
        values: What goes into the places.
    """

    def __init__(
        self,
        status: int,
        sentence: str,
        headers: Mapping[str, str] | None = None,
        *,
        exactly: str | None = None,
        **values: object,
    ) -> None:
        self._plain = sentence.format(**values)
        self._sentence, self._values = sentence, values
        super().__init__(status, exactly or self._plain, headers)

    def said(self, words: Words) -> str:
        """The sentence in a language; in English where that has none for it."""
        found = words.gettext(self._sentence, **self._values)
        return self.detail if found == self._plain else found
