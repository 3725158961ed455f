"""The processes that work for one participant, found by their data folder, and ended at once."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

__all__ = ["kill", "processes_of"]


def processes_of(home: Path) -> dict[int, bytes]:
    """The command line of every process that has this data folder in its environment, by process id."""
    mine = f"WORKSHOP_HOME={home}".encode()
    found = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):
                if mine in (folder / "environ").read_bytes().split(b"\0"):
                    found[int(folder.name)] = (folder / "cmdline").read_bytes()
    return found


def kill(processes: list[int]) -> None:
    """End processes without a chance to save anything, and wait until they are gone."""
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    end = time.monotonic() + 10
    while any(_runs(process) for process in processes):
        assert time.monotonic() < end, f"some of {processes} still run"
        time.sleep(0.02)


def _runs(process: int) -> bool:
    """Whether it still runs; one that waits for its parent to notice does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False
