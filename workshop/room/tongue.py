"""The language in which a request is answered: that of the workshop it is about, else the one its browser asks for."""

import re

from starlette.datastructures import Headers
from starlette.types import Scope

from workshop.errors import WorkshopError
from workshop.language import Words
from workshop.room.cohorts import Cohorts
from workshop.room.request import clean_code
from workshop.room.shelf import Shelf

__all__ = ["Tongues"]

_CODE = re.compile(r"/(?:api/cohorts|j|screen)/([^/]+)")
ENGLISH = "en"


class Tongues:
    """Finds the words for a request.

    Args:
        shelf: The workshops, each in its language.
        cohorts: Which of them a code stands for.
    """

    def __init__(self, shelf: Shelf, cohorts: Cohorts) -> None:
        self._shelf = shelf
        self._cohorts = cohorts
        self._spoken = list(dict.fromkeys(one.language for one in shelf))

    def of(self, scope: Scope) -> Words:
        """The words for a request, without asking the store: by what this worker knows of its cohort."""
        code = self._code(scope)
        cohort = code and self._cohorts.known(code)
        try:
            return Words(self._shelf.of(cohort).language) if cohort else self._unknown(scope)
        except WorkshopError:  # a workshop that is not here
            return self._unknown(scope)

    async def find(self, scope: Scope) -> Words:
        """The words for a request; the store is asked for a cohort that this worker does not know."""
        code = self._code(scope)
        if code and len(self._spoken) > 1:
            try:
                await self._cohorts.find(code)
            except WorkshopError:
                return self._unknown(scope)
        return self.of(scope)

    def _code(self, scope: Scope) -> str | None:
        found = _CODE.match(scope["path"])
        return clean_code(found[1]) if found else None

    def _unknown(self, scope: Scope) -> Words:
        """The only language that is spoken here, else the first that the browser asks for, else English."""
        if len(self._spoken) == 1:
            return Words(self._spoken[0])
        asked = Headers(scope=scope).get("accept-language", "")
        for wish in sorted(asked.split(","), key=_weight, reverse=True):
            start = wish.partition(";")[0].strip().lower().partition("-")[0]
            for language in self._spoken:
                if language.lower().partition("-")[0] == start:
                    return Words(language)
        return Words(ENGLISH)


def _weight(wish: str) -> float:
    """How much a language is wished for, as ``Accept-Language`` says it: ``es;q=0.8``."""
    found = re.search(r";\s*q=([^;]*)", wish)
    try:
        return float(found[1]) if found else 1.0
    except ValueError:
        return 0.0
