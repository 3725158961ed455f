"""Start a fork server, once, however many programs want one at the same moment."""

import json
import os
import select
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from workshop.kernels.problems import ColdStart
from workshop.kernels.wire import peer

__all__ = ["connect", "started"]

_LONGEST = 95  # bytes: 108 with the end, less what a socket is called until it is ready
_PATIENCE = 90.0  # seconds for a server to import everything, on a slow and busy machine


def connect(path: Path) -> socket.socket | None:
    """A connection to the server at ``path``, or ``None`` where there is none, or none of this person's."""
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.connect(str(path))
        if peer(connection)[1] == os.getuid():
            return connection
    except OSError:
        pass
    connection.close()
    return None


def started(
    path: Path, interpreter: Sequence[str], env: Mapping[str, str], options: Mapping[str, Any]
) -> socket.socket:
    """A connection to the server at ``path``, which is started if nobody listens there.

    Raises:
        ColdStart: It cannot be started.
    """
    if connection := connect(path):
        return connection
    with _alone(path.with_suffix(".lock")):
        if connection := connect(path):
            return connection
        _start(path, interpreter, env, options)
        if connection := connect(path):
            return connection
    raise ColdStart("the fork server ended as soon as it was ready")


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold a lock that the operating system gives back whatever happens to this process."""
    import fcntl  # other systems, which get no further, do not have it

    deadline = time.monotonic() + _PATIENCE
    with lock.open("w") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise ColdStart("another program is taking too long to start the fork server") from None
                time.sleep(0.02)
        yield


def _start(path: Path, interpreter: Sequence[str], env: Mapping[str, str], options: Mapping[str, Any]) -> None:
    if len(os.fsencode(path)) > _LONGEST:
        raise ColdStart(f"the path {path} is too long for a socket; set WORKSHOP_KERNELS_DIR to a shorter one")
    reading, writing = os.pipe()
    log = path.with_suffix(".log")
    try:
        arguments = json.dumps({**options, "socket": str(path), "status": writing})
        with log.open("wb") as output:
            subprocess.run(
                [*interpreter, "-m", "workshop.kernels.server", arguments],
                env=dict(env),
                cwd=path.parent,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                pass_fds=[writing],
                start_new_session=True,
                timeout=_PATIENCE,
                check=False,
            )
    except (OSError, subprocess.TimeoutExpired) as problem:
        os.close(reading)
        raise ColdStart(f"the fork server could not be started ({problem})") from problem
    finally:
        os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        if not select.select([pipe], [], [], _PATIENCE)[0]:
            raise ColdStart(f"the fork server took longer than {_PATIENCE:.0f} seconds to import its modules")
        status = json.loads(pipe.read() or b"{}")
    if "ready" not in status:
        raise ColdStart(status.get("cold", f"the fork server ended while it was starting; see {log}"))
