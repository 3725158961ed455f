"""``workshop cohort keep``, ``erase`` and ``audit``: how long data stays, its end, and what was done with it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workshop.errors import SetupError

if TYPE_CHECKING:
    from datetime import datetime

    from workshop.store import Store

__all__ = ["audit", "erase", "keep", "last_moment"]

CodeArgument = Annotated[str, typer.Argument(metavar="COHORT", help="The cohort's code.")]


def last_moment(day: str) -> "datetime":
    """The end of a day, in UTC, from ``2027-06-30``.

    Raises:
        SetupError: If it is no day.
    """
    from datetime import UTC, date, datetime, time, timedelta

    try:
        found = date.fromisoformat(day)
        return datetime.combine(found + timedelta(days=1), time(), UTC)
    except (ValueError, OverflowError) as error:
        raise SetupError(f'"{day}" is no date. Write it like 2027-06-30.') from error


def keep(
    cohort: CodeArgument,
    until: Annotated[str, typer.Option(help="The last day on which the data is kept, such as 2027-06-30.")] = "",
    forever: Annotated[bool, typer.Option("--no-date", help="Take the date away.")] = False,
) -> None:
    """Say until when a cohort's data is kept; `workshop cohort erase --expired` erases it after that day."""
    from datetime import UTC, datetime

    from workshop.config import settings
    from workshop.store import open_store

    if bool(until) == forever:
        raise SetupError("Say until when: --until 2027-06-30, or --no-date.")
    here = settings()
    with open_store(here.database_url, here.secret_path, create=False) as store:
        moment = last_moment(until) if until else None
        found = store.keeping.keep_until(cohort.strip().upper(), moment, datetime.now(UTC))
    typer.echo(f"{found.code} ({found.label}) is kept {f'until {until}' if until else 'without a date'}.")


def erase(
    cohort: Annotated[str, typer.Argument(metavar="COHORT", help="The cohort's code.")] = "",
    expired: Annotated[bool, typer.Option("--expired", help="Every cohort whose date has passed.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Erase without asking.")] = False,
) -> None:
    """Erase a cohort with everything that was shared in it, and the snapshots that reports were made from."""
    from datetime import UTC, datetime

    from workshop.config import settings
    from workshop.store import open_store

    if bool(cohort) == expired:
        raise SetupError("Name a cohort, or say --expired for all whose date has passed.")
    here = settings()
    now = datetime.now(UTC)
    with open_store(here.database_url, here.secret_path, create=False) as store:
        found = store.keeping.expired(now) if expired else [store.cohort(cohort.strip().upper())]
        for one in found:
            if not yes:
                typer.confirm(f"Erase {one.code} ({one.label}) and all that was shared in it, for good?", abort=True)
            _erase(store, one.code, here.snapshots_path, now)
            typer.echo(f"Erased {one.code} ({one.label}). Reports and exports made from it are files of their own.")
    if expired and not found:
        typer.echo("No cohort's date has passed.")


def _erase(store: "Store", code: str, snapshots: Path, now: "datetime") -> None:
    store.erase(code, now)
    for path in snapshots.glob(f"{code}-*.parquet"):
        path.unlink(missing_ok=True)


def audit(
    cohort: Annotated[str, typer.Argument(metavar="COHORT", help="A cohort's code; all if left out.")] = "",
) -> None:
    """Show what was done with the data: exports, reveals, reports, erasures, each with its time (UTC)."""
    from workshop.config import settings
    from workshop.store import open_store

    here = settings()
    with open_store(here.database_url, here.secret_path, create=False) as store:
        lines = store.keeping.audit(cohort.strip().upper() or None)
    for line in lines:
        typer.echo(f"{line.at:%Y-%m-%d %H:%M:%S}  {line.cohort or '------'}  {line.action:<11} {line.detail}".rstrip())
    if not lines:
        typer.echo("Nothing is written down yet.")
