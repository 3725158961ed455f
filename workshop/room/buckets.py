"""Buckets of tokens: so many at once, then so many a second, for each place or key on its own."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from math import ceil
from threading import Lock

__all__ = ["Buckets"]

MOST = 20_000
"""Buckets that are kept; beyond them the one that was unused for longest is forgotten, which only makes it full."""


class Buckets:
    """Counts what each key took lately. Safe in threads; the memory that it takes is bounded.

    Args:
        burst: Tokens in a full bucket.
        rate: Tokens that come back each second.
        clock: Seconds that only grow.
    """

    def __init__(self, burst: float, rate: float, clock: Callable[[], float]) -> None:
        self._burst, self._rate, self._clock = burst, rate, clock
        self._left: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, key: Hashable) -> int:
        """Whole seconds until this key has a token again; 0 if it has one now. Takes none."""
        with self._lock:
            left = self._now(key)
        return 0 if left >= 1 else max(1, ceil((1 - left) / self._rate))

    def take(self, key: Hashable) -> int:
        """Take a token: 0 if there was one, else the whole seconds until there is."""
        with self._lock:
            left = self._now(key)
            if left < 1:
                return max(1, ceil((1 - left) / self._rate))
            self._left[key] = (left - 1, self._clock())
            self._left.move_to_end(key)
            if len(self._left) > MOST:
                self._left.popitem(last=False)
            return 0

    def _now(self, key: Hashable) -> float:
        left, at = self._left.get(key, (self._burst, self._clock()))
        return min(self._burst, left + (self._clock() - at) * self._rate)
