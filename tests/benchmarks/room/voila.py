"""Stock Voila serving the same lesson: what a room with a kernel for each person would be."""

import asyncio
import contextlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx
import psutil

from tests.benchmarks.room.ground import ROOT, STEM, WORKSHOP
from tests.fixtures.server import free_port

__all__ = ["voila_pages"]

NOTEBOOK = ROOT / "notebooks" / WORKSHOP / f"{STEM}.ipynb"


def voila_pages(people: int) -> tuple[list[float], float]:
    """Seconds until each of so many people who come at once has the whole page; MiB of the server and its kernels."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="workshop-bench-") as home:
        environment = os.environ | {"WORKSHOP_HOME": home, "HOME": home}
        words = [sys.executable, "-m", "voila", str(NOTEBOOK), f"--port={port}", "--no-browser", "--Voila.ip=127.0.0.1"]
        process = subprocess.Popen(
            words, cwd=Path(home), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(process, f"{address}/voila/static/voila.js")
            took = asyncio.run(_everyone(address, people))
            mine = psutil.Process(process.pid)
            used = sum(one.memory_full_info().pss for one in (mine, *mine.children(recursive=True))) / 2**20
        finally:
            process.terminate()
            process.wait(60)
    return took, used


def _wait(process: "subprocess.Popen[bytes]", url: str) -> None:
    end = time.monotonic() + 120
    while True:
        with contextlib.suppress(httpx.TransportError):
            httpx.get(url, timeout=10)
            return
        assert process.poll() is None, "Voila did not start"
        assert time.monotonic() < end, "Voila does not answer"
        time.sleep(0.2)


async def _everyone(address: str, people: int) -> list[float]:
    async def one() -> float:
        started = time.perf_counter()
        async with httpx.AsyncClient(timeout=600) as http:
            answer = await http.get(address)
            answer.raise_for_status()
        return time.perf_counter() - started

    return list(await asyncio.gather(*(one() for _ in range(people))))
