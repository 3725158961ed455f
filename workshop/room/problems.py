"""Every error as one sentence: JSON for programs, a plain page for people. None of them repeats what was sent."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from workshop.errors import CohortError, StoreError
from workshop.room.render import Renderer

__all__ = ["Problems"]

log = logging.getLogger("workshop.room")

NO_COHORT = "This code is not known in this room. Check it with your facilitator."
BUSY = "The room cannot save right now. What you shared waits on your device and will be sent again."
SENTENCES = {
    404: "There is no such page in this room. Go back to the start page and enter your code.",
    405: "This address does not take that kind of request.",
}


class Problems:
    """Answers an error.

    Args:
        render: Draws the page of a problem.
    """

    def __init__(self, render: Renderer) -> None:
        self._render = render

    def added_to(self, app: FastAPI) -> None:
        """Let an app answer every kind of error that we know in this way."""
        for kind in (HTTPException, RequestValidationError, CohortError, StoreError):
            app.add_exception_handler(kind, self)

    async def __call__(self, request: Request, error: Exception) -> Response:
        """The response to an error of one of those kinds."""
        match error:
            case HTTPException():
                standard = error.detail in ("Not Found", "Method Not Allowed")
                sentence = SENTENCES.get(error.status_code, error.detail) if standard else error.detail
                return self._say(request, error.status_code, sentence, dict(error.headers or {}))
            case RequestValidationError():
                first = error.errors()[0]
                return self._say(request, 422, f"{first['loc'][-1]}: {first['msg']}.")
            case CohortError():
                return self._say(request, 404, NO_COHORT)
            case StoreError():
                log.error("%s", error)
                return self._say(request, 503, BUSY, {"Retry-After": "5"})
            case _:
                raise error

    def _say(self, request: Request, status: int, sentence: str, headers: dict[str, str] | None = None) -> Response:
        if request.url.path.startswith(("/api/", "/health")):
            return JSONResponse({"error": sentence}, status, headers)
        return self._render("problem", status, problem=sentence)
