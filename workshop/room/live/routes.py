"""The facilitator's routes: what their page needs, and what they can do. Each asks for the facilitator's key."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request
from pydantic import ValidationError

from workshop.errors import DisclosureError
from workshop.language import N_
from workshop.model.lesson import Workshop
from workshop.room.description import PROBLEMS, Problem
from workshop.room.live.actions import ACTION, Action, Reveal, after
from workshop.room.live.desk import desk
from workshop.room.live.hub import Hub
from workshop.room.live.plan import place_of
from workshop.room.live.reveal import PROFILE, TOO_FEW, TOO_SMALL, released, revealable
from workshop.room.live.views import facilitator_view, live_of
from workshop.room.refused import Refused
from workshop.room.request import Bearer, Body, Code
from workshop.room.shelf import Shelf
from workshop.room.who import Gatekeeper
from workshop.store import Store
from workshop.store.live import LiveRow

__all__ = ["facilitator_routes"]


def facilitator_routes(
    store: Store,
    shelf: Shelf,
    clock: Callable[[], datetime],
    *,
    hub: Hub,
    check: Gatekeeper,
    address: Callable[[Request], str],
    base: str = "",
) -> APIRouter:
    """The routes below ``/api/cohorts/{code}/facilitator``.

    Args:
        store: Where the state is.
        shelf: The workshops.
        clock: The time now.
        hub: Tells those who listen.
        check: The check of facilitators' keys.
        address: The room's address as others reach it, given a request.
        base: What the path of every address begins with.
    """
    router = APIRouter(prefix="/api/cohorts/{code}/facilitator", responses=PROBLEMS)

    @router.get("")
    def page(request: Request, code: Code, key: Bearer) -> dict[str, Any]:
        check(code, key)
        cohort = store.cohort(code)
        return desk(shelf.of(cohort), cohort, address(request), base, shelf.place(shelf.of(cohort)))

    @router.post("/act", responses={409: {"model": Problem}}, openapi_extra=_BODY)
    def act(code: Code, key: Bearer, body: Body) -> dict[str, Any]:
        check(code, key)
        workshop, now = shelf.of(store.cohort(code)), clock()
        action = _read(body, workshop)
        row = _change(store, workshop, code, action, now)
        hub.push(code, row)
        return facilitator_view(workshop, row, store.live.progress(code, workshop.finish), now)

    return router


_BODY = {"requestBody": {"required": True, "content": {"application/json": {"schema": {"type": "object"}}}}}
"""What can be done is told by `workshop.room.live.actions`; the body is read there."""


def _read(body: bytes, workshop: Workshop) -> Action:
    try:
        action = ACTION.validate_json(body)
    except ValidationError:
        raise Refused(422, N_("The room does not know this action. Reload the page, then try again.")) from None
    if getattr(action, "run", None) not in (None, *workshop.runs):
        raise Refused(422, N_("The workshop has no run of this length. Reload the page, then choose again."))
    return action


def _change(store: Store, workshop: Workshop, code: str, action: Action, now: datetime) -> LiveRow:
    def step(state: dict[str, Any]) -> dict[str, Any]:
        live = live_of(LiveRow(0, state, {}))
        return after(live, action, lambda one: place_of(workshop, one), now).model_dump(mode="json")

    if isinstance(action, Reveal) and action.exercise not in store.live.read(code).reveals:
        result = _result(store, workshop, code, action.exercise)
        return _freeze(store, code, action.exercise, result=result, step=step, now=now)
    return store.live.change(code, step)


def _freeze(
    store: Store,
    code: str,
    exercise: str,
    *,
    result: dict[str, Any],
    step: Callable[[dict[str, Any]], dict[str, Any]],
    now: datetime,
) -> LiveRow:
    """Write the release down in the ledger before anyone sees it; made-up people are left out of the ledger."""
    content = {"exercise": exercise, "result": result}
    sample = store.cohort(code).sample
    number = None if sample else store.ledger.release("reveal", PROFILE, now, cohort=code, content=content)
    row, first = store.live.freeze(code, exercise, result, step, now)
    if number is not None and not first:
        store.ledger.take_back(number)  # another facilitator was faster, and theirs is the one that is shown
    return row


def _result(store: Store, workshop: Workshop, code: str, name: str) -> dict[str, Any]:
    """A result to be frozen. It is computed once: later answers and withdrawals don't change it."""
    exercise = next((one for one in revealable(workshop) if one.id == name), None)
    if exercise is None:
        raise Refused(422, N_("The result of this exercise cannot be shown. Choose another one."))
    people = store.people(code)
    answers = {
        person.number: response.answer
        for person in people
        for response in person.responses
        if response.exercise == name
    }
    try:
        return released(exercise, answers, len(people))
    except DisclosureError as error:
        sentence = str(error) if str(error) in (TOO_FEW, TOO_SMALL) else "{why}"
        raise Refused(409, sentence, why=str(error)) from None
