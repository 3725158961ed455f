"""Buckets of tokens: what was taken comes back with time, each key on its own, in bounded memory."""

from workshop.room import buckets
from workshop.room.buckets import Buckets


class Ticks:
    """A clock that moves when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def test_a_burst_then_so_many_a_second() -> None:
    """Three at once, then one every two seconds; the answer says how long to wait."""
    ticks = Ticks()
    made = Buckets(3, 0.5, ticks)
    assert [made.take("a") for _ in range(4)] == [0, 0, 0, 2]
    assert made.wait("a") == 2
    ticks.now += 2
    assert (made.take("a"), made.take("a")) == (0, 2)


def test_keys_do_not_share() -> None:
    """Who takes too much takes it from nobody else."""
    made = Buckets(1, 1, Ticks())
    assert [made.take("a"), made.take("a"), made.take("b")] == [0, 1, 0]


def test_waiting_takes_nothing() -> None:
    """Asking whether there is a token leaves it there."""
    made = Buckets(1, 1, Ticks())
    assert [made.wait("a"), made.wait("a"), made.take("a")] == [0, 0, 0]


def test_memory_is_bounded(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """A flood of addresses makes the oldest forgotten, and nothing else."""
    monkeypatch.setattr(buckets, "MOST", 5)
    made = Buckets(1, 1, Ticks())
    for number in range(50):
        made.take(number)
    assert len(made._left) == 5
    assert made.take(49) == 1
