"""A place of its own for the measurements: nothing that runs elsewhere is used or disturbed."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from workshop.kernels.control import end_servers, servers
from workshop.kernels.kernelspec import spec

__all__ = ["KINDS", "MODULES", "ground", "server_pid"]

KINDS = {"ordinary": "python3", "warm": "warm"}
"""The kernels that are compared, by name of their kernelspec."""

MODULES = ("pandas",)


@contextmanager
def ground() -> Iterator[Path]:
    """A folder with both kernelspecs, sockets and connection files; its fork servers end with the measurements."""
    folder = Path(tempfile.mkdtemp(prefix="wb"))
    for kind, name in KINDS.items():
        place = folder / "jupyter" / "kernels" / name
        place.mkdir(parents=True)
        content: dict[str, Any] = spec(MODULES)
        content["argv"] = [*content["argv"], "--log-level=CRITICAL"]  # warnings of the transport say nothing here
        if kind == "ordinary":
            content["metadata"] = {"debugger": True}
        (place / "kernel.json").write_text(json.dumps(content))
    (folder / "run").mkdir(mode=0o700)
    os.environ.update(
        WORKSHOP_KERNELS_DIR=str(folder / "run"),
        WORKSHOP_KERNELS_OWNER=str(os.getpid()),
        JUPYTER_PATH=str(folder / "jupyter"),
        JUPYTER_RUNTIME_DIR=str(folder / "runtime"),
        TMPDIR=str(folder),
    )
    tempfile.tempdir = None
    try:
        yield folder
    finally:
        end_servers(folder / "run")
        shutil.rmtree(folder, ignore_errors=True)


def server_pid() -> int | None:
    """The process id of the fork server, if it runs."""
    found = servers()
    return found[0].pid if found else None
