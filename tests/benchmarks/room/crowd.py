"""Two hundred people who arrive within five seconds, each load a lesson and share twenty times.

They share the machine with the server, so they are light: one process, plain HTTP/1.1 over one connection for each, and
requests that are made before the clock runs.
"""

import asyncio
import gc
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.benchmarks.room.ground import Ground, key_of, submission

__all__ = ["Crowd", "arrive"]

PATIENCE = 30.0


@dataclass
class Crowd:
    """What a crowd met with: seconds of each page load and of each submission, and everything that went wrong."""

    pages: list[float] = field(default_factory=list)
    submissions: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True)
class _Person:
    page: tuple[bytes, ...]
    join: bytes
    submissions: tuple[bytes, ...]


class _Line:
    """One connection that is kept open."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def ask(self, request: bytes) -> int:
        """Send a request, read the whole answer, and give its status."""
        async with asyncio.timeout(PATIENCE):
            self._writer.write(request)
            head = (await self._reader.readuntil(b"\r\n\r\n")).lower()
            length = head.partition(b"content-length:")[2].partition(b"\r\n")[0]
            if length:
                await self._reader.readexactly(int(length))
            else:
                while size := int(await self._reader.readuntil(b"\r\n"), 16):
                    await self._reader.readexactly(size + 2)
                await self._reader.readexactly(2)
            return int(head[9:12])

    def close(self) -> None:
        self._writer.close()


def _request(where: Ground, method: str, path: str, key: str = "", body: bytes = b"") -> bytes:
    lines = [f"{method} {path} HTTP/1.1", f"Host: {urlsplit(where.address).netloc}", "Accept-Encoding: gzip"]
    if key:
        lines += [f"Authorization: Bearer {key}", f"Content-Length: {len(body)}"]
    if body:
        lines += ["Content-Type: application/json"]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def _person(where: Ground, number: int, each: int) -> _Person:
    key, api = key_of(number), f"/api/cohorts/{where.code}"
    return _Person(
        tuple(_request(where, "GET", path) for path in (where.lesson, *where.assets)),
        _request(where, "POST", f"{api}/join", key),
        tuple(
            _request(where, "PUT", f"{api}/submission", key, submission(where, number, sequence))
            for sequence in range(1, each + 1)
        ),
    )


async def _takes_part(where: Ground, person: _Person, pause: float, crowd: Crowd) -> None:
    place = urlsplit(where.address)

    def noted(what: str, status: int) -> None:
        if status != 200:
            crowd.errors.append(f"{what} {status}")

    line = None
    try:
        started = time.perf_counter()
        line = _Line(*await asyncio.open_connection(place.hostname, place.port))
        for request in person.page:
            noted("page", await line.ask(request))
        crowd.pages.append(time.perf_counter() - started)
        noted("join", await line.ask(person.join))
        for request in person.submissions:
            started = time.perf_counter()
            noted("submission", await line.ask(request))
            crowd.submissions.append(time.perf_counter() - started)
            await asyncio.sleep(pause)
    except (OSError, EOFError, TimeoutError) as error:
        crowd.errors.append(type(error).__name__)
    finally:
        if line:
            line.close()


def arrive(where: Ground, people: int, each: int, *, within: float, pause: float, first: int = 0) -> Crowd:
    """Let everyone come.

    Args:
        where: The room.
        people: How many.
        each: Submissions of each.
        within: Seconds in which they arrive, evenly.
        pause: Seconds that each waits between two submissions.
        first: Number of the first of them; other numbers are other people.
    """
    crowd = Crowd()
    everybody = [_person(where, first + number, each) for number in range(people)]

    async def one(number: int) -> None:
        await asyncio.sleep(within * number / people)
        await _takes_part(where, everybody[number], pause, crowd)

    async def everyone() -> None:
        await asyncio.gather(*(one(number) for number in range(people)))

    gc.collect()
    gc.freeze()  # a pause of ours would count as one of the room
    started = time.perf_counter()
    asyncio.run(everyone())
    crowd.seconds = time.perf_counter() - started
    gc.unfreeze()
    return crowd
