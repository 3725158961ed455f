"""Stock Voila, as its own documentation starts it: what ours is compared with."""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from tests.fixtures.server import free_port

__all__ = ["StockVoila", "stock_voila"]


@dataclass(frozen=True)
class StockVoila:
    """A Voila that answers at ``address`` with one notebook."""

    address: str
    process: psutil.Process

    def everything(self) -> list[psutil.Process]:
        """The server and its kernels."""
        return [self.process, *self.process.children(recursive=True)]


@contextmanager
def stock_voila(notebook: Path) -> Iterator[StockVoila]:
    """Serve a notebook on a free port, with a data folder that is thrown away, for as long as the block runs."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="workshop-bench-") as home:
        environment = os.environ | {"WORKSHOP_HOME": home, "HOME": home}
        words = [sys.executable, "-m", "voila", str(notebook), f"--port={port}", "--no-browser", "--Voila.ip=127.0.0.1"]
        process = subprocess.Popen(
            words, cwd=Path(home), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(process, f"{address}/voila/static/voila.js")
            yield StockVoila(address, psutil.Process(process.pid))
        finally:
            process.terminate()
            process.wait(60)


def _wait(process: "subprocess.Popen[bytes]", url: str) -> None:
    end = time.monotonic() + 120
    while True:
        with contextlib.suppress(httpx.TransportError):
            httpx.get(url, timeout=10)
            return
        assert process.poll() is None, "Voila did not start"
        assert time.monotonic() < end, "Voila does not answer"
        time.sleep(0.2)
