"""HTTP/1.1 as our servers read it: by httptools, which is quick and bounds nothing; so the bounds are here."""

from asyncio import TimerHandle
from typing import Any, Literal

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

__all__ = ["MOST", "SECONDS", "Protocol"]

MOST = 16 * 1024
"""Bytes of a request's line and headers together. Those of our own pages have less than one thousand."""

SECONDS = 20.0
"""Time for a request's line and headers, from when the connection opened or they began; a body has its own limits."""


class Protocol(HttpToolsProtocol):
    """One connection. Who sends headers without end, or lets one wait for them, is let go."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._reads: Literal["nothing", "head", "body"] = "nothing"
        self._size = 0
        self._patience: TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """A connection is open."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """A connection is gone."""
        self._wait_no_more()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Something arrived."""
        if self._reads != "body":
            self._size += len(data)
        super().data_received(data)
        if self._reads == "body" or self.transport.is_closing():
            return
        answering = self.cycle is not None and not self.cycle.response_complete
        if self._size > MOST:
            self.send_400_response("The headers of this request are too long.")
        elif self._patience is None and (self._reads == "head" or not answering):
            self._wait()

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        self._reads = "head"
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """All headers of a request.

        Raises:
            ValueError: If they are too long; the parser then answers 400.
        """
        self._reads, self._size = "body", 0
        self._wait_no_more()
        if len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > MOST:
            raise ValueError("the headers are too long")
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The last byte of a request."""
        self._reads = "nothing"
        super().on_message_complete()

    def _wait(self) -> None:
        self._patience = self.loop.call_later(SECONDS, self.transport.close)

    def _wait_no_more(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
