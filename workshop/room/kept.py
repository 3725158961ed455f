"""Files at hand: what was served once goes out again from memory, after one look whether it is still the same.

A page that two hundred phones open in the same seconds would otherwise be looked up in another thread for each of them.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["Kept", "KeptFile"]

MOST = 2000
"""Addresses. A file may have several, since a path can be written in many ways."""


@dataclass(frozen=True)
class KeptFile:
    """A file as it goes out to whoever takes it compressed.

    Attributes:
        path: Where it is.
        seen: Its time of change, in nanoseconds, and its size, when it was read.
        tag: Its ETag, without the mark of a weak one.
        headers: Its headers, as the server sends them.
        body: Its content, compressed.
    """

    path: str
    seen: tuple[int, int]
    tag: str
    headers: Sequence[tuple[bytes, bytes]]
    body: bytes

    def is_current(self) -> bool:
        """Whether the file is still what was read."""
        try:
            now = os.stat(self.path)  # noqa: PTH116 - a Path would take longer than the look itself
        except OSError:
            return False
        return (now.st_mtime_ns, now.st_size) == self.seen


class Kept:
    """The files that are at hand. They answer what is asked in the usual way; all else is for whoever else answers."""

    def __init__(self) -> None:
        self._files: dict[str, KeptFile] = {}

    def keep(self, address: str, file: KeptFile) -> None:
        """Answer this address by a file from now on."""
        if len(self._files) >= MOST:
            self._files.clear()
        self._files[address] = file

    def around(self, app: ASGIApp) -> ASGIApp:
        """An app that answers what is kept, and lets another one answer the rest."""

        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            asked = scope["type"] == "http" and scope["method"] == "GET"
            file = self._files.get(scope["path"]) if asked else None
            if file is None or not _usual(headers := Headers(scope=scope)) or not file.is_current():
                await app(scope, receive, send)
                return
            same = file.tag in headers.get("if-none-match", "")
            rest = [one for one in file.headers if not same or one[0] not in (b"content-length", b"content-type")]
            await send({"type": "http.response.start", "status": 304 if same else 200, "headers": rest})
            await send({"type": "http.response.body", "body": b"" if same else file.body})

        return answer


def _usual(headers: Headers) -> bool:
    """Whether a request is one that any browser sends for a whole file."""
    return (
        "gzip" in headers.get("accept-encoding", "")
        and "range" not in headers
        and ("if-modified-since" not in headers or "if-none-match" in headers)
        and headers.get("if-none-match") != "*"
    )
