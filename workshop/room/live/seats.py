"""Who may keep a stream open: as many as a worker can hold, and never so many from one place that others have none."""

__all__ = ["MOST", "Seats"]

MOST = 4000
"""Streams of one worker: many full rooms, and still not all the files that a process may open."""


class Seats:
    """Counts open streams by the place that they come from.

    A place gets at most half of what the others leave. So a room of two hundred behind one address has room to spare;
    and of places that take all that they can get, it needs four before such a room comes up short.

    Args:
        most: Streams in all.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._taken: dict[str, int] = {}
        self._total = 0

    @property
    def taken(self) -> int:
        """Seats that are taken."""
        return self._total

    def take(self, place: str) -> bool:
        """Take a seat if there is one for this place; whoever got one gives it back by :meth:`leave`."""
        mine = self._taken.get(place, 0)
        left = self._most - (self._total - mine)
        if 2 * (mine + 1) > left:
            return False
        self._taken[place] = mine + 1
        self._total += 1
        return True

    def leave(self, place: str) -> None:
        """Give a seat back."""
        self._total -= 1
        self._taken[place] -= 1
        if self._taken[place] <= 0:
            del self._taken[place]
