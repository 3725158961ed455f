"""One writer at a time: a lock that the system drops by itself when a process is killed."""

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["Busy", "locked"]

if os.name == "nt":  # pragma: no cover - the other branch is what the tests run on
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


# Some network drives know no locks. A journal there is used by one process as a rule, so it is written without one.
_NO_LOCKS_HERE = {errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK}
_TAKEN = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class Busy(OSError):  # noqa: N818 - a state of the world, named as one
    """Another process holds the lock and did not let go in time."""


@contextmanager
def locked(
    path: Path,
    *,
    seconds: float = 5,
    clock: Callable[[], float] = time.monotonic,
    pause: Callable[[float], None] = time.sleep,
) -> Iterator[None]:
    """Hold the lock on ``path`` (a file beside what it guards) while the block runs.

    Closing the file lets go of the lock, and so does the end of the process, however it comes.

    Raises:
        Busy: If it could not be had in ``seconds``.
        OSError: If the file cannot be made.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        end = clock() + seconds
        while True:
            try:
                _take(handle)
                break
            except OSError as error:
                if error.errno in _NO_LOCKS_HERE:
                    break
                if error.errno not in _TAKEN:
                    raise
                if clock() >= end:
                    raise Busy(error.errno, "another program is using it") from None
                pause(0.02)
        yield
    finally:
        os.close(handle)
