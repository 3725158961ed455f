"""The room's own pages: join, the projector's and the facilitator's. The last is empty until it is given a key."""

from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from workshop.errors import CohortError
from workshop.language import N_
from workshop.room.assets import Asset
from workshop.room.links import join_link
from workshop.room.qr import qr_svg
from workshop.room.render import Renderer
from workshop.room.request import Code, clean_code
from workshop.room.shelf import Shelf
from workshop.room.tongue import Tongues
from workshop.store import Store

__all__ = ["page_routes"]

UNKNOWN = N_("The code “{code}” is not known in this room. Check it with your facilitator.")


def page_routes(
    store: Store,
    shelf: Shelf,
    render: Renderer,
    tongues: Tongues,
    address: Callable[[Request], str],
) -> APIRouter:
    """The routes that answer with pages and their assets.

    Args:
        store: Where the cohorts are.
        shelf: The workshops.
        render: Draws a template; it knows the room's own scripts and styles.
        tongues: Finds the language of a request.
        address: The room's address as others reach it, given a request.
    """
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def start(request: Request) -> HTMLResponse:
        return render("join", language=tongues.of(request.scope).language, workshop=shelf.only)

    @router.get("/j/{typed}")
    def join(request: Request, typed: str) -> HTMLResponse:
        code = clean_code(typed)
        try:
            cohort = store.cohort(code or "")
            workshop = shelf.of(cohort)
        except CohortError:
            words = tongues.of(request.scope)
            problem = words.gettext(UNKNOWN, code=typed[:20])
            return render("join", 404, words.language, typed=typed[:20], workshop=shelf.only, problem=problem)
        return render("join", typed=cohort.code, cohort=cohort, workshop=workshop, pages=shelf.place(workshop))

    @router.get("/screen/{code}")
    def screen(request: Request, code: Code) -> HTMLResponse:
        cohort = store.cohort(code)
        link = join_link(address(request), code)
        return render("screen", cohort=cohort, workshop=shelf.of(cohort), link=link, qr=qr_svg(link))

    @router.get("/rate")
    def rate() -> Response:
        return RedirectResponse(f"./w/{shelf.only.id}/rate.html" if shelf.only else "./")  # below any prefix

    @router.get("/facilitator")
    def facilitator(request: Request) -> HTMLResponse:
        return render("facilitator", language=tongues.of(request.scope).language)

    router.add_api_route("/favicon.ico", _serving(render.assets["icon.svg"]))
    for own in render.assets.values():
        router.add_api_route(f"/assets/{own.name}", _serving(own))
    return router


def _serving(asset: Asset) -> Callable[[], Response]:
    def serve() -> Response:
        return Response(asset.content, media_type=asset.media_type)

    return serve
