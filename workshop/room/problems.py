"""Every error as one sentence: JSON for programs, a plain page for people. None of them repeats what was sent."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from workshop.errors import CohortError, StoreError
from workshop.room.render import Renderer

__all__ = ["add_problems"]

log = logging.getLogger("workshop.room")

NO_COHORT = "This code is not known in this room. Check it with your facilitator."
BUSY = "The room cannot save right now. What you shared waits on your device and will be sent again."
SENTENCES = {
    404: "There is no such page in this room. Go back to the start page and enter your code.",
    405: "This address does not take that kind of request.",
}


def add_problems(app: FastAPI, render: Renderer) -> None:
    """Register how each kind of error is answered."""

    def answer(request: Request, status: int, sentence: str, headers: dict[str, str] | None = None) -> Response:
        if request.url.path.startswith(("/api/", "/health")):
            return JSONResponse({"error": sentence}, status, headers)
        return render("problem", status, problem=sentence)

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        standard = error.detail in ("Not Found", "Method Not Allowed")
        sentence = SENTENCES.get(error.status_code, error.detail) if standard else error.detail
        return answer(request, error.status_code, sentence, dict(error.headers or {}))

    @app.exception_handler(RequestValidationError)
    def malformed(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        return answer(request, 422, f"{first['loc'][-1]}: {first['msg']}.")

    @app.exception_handler(CohortError)
    def unknown(request: Request, _: CohortError) -> Response:
        return answer(request, 404, NO_COHORT)

    @app.exception_handler(StoreError)
    def unsaved(request: Request, error: StoreError) -> Response:
        log.error("%s", error)
        return answer(request, 503, BUSY, {"Retry-After": "5"})
