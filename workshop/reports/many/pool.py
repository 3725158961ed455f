"""Workers on this machine, each a process that makes one report after another.

A process that ends in the middle of a report, for lack of memory say, costs that report only: another takes its place.
"""

import multiprocessing
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from pathlib import Path

from workshop.reports.forked.process import can_fork, has_threads
from workshop.reports.kernel import prepare_kernels
from workshop.reports.made import Made
from workshop.reports.many import origin
from workshop.reports.many.job import Job

__all__ = ["on_this_machine", "prepare_workers"]

_ENDED = "the process that made it was ended, perhaps for lack of memory. Try fewer with --workers."
_OWNER = "WORKSHOP_KERNELS_OWNER"
_PATIENCE = 5.0  # seconds for a worker without work to end


@dataclass
class _Worker:
    """A process that makes reports.

    Attributes:
        connection: A pipe to it.
        ended: A descriptor that is ready when it has ended. Even then a process that a template began may have its end
            of the pipe.
        end: Has it end at once.
        left: Waits until it has ended, for so many seconds at the most.
        scratch: The folder for what it keeps for a while.
        job: What it is at.
    """

    connection: Connection
    ended: int
    end: Callable[[], None]
    left: Callable[[float], object]
    scratch: str
    job: Job | None = None


def prepare_workers() -> None:
    """Begin to import what workers need, in another process, while this one still does other things."""
    if can_fork():
        origin.prepare()


def on_this_machine(jobs: Iterator[Job], workers: int) -> Iterator[tuple[Job, Made]]:
    """Make reports in several processes.

    Args:
        jobs: The reports; the next is asked for when a worker is free.
        workers: How many processes.

    Yields:
        Each job with what came of it, in the order in which they are done.

    Raises:
        ReportError: There can be no worker.
    """
    # What a worker that is killed leaves behind, copies of the data among it, goes with this folder.
    with tempfile.TemporaryDirectory(prefix="workshop-reports-") as scratch:
        yield from _made(jobs, workers, scratch)


def _made(jobs: Iterator[Job], workers: int, scratch: str) -> Iterator[tuple[Job, Made]]:
    staff: list[_Worker] = []
    try:
        for job in jobs:
            if not staff and not can_fork():
                prepare_kernels()  # at the same time as the workers, which would ask for them only when they are there
            if len(staff) < workers:
                staff.append(_hire(scratch))
            free = next((one for one in staff if one.job is None), None)
            while free is None:
                yield from _collect(staff)
                free = next((one for one in staff if one.job is None), None)
            _begin(staff, free, job)
            yield from _collect(staff, 0)
        while any(one.job for one in staff):
            yield from _collect(staff)
    finally:
        for one in staff:
            one.connection.close()
            if one.job is not None:
                one.end()
        for one in staff:
            one.left(_PATIENCE)


def _hire(scratch: str) -> _Worker:
    forked = origin.fork_worker(partial(_serve, scratch=scratch)) if can_fork() else None
    if not forked:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        serve = partial(_serve, scratch=scratch, owner=os.environ.get(_OWNER) or str(os.getpid()))
        process = context.Process(target=serve, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        return _Worker(ours, process.sentinel, process.terminate, process.join, scratch)
    descriptor, connection = forked

    def end() -> None:
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(descriptor, signal.SIGTERM)

    def left(patience: float) -> None:
        wait([descriptor], patience)
        os.close(descriptor)

    return _Worker(connection, descriptor, end, left, scratch)


def _begin(staff: list[_Worker], one: _Worker, job: Job) -> None:
    """Give a job to a worker; one that ended while it had none is replaced by another."""
    try:
        one.connection.send(job)
    except ConnectionError:
        one = _replace(staff, one)
        one.connection.send(job)
    one.job = job


def _replace(staff: list[_Worker], one: _Worker) -> _Worker:
    one.connection.close()
    one.left(_PATIENCE)
    place = staff.index(one)
    del staff[place]  # should there be no other
    staff.insert(place, _hire(one.scratch))
    return staff[place]


def _collect(staff: list[_Worker], timeout: float | None = None) -> Iterator[tuple[Job, Made]]:
    """What is done by now; without a time-out, wait until something is."""
    ready = wait([what for one in staff if one.job is not None for what in (one.connection, one.ended)], timeout)
    for one in list(staff):
        if one.job is None or not (one.connection in ready or one.ended in ready):
            continue
        job, one.job = one.job, None
        try:
            made: Made | None = one.connection.recv() if one.connection.poll() else None
        except (EOFError, OSError):
            made = None
        if made is None:
            _replace(staff, one)
        yield job, made or Made(trouble=_ENDED)


def _serve(connection: Connection, scratch: str, owner: str = "") -> None:
    """Be a worker. Where it needs kernels, those of all workers end with their owner, who asked for the reports."""
    tempfile.tempdir = scratch
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever waits, who then ends the workers
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # not before its scratch folder is gone
    if owner:
        os.environ[_OWNER] = owner
    from workshop.reports.many.work import work

    means = None
    if can_fork():
        from workshop.reports.many.means import by_forks

        if not has_threads():
            means = by_forks()
    try:
        while True:
            connection.send(work(connection.recv(), means))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except SystemExit:  # told to end: perhaps whoever would delete this folder was killed, and the last one can
        with suppress(OSError):
            Path(scratch).rmdir()
        raise
