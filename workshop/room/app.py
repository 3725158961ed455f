"""The room as one FastAPI app: pages, the API and the facilitator's page on one port."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from fastapi import FastAPI, Request
from starlette.middleware.gzip import GZipMiddleware

from workshop.model.lesson import Workshop
from workshop.room.api import api_routes
from workshop.room.assets import own_assets
from workshop.room.attempts import attempt_routes
from workshop.room.bounds import Bounds
from workshop.room.description import DESCRIPTION
from workshop.room.live.hub import Hub
from workshop.room.live.routes import facilitator_routes
from workshop.room.live.streams import stream_routes
from workshop.room.packed import PackedFiles
from workshop.room.pages import page_routes
from workshop.room.prefix import Prefix
from workshop.room.problems import add_problems
from workshop.room.render import Renderer
from workshop.room.shelf import Shelf
from workshop.room.shield import Shield
from workshop.room.throttle import Throttle
from workshop.room.who import gatekeeper
from workshop.store import Store

__all__ = ["create_app"]


def create_app(
    store: Store,
    workshops: Workshop | Iterable[Workshop],
    pages: Path,
    *,
    address: str | None = None,
    room_keys: Mapping[str, str] | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    prefix: str = "",
    editions: Iterable[Workshop] = (),
) -> FastAPI:
    """The app of a room.

    Args:
        store: An open store; who opened it closes it.
        workshops: The workshop, or all that this room runs.
        pages: Folder with a folder of exported pages for each workshop, named by its id.
        address: The room's address as others reach it, such as ``http://192.168.1.5:8000``, with the prefix if there is
            one; None takes each request's.
        room_keys: By cohort code, a facilitator's key that holds as long as this app runs.
        clock: The time now, with time zone.
        prefix: A path that all addresses begin with, such as ``/services/workshop``; the pages were exported for it.
        editions: Workshops that cohorts began with and that are not today's.
    """
    shelf = Shelf([workshops] if isinstance(workshops, Workshop) else workshops, editions)
    render = Renderer(own_assets(), prefix)

    def reached_at(request: Request) -> str:
        return address or str(request.base_url).rstrip("/") + prefix

    app = FastAPI(**DESCRIPTION)
    add_problems(app, render)
    check, hub = gatekeeper(store, room_keys or {}), Hub(store)
    app.state.hub = hub  # whoever runs the app closes it first, since a stream ends only when it is told to
    app.include_router(api_routes(store, shelf, clock, check))
    app.include_router(facilitator_routes(store, shelf, clock, hub=hub, check=check, address=reached_at, base=prefix))
    app.include_router(stream_routes(store, shelf, clock, hub, check))
    app.include_router(attempt_routes(store, shelf, clock))
    app.include_router(page_routes(store, shelf, render, reached_at))
    app.mount("/w", PackedFiles([pages], html=True))
    # The assets of all workshops are under one address: each is named by its content, so names never clash.
    app.mount("/assets", PackedFiles([pages / name / "assets" for name in shelf.places()]))
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(Bounds)
    app.add_middleware(Throttle, store=store, clock=clock)
    app.add_middleware(Shield)
    if prefix:
        app.add_middleware(Prefix, prefix=prefix)
    return app
