"""The cohorts of a room, asked of the store once and not for each of two hundred people who share."""

import time
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool

from workshop.store import Cohort, Store

__all__ = ["Cohorts"]

KEPT = 30.0
"""Seconds for which a cohort is remembered. What a room needs to know of one never changes while it is there."""

MOST = 1000


class Cohorts:
    """Finds cohorts by their code. One that was erased meanwhile is refused by the store, whoever still remembers it.

    Args:
        store: Where they are.
        ticks: Seconds that only grow.
    """

    def __init__(self, store: Store, ticks: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._ticks = ticks
        self._known: dict[str, tuple[float, Cohort]] = {}

    def known(self, code: str) -> Cohort | None:
        """The cohort with this code if it is remembered, however long ago it was found."""
        return self._known.get(code, (0.0, None))[1]

    async def find(self, code: str) -> Cohort:
        """The cohort with this code.

        Raises:
            CohortError: If there is none.
            StoreError: If the database does not answer.
        """
        until, cohort = self._known.get(code, (0.0, None))
        if cohort is None or self._ticks() > until:
            self._known.pop(code, None)
            cohort = await run_in_threadpool(self._store.cohort, code)
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[code] = (self._ticks() + KEPT, cohort)
        return cohort
