"""Limits on what a place takes, counted over all workers and machines, without waiting for any of them.

Each worker decides at once by what it knows, and tells the store what was taken; the store's answer is what all of them
took, and is what it goes by from then on. Little is not worth telling: what a place took counts here alone until it
comes to a limit's grain. So with ``n`` workers a place gets at most ``n - 1`` grains more than the limit says, and what
passes in the moment until the store has answered; that is missing later.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from math import ceil
from threading import Lock
from typing import NamedTuple

from workshop.errors import StoreError
from workshop.store import Store
from workshop.store.tries import Taken

__all__ = ["Limit", "Tries"]

MOST = 20_000
"""Places that are kept here; beyond them the one that was unused for longest is forgotten."""

DEBT = 16
"""Tries beyond a limit that are remembered: several workers may each let one through before they hear of the others."""


class Limit(NamedTuple):
    """So many at once, and so many more a second; the store hears of them by grains."""

    burst: float
    rate: float
    grain: int = 1

    @property
    def most(self) -> float:
        """Seconds until the longest debt is paid and all may be taken at once again."""
        return (self.burst + DEBT) / self.rate


@dataclass
class _Place:
    """What was taken: until when it counts, by this process's ticks, and how much of it the store has not heard of."""

    until: float = 0.0
    untold: int = 0


_Key = tuple[str, str]


class Tries:
    """Counts by place what is limited. Safe in threads; the memory that it takes is bounded.

    Args:
        store: Where all workers meet. While it does not answer, each goes on by what it knows.
        limits: By kind.
        ticks: Seconds that only grow.
    """

    def __init__(self, store: Store, limits: Mapping[str, Limit], ticks: Callable[[], float] = time.monotonic) -> None:
        self._store, self._limits, self._ticks = store, limits, ticks
        self._places: OrderedDict[_Key, _Place] = OrderedDict()
        self._due: set[_Key] = set()
        self._asked = False
        self._lock = Lock()
        self._before = self._remembered()

    def wait(self, kind: str, place: str) -> int:
        """Whole seconds until this place may take one again; 0 if it may now."""
        limit = self._limits[kind]
        with self._lock:
            left = limit.burst - self._ahead((kind, place)) * limit.rate
        return 0 if left >= 1 else max(1, ceil((1 - left) / limit.rate))

    def take(self, kind: str, place: str) -> int:
        """Take one: 0 if it may be had, else the whole seconds until it may."""
        wait = self.wait(kind, place)
        if not wait:
            self.count(kind, place)
        return wait

    def count(self, kind: str, place: str) -> None:
        """One was taken, whether there was one left or not."""
        key, limit = (kind, place), self._limits[kind]
        with self._lock:
            ahead, known = self._ahead(key), self._places.setdefault(key, _Place())
            self._places.move_to_end(key)
            more = ahead + 1 / limit.rate
            known.until = self._ticks() + min(more, limit.most)
            if more <= limit.most:  # else nobody has to hear of it: the debt is as large as one gets
                known.untold = known.untold + 1 if ahead else 1  # what came back since then need not be told
                if known.untold >= limit.grain:
                    self._due.add(key)
            if len(self._places) > MOST:
                self._due.discard(self._places.popitem(last=False)[0])
            tells = bool(self._due) and not self._asked
            self._asked = self._asked or tells
        if tells:
            self._tell()

    def _remembered(self) -> dict[str, float]:
        """By mark, until when something counts that was taken before this process began."""
        try:
            return {mark: self._ticks() + ahead for mark, ahead in self._store.tries.standing().items()}
        except StoreError:
            return {}

    def _ahead(self, key: _Key) -> float:
        """Seconds until nothing counts any more."""
        known = self._places.get(key)
        if known is None and self._before:
            known = _Place(self._before.pop(self._store.tries.mark(*key), 0.0))
            self._places[key] = known
        return 0.0 if known is None else max(0.0, known.until - self._ticks())

    def _tell(self) -> None:
        """Have the store count what is due once it gets to it; what comes due until then goes along."""
        told: list[tuple[_Key, int]] = []

        def taken() -> Sequence[Taken]:
            with self._lock:
                if self._asked and not told:
                    self._asked = False
                    told.extend((key, self._told(key)) for key in self._due)
                    self._due.clear()
                return [
                    Taken(*key, count / self._limits[key[0]].rate, self._limits[key[0]].most) for key, count in told
                ]

        self._store.tries.add(taken).add_done_callback(lambda answer: self._heard(answer, told))

    def _told(self, key: _Key) -> int:
        known = self._places[key]
        count, known.untold = known.untold, 0
        return count

    def _heard(self, answer: "Future[list[float]]", told: list[tuple[_Key, int]]) -> None:
        failed = answer.cancelled() or answer.exception() is not None
        with self._lock:
            if not told:  # the store failed before it asked
                self._asked = False
            for number, (key, count) in enumerate(told):
                known = self._places.get(key)
                if known is None:
                    continue
                if failed:
                    known.untold += count  # told with the next one
                else:
                    ahead = answer.result()[number] + known.untold / self._limits[key[0]].rate
                    known.until = self._ticks() + min(ahead, self._limits[key[0]].most)
