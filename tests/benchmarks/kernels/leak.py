"""Many notebooks in a row: what is left behind?"""

import gc
import os
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.kernels.batch import notebook, run
from tests.benchmarks.kernels.ground import KINDS, server_pid
from tests.benchmarks.kernels.process import descriptors, private

__all__ = ["Left", "leak"]

_SETTLE = 0.5  # seconds, for the last kernel and the last question to be over
_BEFORE = 10  # notebooks until everything that is kept on purpose is there


@dataclass(frozen=True)
class Left:
    """What there was at one moment.

    Attributes:
        processes: Children of the fork server, ended ones that nobody took note of included.
        server_descriptors: Descriptors of the fork server.
        own_descriptors: Descriptors of the program that runs the notebooks.
        files: Files in the folders of sockets, connections and temporary files.
        server_memory: MiB that the fork server has written to.
    """

    processes: int
    server_descriptors: int
    own_descriptors: int
    files: int
    server_memory: float


def leak(folder: Path, notebooks: int) -> tuple[Left, Left]:
    """What there was before, and after that many notebooks."""
    path = notebook(folder)
    for _ in range(_BEFORE):
        run(path, KINDS["warm"])
    before = _count(folder)
    for _ in range(notebooks):
        run(path, KINDS["warm"])
    return before, _count(folder)


def _count(folder: Path) -> Left:
    server = server_pid()
    if server is None:
        raise AssertionError("the fork server has ended")
    gc.collect()  # sockets of clients that are in cycles
    time.sleep(_SETTLE)
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    files = [path for path in folder.rglob("*") if not path.is_dir()]
    return Left(len(children), descriptors(server), descriptors(os.getpid()), len(files), private(server))
