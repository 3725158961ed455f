"""The state of a room as a stream of server-sent events: for everyone in it, and with counts for its facilitator."""

import json
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from workshop.language import N_
from workshop.model.lesson import Workshop
from workshop.room.cohorts import Cohorts
from workshop.room.live.hub import Hub
from workshop.room.live.seats import Seats
from workshop.room.live.views import facilitator_view, public_view
from workshop.room.refused import Refused
from workshop.room.request import Bearer, Code
from workshop.room.shelf import Shelf
from workshop.room.throttle import place_of
from workshop.room.who import Gatekeeper
from workshop.store import Store
from workshop.store.live import LiveRow

__all__ = ["stream_routes"]

SILENCE = 20.0
"""Seconds after which an empty line keeps a connection open that a proxy would take for dead."""

COUNTS = 5.0
"""Seconds between two looks at the counts, for the facilitator's page only."""

SAME = timedelta(seconds=0.5)
"""For how long the same words do for everyone in a room: two hundred are told of a change at the same moment."""

FULL = N_(
    "There are too many open pages at your place right now. Everything else goes on; close pages that nobody needs."
)
ROOMS = 1000
AGAIN = "retry: 3000\n\n"
STILL_HERE = ": still here\n\n"


def stream_routes(
    store: Store, shelf: Shelf, cohorts: Cohorts, clock: Callable[[], datetime], *, hub: Hub, check: Gatekeeper
) -> APIRouter:
    """The two streams.

    Args:
        store: Where the state is.
        shelf: The workshops.
        cohorts: Finds a cohort.
        clock: The time now.
        hub: Wakes the streams.
        check: The check of facilitators' keys.
    """
    seats = Seats()
    last: dict[str, tuple[LiveRow, datetime, str]] = {}

    def told(code: str, workshop: Workshop, row: LiveRow) -> str:
        known, now = last.get(code), clock()
        if known is None or known[0] is not row or not timedelta(0) <= now - known[1] < SAME:
            if len(last) >= ROOMS:
                last.clear()
            known = last[code] = (row, now, _event(public_view(workshop, row, now)))
        return known[2]

    router = APIRouter(include_in_schema=False)  # OpenAPI has no words for an answer that does not end

    @router.get("/api/cohorts/{code}/live")
    async def live(request: Request, code: Code) -> StreamingResponse:
        workshop = shelf.of(await cohorts.find(code))
        place = place_of(request.scope)
        if not seats.take(place):
            raise Refused(503, FULL, {"Retry-After": "30"})

        async def events() -> AsyncIterator[str]:
            yield AGAIN
            async for row, new in hub.follow(code, SILENCE):
                yield told(code, workshop, row) if new else STILL_HERE

        return _Seated(events(), lambda: seats.leave(place))

    @router.get("/api/cohorts/{code}/facilitator/live")
    async def facilitator(code: Code, key: Bearer) -> StreamingResponse:
        await run_in_threadpool(check, code, key)
        workshop = shelf.of(await cohorts.find(code))
        return _Stream(_with_counts(store, workshop, code, clock, hub))

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


class _Stream(StreamingResponse):
    """A stream of events. A proxy that collects an answer before it passes it on would hold every event back."""

    def __init__(self, events: AsyncIterator[str]) -> None:
        super().__init__(events, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


class _Seated(_Stream):
    """A stream that gives its seat back in the end, however it ends."""

    def __init__(self, events: AsyncIterator[str], leave: Callable[[], None]) -> None:
        super().__init__(events)
        self._leave = leave

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._leave()
