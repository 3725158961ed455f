"""The room as one FastAPI app: pages, the API and the facilitator's page on one port."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from starlette.types import ASGIApp, Receive, Scope, Send

from workshop.model.lesson import Workshop
from workshop.room.api import api_routes
from workshop.room.assets import own_assets
from workshop.room.attempts import attempt_routes
from workshop.room.bounds import Bounds
from workshop.room.cohorts import Cohorts
from workshop.room.description import DESCRIPTION
from workshop.room.kept import Kept
from workshop.room.lane import Lane
from workshop.room.live.hub import Hub
from workshop.room.live.routes import facilitator_routes
from workshop.room.live.streams import stream_routes
from workshop.room.packed import PackedFiles
from workshop.room.pages import page_routes
from workshop.room.prefix import Prefix
from workshop.room.problems import Problems
from workshop.room.render import Renderer
from workshop.room.share import sharing
from workshop.room.shelf import Shelf
from workshop.room.shield import Shield
from workshop.room.squeeze import Squeeze
from workshop.room.throttle import Throttle
from workshop.room.tongue import Tongues
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

    app = _Room(**DESCRIPTION)
    cohorts = Cohorts(store)
    tongues = Tongues(shelf, cohorts)
    problems = Problems(render, tongues)
    problems.added_to(app)
    check, hub = gatekeeper(store, room_keys or {}), Hub(store)
    app.state.hub = hub  # whoever runs the app closes it first, since a stream ends only when it is told to
    router, calls = sharing(store, shelf, cohorts, clock)
    app.include_router(router)
    app.include_router(api_routes(store, shelf, clock, check))
    app.include_router(facilitator_routes(store, shelf, clock, hub=hub, check=check, address=reached_at, base=prefix))
    app.include_router(stream_routes(store, shelf, cohorts, clock, hub=hub, check=check))
    app.include_router(attempt_routes(store, shelf, clock))
    app.include_router(page_routes(store, shelf, render, tongues, reached_at))
    kept = Kept()
    # The assets of all workshops are under one address: each is named by its content, so names never clash.
    assets = [pages / name / "assets" for name in shelf.places()]
    for place, files in (("/w", PackedFiles([pages], kept, html=True)), ("/assets", PackedFiles(assets, kept))):
        files.at_hand(place)
        app.mount(place, files)
    layers: ASGIApp = Bounds(Lane(kept.around(Squeeze(app.routed)), calls, problems))
    layers = Shield(Throttle(layers, store, tongues, clock), tongues)
    app.layers = Prefix(layers, prefix) if prefix else layers
    return app


class _Room(FastAPI):
    """The app with our layers around all that FastAPI does for a request, so that a short way can go past it."""

    layers: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.layers(scope, receive, send)

    def build_middleware_stack(self) -> ASGIApp:
        """FastAPI's own layers without the outermost, which would answer what nobody expected before the shield."""
        outermost: Any = super().build_middleware_stack()
        inside: ASGIApp = outermost.app
        return inside

    async def routed(self, scope: Scope, receive: Receive, send: Send) -> None:
        """What FastAPI answers."""
        await super().__call__(scope, receive, send)
