"""Limits on guessing and on joining, per place, that never shut out a room full of people behind one address.

Only what fails counts as a guess: a code that is not known, a key that is not right. A place that guessed too much is
asked to wait, except for cohorts that somebody there has reached before; who is in a room can therefore always go on,
whatever a neighbour behind the same address does.

Whoever knows a cohort's code could still guess there: the code of an attempt lets one rate it, and a return phrase
makes a key. An attempt that is not known counts by itself. A guessed key cannot be told from a new one, and to let
known keys through would tell which are known; so every call that writes counts for its place, whatever its key.

What a place takes is counted over all workers (`Tries`), and what it has reached is kept in the store. Only the limit
of a single key is each worker's own: it is there for a page gone wild, which writes over one connection.
"""

import ipaddress
import json
import re
import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from workshop.errors import StoreError
from workshop.language import N_
from workshop.room.buckets import Buckets
from workshop.room.request import clean_code
from workshop.room.tongue import Tongues
from workshop.room.tries import Limit, Tries
from workshop.store import Store

__all__ = ["ATTEMPTS", "GUESSES", "JOINS", "OPENINGS", "SUBMISSIONS", "WRITES", "Throttle", "place_of"]

GUESSES = (60, 0.5)
"""Wrong codes and keys of one place: how many at once, and how many more a second."""

JOINS = (1500, 5, 90)
"""Calls to join from one place: several full rooms behind one address, and each page that is opened says hello.

The third number is a grain: up to so many are counted by each worker alone, before it tells the others.
"""

SUBMISSIONS = (120, 2)
"""Calls that write with one participant's key."""

WRITES = (12_000, 20, 500)
"""Participants' calls that write from one place, whatever their keys: many full rooms that share all at once."""

ATTEMPTS = (120, 1)
"""Codes of attempts that are not known, from one place: of 113 million codes some hundred are in use for a day."""

OPENINGS = (3000, 2, 50)
"""Attempts opened from one place, since the answer says whether another device has the code."""

WAIT = N_("There were too many tries. Wait a moment, then try again.")
ATTEMPT = re.compile(r"/attempts/[^/]+(/rating)?")
GUARDED = re.compile(r"^/(?:api/cohorts|j|screen)/([^/]+)(/[^?]*)?$")
REMEMBERED = 20_000


def place_of(scope: Scope) -> str:
    """Where a request comes from: an IPv4 address, or the network of an IPv6 one, since a device has many of those."""
    return _place((scope.get("client") or ("", 0))[0])


@lru_cache(REMEMBERED)
def _place(host: str) -> str:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 4:
        return host
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, 64), strict=False))


class Throttle:
    """ASGI middleware inside the shield."""

    def __init__(
        self,
        app: ASGIApp,
        store: Store,
        tongues: Tongues,
        clock: Callable[[], datetime],
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self.app = app
        self._store, self._tongues, self._clock = store, tongues, clock
        self._own_writes = Buckets(*SUBMISSIONS, ticks)
        limits = {
            "guesses": Limit(*GUESSES),
            "joins": Limit(*JOINS),
            "writes": Limit(*WRITES),
            "attempts": Limit(*ATTEMPTS),
            "openings": Limit(*OPENINGS),
        }
        self._tries = Tries(store, limits, ticks)
        self._reached: OrderedDict[tuple[str, str], None] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or ask to come back."""
        guarded = GUARDED.match(scope["path"]) if scope["type"] == "http" else None
        if guarded is None:
            await self.app(scope, receive, send)
            return
        place, code = place_of(scope), clean_code(guarded[1])
        wait = await self._wait(scope, place, code, guarded[2] or "")
        if wait:
            said = self._tongues.of(scope).gettext(WAIT)
            await _later(send, wait, said, json_wanted=scope["path"].startswith("/api/"))
            return
        status = 0

        async def seen(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        await self.app(scope, receive, seen)
        if status in (401, 403, 404):
            self._tries.count("guesses", place)
            if ATTEMPT.fullmatch(guarded[2] or ""):
                self._tries.count("attempts", place)
        elif 200 <= status < 300 and code:
            await self._remember(place, code)

    async def _wait(self, scope: Scope, place: str, code: str | None, call: str) -> int:
        if (wait := self._tries.wait("guesses", place)) and not await self._knows(place, code):
            return wait
        reads, attempt = scope["method"] in ("GET", "HEAD"), ATTEMPT.fullmatch(call)
        opens = attempt and not reads and attempt[1] is None
        if attempt and not opens and (wait := self._tries.wait("attempts", place)):
            return wait
        return 0 if reads else self._write(scope, place, "opens" if opens else call)

    def _write(self, scope: Scope, place: str, call: str) -> int:
        if call in ("/join", "opens"):
            return self._tries.take("joins" if call == "/join" else "openings", place)
        if wait := self._own_writes.take(hash(Headers(scope=scope).get("authorization", ""))):
            return wait
        return 0 if call.startswith("/facilitator") else self._tries.take("writes", place)

    async def _knows(self, place: str, code: str | None) -> bool:
        if code is None:
            return False
        if (place, code) in self._reached:
            return True
        try:
            return await run_in_threadpool(self._store.has_reached, code, place, self._clock())
        except StoreError:
            return True  # the call itself will say that the database does not answer

    async def _remember(self, place: str, code: str) -> None:
        if (place, code) in self._reached:
            return
        self._reached[place, code] = None
        if len(self._reached) > REMEMBERED:
            self._reached.popitem(last=False)
        try:
            await run_in_threadpool(self._store.reached, code, place, self._clock())
        except StoreError:
            self._reached.pop((place, code), None)


async def _later(send: Send, wait: int, said: str, *, json_wanted: bool) -> None:
    body = (json.dumps({"error": said}, ensure_ascii=False) if json_wanted else said).encode()
    headers = [
        (b"content-type", b"application/json" if json_wanted else b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"retry-after", str(wait).encode()),
    ]
    await send({"type": "http.response.start", "status": 429, "headers": headers})
    await send({"type": "http.response.body", "body": body})
