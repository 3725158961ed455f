"""Serve the room below a path, such as ``/services/workshop`` behind JupyterHub; inside nothing knows of it."""

import re

from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from workshop.errors import SetupError

__all__ = ["Prefix", "clean_prefix"]

PATH = re.compile(r"(/[A-Za-z0-9_-]+)+")


def clean_prefix(text: str) -> str:
    """A prefix with a slash before it and none after it; empty for the root.

    Raises:
        SetupError: If it is no path.
    """
    path = "/" + text.strip().strip("/")
    if path == "/":
        return ""
    if not PATH.fullmatch(path):
        raise SetupError(f'"{text}" is not a path to serve below. It looks like /services/workshop.')
    return path


class Prefix:
    """ASGI middleware that takes the prefix off; what lies outside it is not there."""

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self.app = app
        self._prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]
        if path.startswith(f"{self._prefix}/"):
            inside = path.removeprefix(self._prefix)
            await self.app({**scope, "path": inside, "raw_path": inside.encode()}, receive, send)
            return
        outside: Response = (
            RedirectResponse(f"{self._prefix}/", 307)
            if path == self._prefix
            else PlainTextResponse(f"The room is below {self._prefix}/.", 404)
        )
        await outside(scope, receive, send)
