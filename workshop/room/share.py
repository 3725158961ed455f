"""Join and share: what everyone in a room does within the same minutes, so it takes the shortest way there is."""

from asyncio import wrap_future
from collections.abc import Callable
from datetime import datetime

from fastapi import APIRouter
from starlette.responses import JSONResponse

from workshop.language import N_, Words
from workshop.room.cohorts import Cohorts
from workshop.room.description import BODY, Joined, Problem, Stored
from workshop.room.lane import Call
from workshop.room.request import Body, Code, Key
from workshop.room.shelf import Shelf
from workshop.store import Store

__all__ = ["sharing"]

OLDER = N_("The room already has something newer from you. Reload the page, then share again.")


def sharing(
    store: Store, shelf: Shelf, cohorts: Cohorts, clock: Callable[[], datetime]
) -> tuple[APIRouter, list[Call]]:
    """The two routes as FastAPI describes them, and as the short way takes them.

    Args:
        store: Where everything is kept.
        shelf: The workshops.
        cohorts: Finds a cohort.
        clock: The time now.
    """
    router = APIRouter()

    @router.put(
        "/api/cohorts/{code}/submission",
        response_model=Stored,
        responses={409: {"model": Problem, "description": "Something newer is there."}},
        openapi_extra=BODY,
    )
    async def submit(code: Code, key: Key, body: Body) -> JSONResponse:
        cohort = await cohorts.find(code)
        submission = shelf.checks(cohort).read(body, cohort)
        receipt = await wrap_future(store.accept_soon(code, key, submission, clock()))
        if not receipt.stored:
            said = Words(shelf.of(cohort).language).gettext(OLDER)
            return JSONResponse({"error": said, "sequence": receipt.sequence}, 409)
        return JSONResponse(
            {"stored": True, "id": receipt.id, "sequence": receipt.sequence, "responses": receipt.responses}
        )

    @router.post("/api/cohorts/{code}/join", response_model=Joined)
    async def join(code: Code, key: Key) -> JSONResponse:
        return JSONResponse({"joined": True, "sequence": await wrap_future(store.join_soon(code, key, clock()))})

    return router, [
        Call("PUT", "/api/cohorts/{code}/submission", submit),
        Call("POST", "/api/cohorts/{code}/join", join),
    ]
