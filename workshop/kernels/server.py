"""The fork server: one process with one thread that has imported everything and never runs anybody's code.

``python -m workshop.kernels.server JSON`` with ``socket`` (the path to listen on), ``modules``, ``idle`` (seconds
without a kernel after which it ends), ``owner`` (a process id, or null) and ``status`` (a descriptor for one line of
JSON: ready, or why not). It detaches itself from whoever started it.
"""

import gc
import json
import os
import signal
import socket
import sys
from pathlib import Path
from typing import Any

from workshop.kernels.child import become_kernel
from workshop.kernels.fork import WITHOUT_THREADS
from workshop.kernels.loop import Loop
from workshop.kernels.preload import Preload
from workshop.kernels.problems import ColdStart

__all__ = ["main"]

# Set while importing only. The last keeps debugpy from printing a warning that an ordinary kernel would print to the
# terminal.
_WHILE_IMPORTING = {**WITHOUT_THREADS, "PYDEVD_DISABLE_FILE_VALIDATION": "1"}


def main(options: dict[str, Any]) -> None:
    """Import, listen, fork; in a child of this process, be a kernel."""
    if os.fork():  # the starter need not wait for this process when it ends
        os._exit(0)
    del sys.path[0]  # the folder it was started in is nobody's folder
    gc.disable()  # a collection would write to the memory that the kernels are to share
    try:
        environment = dict(os.environ)
        os.environ.update(_WHILE_IMPORTING)
        preload = Preload(options["modules"], environment)
        path = Path(options["socket"])
        listener = _listen(path)
        owner = os.pidfd_open(options["owner"]) if options["owner"] else None
    except ColdStart as problem:
        return _say(options["status"], {"cold": problem.reason})
    except OSError as problem:
        return _say(options["status"], {"cold": f"the fork server cannot listen ({problem})"})
    gc.freeze()
    _say(options["status"], {"ready": os.getpid()})
    loop = Loop(listener, preload, path, idle=options["idle"], owner=owner)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    job = loop.run()
    if job is not None:
        del loop, listener
        become_kernel(job)
    sys.stdout.flush()
    os._exit(0)  # it has neither threads nor open files, and to take every module apart takes long


def _listen(path: Path) -> socket.socket:
    """A listening socket under its final name only once it can be connected to; takes the place of a stale one."""
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    fresh = path.with_suffix(f".{os.getpid()}")
    listener.bind(str(fresh))
    fresh.chmod(0o600)
    listener.listen(128)
    fresh.rename(path)
    return listener


def _say(status: int, message: dict[str, object]) -> None:
    with os.fdopen(status, "w") as pipe:
        json.dump(message, pipe)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
