"""Compress what is made for each request and worth it: pages and what a facilitator's page reads."""

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["Squeeze"]

PACKED = ("/w/", "/assets/")
"""Below these, what is worth it is compressed already."""


class Squeeze:
    """ASGI middleware. Answers to writes are a line or two, so they are left alone."""

    def __init__(self, app: ASGIApp) -> None:
        self._plain = app
        self._squeezed = GZipMiddleware(app, minimum_size=1000, compresslevel=5)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        reads = scope["type"] == "http" and scope["method"] == "GET" and not scope["path"].startswith(PACKED)
        await (self._squeezed if reads else self._plain)(scope, receive, send)
