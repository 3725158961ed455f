"""Bounds on what a request may bring: so many bytes, within so many seconds, whatever route it is for."""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from workshop.language import N_
from workshop.model.submission import MAX_SUBMISSION_BYTES
from workshop.room.refused import Refused

__all__ = ["SECONDS", "Bounds"]

SECONDS = 20.0
"""Time for a whole body. The largest one takes three seconds at 700 kbit/s."""

TOO_LARGE = N_("This is more than the {size} KB that can be shared at once. Share fewer or shorter answers.")
TOO_SLOW = N_("This took too long on the way. It is sent again when the network is better.")


class Bounds:
    """ASGI middleware around the routes: whoever reads a body reads a bounded one.

    Args:
        app: The routes.
        seconds: Time for a whole body, from when its reading begins.
    """

    def __init__(self, app: ASGIApp, seconds: float = SECONDS) -> None:
        self.app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        size = 0
        end: float | None = None
        whole = False

        async def bounded() -> Message:
            nonlocal size, end, whole
            if whole:  # what is waited for now is that the other side goes away, which may take as long as it likes
                return await receive()
            loop = asyncio.get_running_loop()
            end = loop.time() + self._seconds if end is None else end
            try:
                async with asyncio.timeout_at(end):
                    message = await receive()
            except TimeoutError:
                raise Refused(408, TOO_SLOW, {"Connection": "close"}) from None
            size += len(message.get("body", b""))
            if size > MAX_SUBMISSION_BYTES:
                raise Refused(413, TOO_LARGE, {"Connection": "close"}, size=MAX_SUBMISSION_BYTES // 1024)
            whole = not message.get("more_body", False)
            return message

        await self.app(scope, bounded, send)
