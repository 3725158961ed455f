"""From the wish for a kernel to pandas imported in it, one kernel at a time."""

import time
from dataclasses import dataclass, field
from statistics import median

from jupyter_client.manager import start_new_kernel

from tests.benchmarks.kernels.ground import KINDS, server_pid
from tests.benchmarks.kernels.process import cpu

__all__ = ["Start", "starts"]


@dataclass
class Start:
    """Measured starts of one kind; seconds.

    Attributes:
        first: The time of the very first, which for a warm kernel includes that of the fork server.
        wall: The times of those after it.
        used: Processor time of each of those; for a warm kernel with that of the fork server.
    """

    first: float = 0.0
    wall: list[float] = field(default_factory=list)
    used: list[float] = field(default_factory=list)

    @property
    def time(self) -> float:
        """The median time."""
        return median(self.wall)

    @property
    def processor(self) -> float:
        """The median processor time."""
        return median(self.used)


def starts(rounds: int) -> dict[str, Start]:
    """Start kernels of both kinds in turn."""
    found = {kind: Start() for kind in KINDS}
    for kind, start in found.items():
        start.first, _ = _one(KINDS[kind])
    for _ in range(rounds):
        for kind, start in found.items():
            wall, used = _one(KINDS[kind])
            start.wall.append(wall)
            start.used.append(used)
    return found


def _one(name: str) -> tuple[float, float]:
    server = server_pid() if name == KINDS["warm"] else None
    before = cpu(server) if server else 0.0
    began = time.perf_counter()
    manager, client = start_new_kernel(kernel_name=name)
    client.execute_interactive("import pandas")
    wall = time.perf_counter() - began
    used = cpu(manager.provisioner.pid) + (cpu(server) - before if server else 0.0)
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    return wall, used
