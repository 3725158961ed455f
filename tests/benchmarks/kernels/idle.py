"""The memory of many kernels that wait with pandas imported."""

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from jupyter_client.manager import start_new_kernel

from tests.benchmarks.kernels.ground import KINDS, server_pid
from tests.benchmarks.kernels.process import memory

__all__ = ["idle"]

_SETTLE = 2.0  # seconds


def idle(kernels: int) -> dict[str, float]:
    """MiB of all kernels together, by kind; for warm kernels with the fork server."""
    return {kind: _together(name, kernels) for kind, name in KINDS.items()}


def _together(name: str, kernels: int) -> float:
    with ThreadPoolExecutor(4) as pool:
        started = list(pool.map(_start, [name] * kernels))
        time.sleep(_SETTLE)
        pids = [manager.provisioner.pid for manager, _ in started]
        if name == KINDS["warm"] and (server := server_pid()):
            pids.append(server)
        total = sum(memory(pid) for pid in pids)
        list(pool.map(_stop, started))
    return total


def _start(name: str) -> tuple[Any, Any]:
    manager, client = start_new_kernel(kernel_name=name, startup_timeout=120)
    client.execute_interactive("import pandas")
    return manager, client


def _stop(started: tuple[Any, Any]) -> None:
    manager, client = started
    client.stop_channels()
    manager.shutdown_kernel(now=True)
