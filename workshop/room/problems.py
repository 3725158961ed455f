"""Every error as one sentence: JSON for programs, a plain page for people. None of them repeats what was sent."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from workshop.errors import CohortError, StoreError
from workshop.language import N_, Words
from workshop.room.refused import Refused
from workshop.room.render import Renderer
from workshop.room.tongue import Tongues

__all__ = ["Problems"]

log = logging.getLogger("workshop.room")

NO_COHORT = N_("This code is not known in this room. Check it with your facilitator.")
BUSY = N_("The room cannot save right now. What you shared waits on your device and will be sent again.")
FIELD = N_("{field}: this is missing, or not as it should be. Reload the page, then try again.")
SENTENCES = {
    404: N_("There is no such page in this room. Go back to the start page and enter your code."),
    405: N_("This address does not take that kind of request."),
}


class Problems:
    """Answers an error, in the language of the workshop.

    Args:
        render: Draws the page of a problem.
        tongues: Finds the language of a request.
    """

    def __init__(self, render: Renderer, tongues: Tongues) -> None:
        self._render = render
        self._tongues = tongues

    def added_to(self, app: FastAPI) -> None:
        """Let an app answer every kind of error that we know in this way."""
        for kind in (HTTPException, RequestValidationError, CohortError, StoreError):
            app.add_exception_handler(kind, self)

    async def __call__(self, request: Request, error: Exception) -> Response:
        """The response to an error of one of those kinds."""
        if isinstance(error, CohortError | StoreError):
            words = self._tongues.of(request.scope)  # nothing more is to be had from the store
        else:
            words = await self._tongues.find(request.scope)
        if isinstance(error, StoreError):
            log.error("%s", error)
        refused = _refused(error)
        headers = dict(refused.headers or {})
        return self._answer(request, refused.status_code, refused.said(words), words, headers)

    def _answer(self, request: Request, status: int, said: str, words: Words, headers: dict[str, str]) -> Response:
        if request.url.path.startswith(("/api/", "/health")):
            return JSONResponse({"error": said}, status, headers)
        return self._render("problem", status, language=words.language, problem=said)


def _refused(error: Exception) -> Refused:
    """An error as a refusal."""
    match error:
        case Refused():
            return error
        case HTTPException():
            sentence = SENTENCES.get(error.status_code, "{why}")
            return Refused(error.status_code, sentence, error.headers, why=error.detail)
        case RequestValidationError():
            first = error.errors()[0]
            field = first["loc"][-1]
            return Refused(422, FIELD, exactly=f"{field}: {first['msg']}.", field=field)
        case CohortError():
            return Refused(404, NO_COHORT)
        case StoreError():
            return Refused(503, BUSY, {"Retry-After": "5"})
        case _:
            raise error
