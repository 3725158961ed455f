"""The outermost layer: strict headers on everything, writes from our own pages only, and no traceback to anyone."""

import json
import logging
import time
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from workshop.language import N_
from workshop.room.headers import with_strict
from workshop.room.tongue import Tongues

__all__ = ["Shield"]

log = logging.getLogger("workshop.room")

UNEXPECTED = N_("Something went wrong in the room. Nothing on your device is lost; please try again in a moment.")
FOREIGN = N_("This was sent by a page of another site, so the room did not take it. Open the room’s own page.")
GONE = 499
"""What the log says of a request whose sender went away before all of it had come, which bad Wi-Fi does every day."""

READING = frozenset({"GET", "HEAD", "OPTIONS"})


class Shield:
    """ASGI middleware around the whole app.

    It logs the route's pattern, status and time, never a key, a code, an address or an answer.
    """

    def __init__(self, app: ASGIApp, tongues: Tongues) -> None:
        self.app = app
        self._tongues = tongues

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status = time.perf_counter(), 0

        async def guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": with_strict(message.get("headers", ()), scope["path"], status)}
            await send(message)

        try:
            if scope["method"] not in READING and not _own(Headers(scope=scope)):
                await _say(guarded, 400, self._tongues.of(scope).gettext(FOREIGN))
            else:
                await self.app(scope, receive, guarded)
        except ClientDisconnect:
            status = GONE
        except Exception as error:
            # Its text may hold an answer, so only the kind and the place are logged.
            log.error("unexpected %s in %s", _where(error), _pattern(scope))  # noqa: TRY400
            if status:
                raise
            await _say(guarded, 500, self._tongues.of(scope).gettext(UNEXPECTED))
        finally:
            took = round((time.perf_counter() - started) * 1000, 1)
            about = {"method": scope["method"], "route": _pattern(scope), "status": status, "ms": took}
            log.info("%s %s %d %.0f ms", *about.values(), extra={**about, "event": "request"})


def _own(headers: Headers) -> bool:
    """Whether a write comes from a page of this room, or from a program, which sends no Origin."""
    origin = headers.get("origin")
    try:
        return origin is None or urlsplit(origin).netloc == headers["host"]
    except KeyError:  # an Origin that no Host can be compared with
        return False
    except ValueError:  # no address at all
        return False


def _pattern(scope: Scope) -> str:
    """The route as it is written, ``/api/cohorts/{code}/join``, in which no code can stand."""
    route: Any = scope.get("route")
    mounted = next((name for name in ("/w/", "/assets/") if scope["path"].startswith(name)), "(no route)")
    return getattr(route, "path", mounted)


def _where(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "an unknown place"
    return f"{type(error).__name__} at {place}"


async def _say(send: Send, status: int, sentence: str) -> None:
    body = json.dumps({"error": sentence}, ensure_ascii=False).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
