"""The state of a room as a stream of server-sent events: for everyone in it, and with counts for its facilitator."""

import json
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from workshop.language import N_
from workshop.model.lesson import Workshop
from workshop.room.live.hub import Hub
from workshop.room.live.views import facilitator_view, public_view
from workshop.room.refused import Refused
from workshop.room.request import Bearer, Code
from workshop.room.shelf import Shelf
from workshop.room.who import Gatekeeper
from workshop.store import Store

__all__ = ["stream_routes"]

SILENCE = 20.0
"""Seconds after which an empty line keeps a connection open that a proxy would take for dead."""

COUNTS = 5.0
"""Seconds between two looks at the counts, for the facilitator's page only."""

MOST = 4000
"""Streams of one worker: many full rooms, and still not all the files that a process may open."""

FULL = N_("The room has too many open pages right now. Everything else goes on; close pages that nobody needs.")
AGAIN = "retry: 3000\n\n"
STILL_HERE = ": still here\n\n"


def stream_routes(store: Store, shelf: Shelf, clock: Callable[[], datetime], hub: Hub, check: Gatekeeper) -> APIRouter:
    """The two streams.

    Args:
        store: Where the state is.
        shelf: The workshops.
        clock: The time now.
        hub: Wakes the streams.
        check: The check of facilitators' keys.
    """
    router = APIRouter(include_in_schema=False)  # OpenAPI has no words for an answer that does not end

    @router.get("/api/cohorts/{code}/live")
    async def live(code: Code) -> StreamingResponse:
        if hub.listening >= MOST:
            raise Refused(503, FULL, {"Retry-After": "30"})
        workshop = shelf.of(await run_in_threadpool(store.cohort, code))

        async def events() -> AsyncIterator[str]:
            yield AGAIN
            async for row, new in hub.follow(code, SILENCE):
                yield _event(public_view(workshop, row, clock())) if new else STILL_HERE

        return _stream(events())

    @router.get("/api/cohorts/{code}/facilitator/live")
    async def facilitator(code: Code, key: Bearer) -> StreamingResponse:
        await run_in_threadpool(check, code, key)
        workshop = shelf.of(await run_in_threadpool(store.cohort, code))
        return _stream(_with_counts(store, workshop, code, clock, hub))

    return router


async def _with_counts(
    store: Store, workshop: Workshop, code: str, clock: Callable[[], datetime], hub: Hub
) -> AsyncIterator[str]:
    last: object = None
    async for row, new in hub.follow(code, COUNTS):
        progress = await run_in_threadpool(store.live.progress, code, workshop.finish)
        yield _event(facilitator_view(workshop, row, progress, clock())) if new or progress != last else STILL_HERE
        last = progress


def _event(data: dict[str, Any]) -> str:
    return f"event: live\ndata: {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n\n"


def _stream(events: AsyncIterator[str]) -> StreamingResponse:
    # A proxy that collects an answer before it passes it on would hold every event back.
    return StreamingResponse(events, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})
