"""The hub: however many listen, the store is asked once a look, and everyone hears of a change."""

import asyncio
from collections.abc import Iterable
from typing import Any

from workshop.errors import StoreError
from workshop.room.live.hub import Hub
from workshop.store.live import LiveRow

CODE = "ABCDEF"
LONG = 60.0


class FakeLive:
    """A store's live part, in memory, that counts how often it is asked."""

    def __init__(self) -> None:
        self.row = LiveRow(0, {}, {})
        self.asked: list[list[str]] = []
        self.reads = 0
        self.broken = 0

    def numbers(self, codes: Iterable[str]) -> dict[str, int]:
        """Remember what was asked for."""
        self.asked.append(list(codes))
        if self.broken:
            self.broken -= 1
            raise StoreError("the database is locked")
        return {CODE: self.row.number} if self.row.number else {}

    def read(self, code: str) -> LiveRow:
        """The row."""
        self.reads += 1
        return self.row


class FakeStore:
    """A store with a live part only."""

    def __init__(self) -> None:
        self.live = FakeLive()


def hub_over(store: Any) -> Hub:
    """A hub that looks often."""
    return Hub(store, every=0.005)


def test_everyone_hears_of_a_change_made_elsewhere() -> None:
    """Another worker writes to the store; a hundred listeners here hear of it, and the row is read once for them."""

    async def play() -> None:
        store = FakeStore()
        hub = hub_over(store)
        ready = asyncio.Barrier(101)

        async def listen() -> list[int]:
            heard = []
            async for row, _ in hub.follow(CODE, LONG):
                heard.append(row.number)
                if row.number == 0:
                    await ready.wait()
                if row.number == 7:
                    return heard
            return heard

        listeners = [asyncio.create_task(listen()) for _ in range(100)]
        await ready.wait()
        reads = store.live.reads
        store.live.row = LiveRow(7, {"run": 60}, {})
        heard = await asyncio.gather(*listeners)
        assert all(one[0] == 0 and one[-1] == 7 for one in heard)
        assert store.live.reads == reads + 1
        assert all(codes == [CODE] for codes in store.live.asked)

    asyncio.run(play())


def test_a_change_made_here_is_pushed_and_an_older_row_never_follows_it() -> None:
    """A look that began before a change must not take the change back."""

    async def play() -> None:
        store = FakeStore()
        hub = Hub(store, every=LONG)  # type: ignore[arg-type]
        rows = hub.follow(CODE, LONG)
        assert (await anext(rows))[0].number == 0
        hub.push(CODE, LiveRow(2, {}, {}))
        assert (await anext(rows))[0].number == 2
        hub.push(CODE, LiveRow(1, {}, {}))
        hub.push(CODE, LiveRow(3, {}, {}))
        assert (await anext(rows))[0].number == 3
        hub.close()
        assert [row async for row in rows] == []

    asyncio.run(play())


def test_silence_has_a_beat_and_trouble_passes() -> None:
    """A listener is told that nothing changed, and a locked database ends no stream."""

    async def play() -> None:
        store = FakeStore()
        store.live.broken = 3
        hub = hub_over(store)
        rows = hub.follow(CODE, 0.01)
        assert (await anext(rows))[1] is True
        assert (await anext(rows))[1] is False
        store.live.row = LiveRow(1, {}, {})
        async for row, _ in rows:
            if row.number == 1:
                break
        assert store.live.broken == 0
        hub.close()

    asyncio.run(play())
