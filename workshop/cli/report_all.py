"""``workshop report --all``: the reports on every cohort, and at the end what became of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workshop.reports.many.batch import Outcome

__all__ = ["report_all"]


def report_all(
    out: Path,
    *,
    profile: str,
    template: Path | None,
    paper: str,
    pdf_only: bool,
    workers: int | None,
    scheduler: str | None,
) -> None:
    """Make what is due, on this machine or on a cluster.

    Raises:
        ReportError: If some could not be made; the message names each with the reason.
    """
    from functools import partial

    if not scheduler:
        from workshop.reports.many.pool import prepare_workers

        prepare_workers()
    from workshop.reports.lean import load_nbformat

    load_nbformat()
    from workshop.cli.find import find_edition
    from workshop.config import settings
    from workshop.reports.many.batch import Batch
    from workshop.reports.many.pool import on_this_machine
    from workshop.reports.many.scheduler import on_cluster
    from workshop.store import open_store

    here = settings()
    with open_store(here.database_url, here.secret_path, create=False) as store:
        cohorts = store.cohorts()
        batch = Batch(
            store,
            lambda cohort: find_edition(cohort, here.editions_path, store)[1],
            here.snapshots_path,
            out,
            profile=profile,
            template=template,
            paper=paper,
            pdf_only=pdf_only,
        )
        most = workers or _processors()
        run = partial(on_cluster, address=scheduler) if scheduler else partial(on_this_machine, workers=most)
        with _bar(len(cohorts)) as step:
            outcomes = []
            for outcome in batch.run(cohorts, run):
                outcomes.append(outcome)
                step()
    _tell(out, outcomes)


def _processors() -> int:
    """How many processes can run at once here; a container or a scheduler may allow fewer than there are."""
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _bar(total: int) -> Iterator["Callable[[], None]"]:
    """A progress bar for whoever waits at a terminal; nothing in a log."""
    import sys

    if not (sys.stderr and sys.stderr.isatty() and total):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Reports"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=total)
        yield lambda: progress.advance(task)


def _tell(out: Path, outcomes: "Sequence[Outcome]") -> None:
    """How many were made; those that were not end the command with a message that names each."""
    from workshop.errors import ReportError

    count = {state: sum(one.state == state for one in outcomes) for state in ("made", "unchanged", "failed")}
    if not outcomes:
        typer.echo("There is no cohort yet. `workshop cohort new` makes one.")
    if count["made"]:
        typer.echo(f"Made {_reports(count['made'])} in {out}.")
    if count["unchanged"]:
        typer.echo(f"Left {_reports(count['unchanged'])} as before: nothing that they are made from has changed.")
    if count["failed"]:
        failed = sorted((one for one in outcomes if one.state == "failed"), key=lambda one: one.cohort.code)
        lines = [f"{one.cohort.code} ({one.cohort.label}): {one.trouble}" for one in failed]
        head = f"{_reports(count['failed'])} could not be made. Correct what is named and run the same command again;"
        raise ReportError("\n".join([f"{head} those that were made are not made twice.", *lines]))


def _reports(number: int) -> str:
    return f"{number} report{'' if number == 1 else 's'}"
