"""Workers of a Dask cluster: other machines, each with this toolkit in the same version."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from workshop.errors import SetupError
from workshop.reports.made import Made
from workshop.reports.many.job import Job

__all__ = ["on_cluster"]

_PATIENCE = 10  # seconds to find the scheduler
_AHEAD = 2  # jobs for each thread of the cluster, so that none waits for the next


def on_cluster(jobs: Iterator[Job], address: str) -> Iterator[tuple[Job, Made]]:
    """Make reports on a cluster.

    Args:
        jobs: The reports.
        address: The scheduler's, such as ``tcp://10.0.0.5:8786``.

    Yields:
        Each job with what came of it, in the order in which they are done.

    Raises:
        SetupError: If Dask is not installed, nobody answers at the address, or no worker is there.
    """
    try:
        distributed: Any = import_module("distributed")  # it has no types of its own
    except ImportError as error:
        raise SetupError("--scheduler needs Dask: pip install 'bounce-back-workshop[dask]'") from error
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise SetupError(f"{address}: no Dask scheduler answers there. Start one with `dask scheduler`.") from error
    from workshop.reports.many.work import work

    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise SetupError(f"{address}: the scheduler has no workers. Start some with `dask worker {address}`.")
        running = distributed.as_completed(loop=client.loop, raise_errors=False)
        asked: dict[Any, Job] = {}

        def ask(most: int) -> None:
            while len(asked) < most and (job := next(jobs, None)) is not None:
                # Not by its content: a report that was asked for twice is made twice.
                future = client.submit(work, job, pure=False)
                asked[future] = job
                running.add(future)

        ask(threads * _AHEAD)
        for future in running:
            job = asked.pop(future)
            failed = future.status != "finished"
            yield job, Made(trouble=f"the worker gave up ({future.exception()}).") if failed else future.result()
            ask(threads * _AHEAD)
