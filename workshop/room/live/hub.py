"""Who listens to which room: one small look at the store a second for them all, and a push when something changed."""

import asyncio
import logging
from collections.abc import AsyncIterator

from starlette.concurrency import run_in_threadpool

from workshop.errors import WorkshopError
from workshop.store import Store
from workshop.store.live import LiveRow

__all__ = ["Hub"]

log = logging.getLogger("workshop.room")

EVERY = 1.0
"""Seconds between two looks: changes made through another worker are seen after one of them."""


class Hub:
    """Wakes everyone who listens to a room when its state changes, whichever worker changed it."""

    def __init__(self, store: Store, *, every: float = EVERY) -> None:
        self._store = store
        self._every = every
        self._rows: dict[str, LiveRow] = {}
        self._waiting: dict[str, set[asyncio.Event]] = {}
        self._watch: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False

    async def follow(self, code: str, beat: float) -> AsyncIterator[tuple[LiveRow, bool]]:
        """The state of a room now, after each change, and again after each ``beat`` seconds without one.

        Args:
            code: A cohort's code.
            beat: Seconds of silence after which the state comes again.

        Yields:
            The state, and whether it is new.
        """
        woken = asyncio.Event()
        self._waiting.setdefault(code, set()).add(woken)
        try:
            self._start()
            if code not in self._rows:
                await self._look(code)
            yield self._rows[code], True
            while not self._closed:
                try:
                    await asyncio.wait_for(woken.wait(), beat)
                except TimeoutError:
                    yield self._rows[code], False
                    continue
                woken.clear()
                if not self._closed:
                    yield self._rows[code], True
        finally:
            self._waiting[code].discard(woken)
            if not self._waiting[code]:
                del self._waiting[code]
                self._rows.pop(code, None)

    def push(self, code: str, row: LiveRow) -> None:
        """Tell those who listen here at once; may be called from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._take, code, row)

    def close(self) -> None:
        """End every stream, so that the room can close; may be called from any thread."""
        self._closed = True
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._end)

    def _end(self) -> None:
        for woken in [one for each in self._waiting.values() for one in each]:
            woken.set()
        if self._watch is not None:
            self._watch.cancel()

    def _start(self) -> None:
        if self._watch is None or self._watch.done():
            self._loop = asyncio.get_running_loop()
            self._watch = asyncio.create_task(self._watching())

    async def _watching(self) -> None:
        while self._waiting and not self._closed:
            await asyncio.sleep(self._every)
            codes = list(self._waiting)
            try:
                numbers = await run_in_threadpool(self._store.live.numbers, codes)
                for code in codes:
                    if code in self._rows and numbers.get(code, 0) != self._rows[code].number:
                        await self._look(code)
            except WorkshopError as error:
                log.warning("live: %s", error)  # the next look may find the database again

    async def _look(self, code: str) -> None:
        self._take(code, await run_in_threadpool(self._store.live.read, code))

    def _take(self, code: str, row: LiveRow) -> None:
        """Keep a state unless a newer one is there already, and wake who listens."""
        known = self._rows.get(code)
        if code not in self._waiting or (known is not None and 0 < row.number < known.number):
            return
        self._rows[code] = row
        if known is not None and row.number != known.number:
            for woken in self._waiting[code]:
                woken.set()
