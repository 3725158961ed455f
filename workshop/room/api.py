"""The rest of the room's API: participants write and never read; a facilitator reads counts that passed the gate."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query

from workshop.disclosure.gate import release_count
from workshop.language import Words
from workshop.model.lesson import Workshop
from workshop.room.description import About, Figures, Health, Withdrawn
from workshop.room.request import Bearer, Code, Key
from workshop.room.shelf import Shelf
from workshop.room.who import Gatekeeper
from workshop.store import Store

__all__ = ["api_routes"]


def api_routes(store: Store, shelf: Shelf, clock: Callable[[], datetime], check: Gatekeeper) -> APIRouter:
    """The routes below ``/api`` that are not called all the time, and ``/health``.

    Args:
        store: Where everything is kept.
        shelf: The workshops.
        clock: The time now.
        check: The check of facilitators' keys.
    """
    router = APIRouter()

    @router.get("/health", response_model=Health)
    def health() -> dict[str, str]:
        store.check()
        return {"status": "ok"}

    @router.get("/api/cohorts/{code}", response_model=About)
    def cohort(code: Code) -> dict[str, Any]:
        found = store.cohort(code)
        return {
            "cohort": found.code,
            "workshop": found.workshop,
            "workshop_version": found.workshop_version,
            "pages": shelf.place(shelf.of(found)),
            "title": shelf.of(found).title,
            "label": found.label,
            "sample": found.sample,
        }

    @router.delete("/api/cohorts/{code}/submission", response_model=Withdrawn)
    def withdraw(code: Code, key: Key, sequence: Annotated[int, Query(ge=1, le=1_000_000)]) -> dict[str, Any]:
        return {"withdrawn": True, "sequence": store.withdraw(code, key, sequence, clock())}

    @router.get("/api/cohorts/{code}/counts", response_model=Figures)
    def counts(code: Code, key: Bearer) -> dict[str, Any]:
        check(code, key)
        workshop: Workshop = shelf.of(store.cohort(code))
        exact = store.raw_counts(code, workshop.finish)
        told = {"joined": exact.joined, "finished": exact.finished}
        figures = {name: release_count(count, words=Words(workshop.language)) for name, count in told.items()}
        return {name: {"value": figure.value, "text": figure.text} for name, figure in figures.items()}

    return router
