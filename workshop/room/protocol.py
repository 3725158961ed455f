"""HTTP/1.1 as our servers read it: by httptools, which is quick and bounds nothing; so the bounds are here.

They are about what no route ever sees: lines and headers, what stands between and after the chunks of a body, a body
that nobody reads any more, and an answer that the other side does not take. What a route reads is bounded by `Bounds`.
"""

from asyncio import TimerHandle
from typing import Any, Literal

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

__all__ = ["CLOSING", "MOST", "SECONDS", "STALLED", "Protocol"]

MOST = 16 * 1024
"""Bytes of a request's line and headers together. Those of our own pages have less than one thousand."""

SECONDS = 20.0
"""Time for a request's line and headers, from when the connection opened or they began; a body has its own limits.

It is also the time for the rest of a body whose request is answered already.
"""

STALLED = 60.0
"""Time in which the other side takes some of an answer that waits for it: ``MOST`` bytes, or all that is left."""

CLOSING = 4.0
"""Time that a request is given once the server is told to stop: less than uvicorn waits before it breaks off."""

_BODY = (b"content-length", b"transfer-encoding")


class Protocol(HttpToolsProtocol):
    """One connection. Who sends without end, or lets one wait without end, is let go."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.access_log = False  # it would hold addresses and codes, and anything that takes logs along turns it on
        self._reads: Literal["nothing", "head", "body"] = "nothing"
        self._size = 0
        self._patience: TimerHandle | None = None
        self._stalled: TimerHandle | None = None
        self._body = 0  # bytes of the body that is read now
        self._around = 0  # and bytes that came with it, as far as they came after its headers
        self._with_head = False  # whether what is parsed now came along with the headers
        self._answered: RequestResponseCycle | None = None

    def connection_made(self, transport: Any) -> None:
        """A connection is open."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """A connection is gone."""
        self._wait_no_more()
        self._goes_on()
        self.pipeline.clear()
        if (answered := self._answered) is not None and not answered.response_complete:
            answered.disconnected = True  # uvicorn tells it only to the last that was asked over this connection
            answered.message_event.set()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Something arrived."""
        self._with_head = self._reads != "body"
        if self._with_head:
            self._size += len(data)
        else:
            self._around += len(data)
        super().data_received(data)
        if self.transport.is_closing():
            return
        if self._reads == "body":
            if self._around > MOST + self._body:
                self.send_400_response("There is more around this body than in it.")
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
            ValueError: If they are too long, or ask for another protocol and bring a body, which the parser would lose;
                it then answers 400.
        """
        self._reads, self._size, self._body, self._around = "body", 0, 0, 0
        self._wait_no_more()
        if len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > MOST:
            raise ValueError("the headers are too long")
        upgrade = self.parser.should_upgrade()
        if upgrade and any(name in _BODY and value != b"0" for name, value in self.headers):
            raise ValueError("another protocol with a body")
        super().on_headers_complete()
        if upgrade:  # this protocol answers, and then the parser is of no more use
            self.cycle.keep_alive = False

    def on_body(self, body: bytes) -> None:
        """Some bytes of a body."""
        self._body += len(body)
        if not self._with_head:
            self._around -= len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The last byte of a request."""
        self._reads = "nothing"
        self._wait_no_more()
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """The last byte of an answer. What is still on its way of that request's body is thrown away, for a while."""
        super().on_response_complete()
        if self._reads == "body" and self.cycle.response_complete and self._patience is None:
            self._wait()

    def pause_writing(self) -> None:
        """The other side takes less than there is for it."""
        super().pause_writing()
        self._look_again(self.transport.get_write_buffer_size())

    def resume_writing(self) -> None:
        """It has taken most of it."""
        self._goes_on()
        super().resume_writing()

    def shutdown(self) -> None:
        """The server stops: what is being answered has a little time."""
        super().shutdown()
        self.loop.call_later(CLOSING, self.transport.abort)

    def _unsupported_upgrade_warning(self) -> None:
        """Who wants another protocol gets this one. It is no news for whoever reads the log."""

    def _look_again(self, left: int) -> None:
        self._stalled = self.loop.call_later(STALLED, self._looked, left)

    def _looked(self, before: int) -> None:
        left = self.transport.get_write_buffer_size()
        if before - left < MOST:
            self.transport.abort()
        else:
            self._look_again(left)

    def _goes_on(self) -> None:
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        self._answered = cycle
        super()._start_asgi_task(cycle, app)

    def _wait(self) -> None:
        self._patience = self.loop.call_later(SECONDS, self.transport.close)

    def _wait_no_more(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
