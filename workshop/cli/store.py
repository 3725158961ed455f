"""``workshop store``: back up, restore and move everything that a center keeps."""

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["store"]

store = typer.Typer(no_args_is_help=True, help="Back up, restore and move the store.", rich_markup_mode=None)


@store.command("backup")
def backup(
    out: Annotated[Path | None, typer.Option("--out", help="The file to write; named by the time if left out.")] = None,
) -> None:
    """Back up the database, its secret and the snapshots in one file, while the room goes on."""
    from datetime import UTC, datetime

    from workshop.config import settings
    from workshop.store.backup import Sources, save

    here = settings()
    now = datetime.now(UTC)
    path = out or Path(f"workshop-{now:%Y%m%dT%H%M%SZ}.zip")
    number = save(Sources(here.database_url, here.secret_path, here.snapshots_path, here.editions_path), path, now)
    typer.echo(f"Backed up {number} cohort{'' if number == 1 else 's'} in {path}. It holds all answers: keep it safe.")


@store.command("restore")
def restore(file: Annotated[Path, typer.Argument(help="A backup.")]) -> None:
    """Bring a backup back where nothing is yet; then erase what should have been erased since."""
    from workshop.config import settings
    from workshop.store.backup import Sources
    from workshop.store.backup import restore as bring_back

    here = settings()
    number = bring_back(file, Sources(here.database_url, here.secret_path, here.snapshots_path, here.editions_path))
    typer.echo(f"Brought back {number} cohort{'' if number == 1 else 's'} into {here.home}.")
    typer.echo("Whoever withdrew since the backup is in it again; see docs/operators.md for what to do about that.")


@store.command("move")
def move(
    to: Annotated[str, typer.Option("--to", help="URL of an empty database, such as postgresql://name@host/workshop.")],
) -> None:
    """Copy everything into another, empty database. Stop the room first; set WORKSHOP_DATABASE_URL afterwards."""
    from datetime import UTC, datetime

    from workshop.config import settings
    from workshop.store import open_store

    here = settings()
    with (
        open_store(here.database_url, here.secret_path, create=False) as source,
        open_store(to, here.secret_path, create=True) as target,
    ):
        copied = source.copy_to(target)
        target.keeping.note("move", None, datetime.now(UTC), f"{copied['cohort']} cohorts")
    rows = sum(copied.values())
    typer.echo(f"Copied {copied['cohort']} cohorts ({rows} rows). Now set WORKSHOP_DATABASE_URL to that database.")
    typer.echo("Keep secret.key with it. The old database is as it was; delete it once the room runs on the new one.")
