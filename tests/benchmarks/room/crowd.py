"""Two hundred people who arrive within five seconds, each load a lesson and share twenty times."""

import asyncio
import time
from dataclasses import dataclass, field

import httpx

from tests.benchmarks.room.ground import Ground, key_of, submission

__all__ = ["Crowd", "arrive"]


@dataclass
class Crowd:
    """What a crowd met with: seconds of each page load and of each submission, and everything that went wrong."""

    pages: list[float] = field(default_factory=list)
    submissions: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    seconds: float = 0.0


async def _person(ground: Ground, number: int, each: int, pause: float, crowd: Crowd) -> None:
    headers = {"Authorization": f"Bearer {key_of(number)}"}
    options = {
        "timeout": 30,
        "verify": False,
        "headers": {"Accept-Encoding": "gzip"},
    }  # no certificates to load, 200 times
    async with httpx.AsyncClient(base_url=ground.address, **options) as http:
        try:
            started = time.perf_counter()
            page = await http.get(ground.lesson)
            assets = await asyncio.gather(*(http.get(one) for one in ground.assets))
            crowd.pages.append(time.perf_counter() - started)
            crowd.errors += [f"page {one.status_code}" for one in (page, *assets) if one.status_code != 200]
            joined = await http.post(f"/api/cohorts/{ground.code}/join", headers=headers)
            if joined.status_code != 200:
                crowd.errors.append(f"join {joined.status_code}")
            for sequence in range(1, each + 1):
                body = submission(ground, number, sequence)
                started = time.perf_counter()
                answer = await http.put(f"/api/cohorts/{ground.code}/submission", content=body, headers=headers)
                crowd.submissions.append(time.perf_counter() - started)
                if answer.status_code != 200:
                    crowd.errors.append(f"submission {answer.status_code}")
                await asyncio.sleep(pause)
        except httpx.HTTPError as error:
            crowd.errors.append(type(error).__name__)


def arrive(ground: Ground, people: int, each: int, *, within: float, pause: float, first: int = 0) -> Crowd:
    """Let everyone come.

    Args:
        ground: The room.
        people: How many.
        each: Submissions of each.
        within: Seconds in which they arrive, evenly.
        pause: Seconds that each waits between two submissions.
        first: Number of the first of them; other numbers are other people.
    """
    crowd = Crowd()

    async def one(number: int) -> None:
        await asyncio.sleep(within * number / people)
        await _person(ground, first + number, each, pause, crowd)

    async def everyone() -> None:
        await asyncio.gather(*(one(number) for number in range(people)))

    started = time.perf_counter()
    asyncio.run(everyone())
    crowd.seconds = time.perf_counter() - started
    return crowd
