"""A short way for the two calls that everyone in a room makes within the same minutes.

It calls the very function that FastAPI would call, with what the same functions take from the request, and answers
errors by the same sentences. FastAPI describes these routes; but its own way to them, dependencies worked out anew for
each request included, costs more than to take a submission.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from inspect import signature
from typing import Any, get_type_hints

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import compile_path
from starlette.types import ASGIApp, Receive, Scope, Send

from workshop.errors import WorkshopError
from workshop.room.request import Body, Code, Key, code_of, key_of

__all__ = ["Call", "Lane"]

Endpoint = Callable[..., Awaitable[Response]]
_TAKES: dict[Any, Callable[[Request], Any]] = {Code: code_of, Key: key_of}


@dataclass(frozen=True)
class Call:
    """One route: its method, its path as FastAPI has it, and an endpoint that takes ``Code``, ``Key`` and ``Body``."""

    method: str
    path: str
    endpoint: Endpoint


class Lane:
    """ASGI middleware that answers some calls itself.

    Args:
        app: What answers all others.
        calls: Those that it answers.
        problem: The response to an error.
    """

    def __init__(
        self, app: ASGIApp, calls: Sequence[Call], problem: Callable[[Request, Exception], Awaitable[Response]]
    ) -> None:
        self.app = app
        self._problem = problem
        self._calls = [(call, compile_path(call.path)[0], _taker(call.endpoint)) for call in calls]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http":
            for call, pattern, answer in self._calls:
                if call.method == scope["method"] and (found := pattern.match(scope["path"])):
                    scope["path_params"], scope["route"] = found.groupdict(), call
                    response = await self._answer(Request(scope, receive), answer)
                    await response(scope, receive, send)
                    return
        await self.app(scope, receive, send)

    async def _answer(self, request: Request, answer: Endpoint) -> Response:
        try:
            return await answer(request)
        except (HTTPException, WorkshopError) as error:
            return await self._problem(request, error)


def _taker(endpoint: Endpoint) -> Endpoint:
    """The endpoint as a function of a request."""
    hints = get_type_hints(endpoint, include_extras=True)
    takes = [(name, hints[name]) for name in signature(endpoint).parameters]
    plain = [(name, _TAKES[kind]) for name, kind in takes if kind is not Body]
    body = next((name for name, kind in takes if kind is Body), None)

    async def answer(request: Request) -> Response:
        values = {name: take(request) for name, take in plain}
        if body is not None:
            values[body] = await request.body()
        return await endpoint(**values)

    return answer
