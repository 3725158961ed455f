"""Stock Voila serving the same lesson: what a room with a kernel for each person would be."""

import asyncio
import time

import httpx

from tests.benchmarks.room.ground import ROOT, STEM, WORKSHOP
from tests.benchmarks.voila import stock_voila

__all__ = ["voila_pages"]


def voila_pages(people: int) -> tuple[list[float], float]:
    """Seconds until each of so many people who come at once has the whole page; MiB of the server and its kernels."""
    with stock_voila(ROOT / "notebooks" / WORKSHOP / f"{STEM}.ipynb") as voila:
        took = asyncio.run(_everyone(voila.address, people))
        used = sum(one.memory_full_info().pss for one in voila.everything()) / 2**20
    return took, used


async def _everyone(address: str, people: int) -> list[float]:
    async def one() -> float:
        started = time.perf_counter()
        async with httpx.AsyncClient(timeout=600) as http:
            answer = await http.get(address)
            answer.raise_for_status()
        return time.perf_counter() - started

    return list(await asyncio.gather(*(one() for _ in range(people))))
