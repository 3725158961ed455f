"""``workshop cohort export`` and ``import``: released figures or raw answers out, handed-over files in."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workshop.cli.report import Audience

if TYPE_CHECKING:
    from datetime import datetime

    from workshop.store import Cohort, Store

__all__ = ["export", "import_"]


class Format(StrEnum):
    """What kind of file."""

    CSV = "csv"
    PARQUET = "parquet"


def export(  # noqa: PLR0917 - Typer reads them by name
    cohort: Annotated[str, typer.Argument(metavar="COHORT", help="The cohort's code.")],
    out: Annotated[Path, typer.Option("--out", help="Folder for the file.")] = Path("out"),
    format: Annotated[Format, typer.Option(help="Kind of file.")] = Format.CSV,  # noqa: A002 - the option's name
    profile: Annotated[Audience, typer.Option(help="How much is withheld, as in a report.")] = Audience.INTERNAL,
    raw: Annotated[
        bool, typer.Option("--raw", help="Every shared answer instead. It is written in the audit.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --raw: do not ask.")] = False,
) -> None:
    """Export a cohort's figures as a report shows them, or with --raw every shared answer."""
    from datetime import UTC, datetime

    from workshop.config import settings
    from workshop.store import open_store

    here = settings()
    with open_store(here.database_url, here.secret_path, create=False) as store:
        found = store.cohort(cohort.strip().upper())
        if raw:
            if not yes:
                typer.confirm(
                    f"Export every answer that was shared in {found.code} ({found.label}), free text included? "
                    "Nothing in the file is withheld, and people may be known by what they wrote.",
                    abort=True,
                )
            path = out / f"{found.code}-raw.{format.value}"
            _raw(store, found, path, datetime.now(UTC))
        else:
            path = out / f"{found.code}-{profile.value}.{format.value}"
            _figures(store, found, path, profile.value)
    typer.echo(f"Exported: {path}")
    if raw:
        typer.echo("Keep it as safe as the database, and delete it when you are done. The audit says that it was made.")


def _raw(store: "Store", cohort: "Cohort", path: Path, now: "datetime") -> None:
    from workshop.reports.export.files import write_table
    from workshop.reports.export.raw import COLUMNS, raw_rows

    store.keeping.note("export-raw", cohort.code, now, path.suffix.removeprefix("."))
    about = {"workshop": cohort.workshop, "workshop_version": str(cohort.workshop_version), "cohort": cohort.code}
    rows = raw_rows(store.people(cohort.code))
    write_table(path, COLUMNS, rows, {"format": "workshop-raw", "version": "1", **about})
    path.chmod(0o600)


def _figures(store: "Store", cohort: "Cohort", path: Path, profile: str) -> None:
    from datetime import UTC, datetime

    from workshop.cli.find import find_edition
    from workshop.config import settings
    from workshop.reports.analysis import analyse
    from workshop.reports.export.figures import COLUMNS, figure_rows
    from workshop.reports.export.files import write_table
    from workshop.reports.snapshot import read_snapshot
    from workshop.reports.take import releasing, take

    here, now = settings(), datetime.now(UTC)
    _, workshop, _ = find_edition(cohort, here.editions_path, store)
    taken = take(store, cohort, workshop, here.snapshots_path, now=now)
    with releasing(store, cohort, taken, profile, now=now):
        rows = figure_rows(analyse(read_snapshot(taken.path), profile))
        store.keeping.note("export", cohort.code, now, profile)
        about = {"format": "workshop-figures", "version": "1", "cohort": cohort.code, "profile": profile}
        write_table(path, COLUMNS, rows, about)


def import_(
    cohort: Annotated[str, typer.Argument(metavar="COHORT", help="The cohort that the files are for.")],
    files: Annotated[list[Path], typer.Argument(help="Files that participants handed over, or raw exports.")],
) -> None:
    """Take in files that participants handed over, or a raw export of another place. Twice is once."""
    from datetime import UTC, datetime

    from workshop.cli.find import find_edition
    from workshop.config import settings
    from workshop.errors import ReportError, SubmissionError
    from workshop.reports.export.files import read_table
    from workshop.room.intake import handed_over, raw_export, take_in
    from workshop.store import open_store

    here = settings()
    wrong: list[str] = []
    now = datetime.now(UTC)
    with open_store(here.database_url, here.secret_path, create=False) as store:
        found = store.cohort(cohort.strip().upper())
        _, workshop, _ = find_edition(found, here.editions_path, store)
        submissions = []
        for path in files:
            try:
                if path.suffix in (".csv", ".parquet"):
                    submissions += list(raw_export(path, read_table(path), found, workshop))
                else:
                    submissions.append(handed_over(path, found, workshop))
            except (ReportError, SubmissionError) as error:
                wrong.append(str(error))
        if submissions:
            store.keeping.note("import", found.code, now, f"{len(files)} files")
        taken = take_in(store, found, submissions, now)
    typer.echo(
        f"Taken into {found.code}: {taken.new} new, {taken.known} known already, "
        f"{taken.older} older than what is there."
    )
    if wrong:
        raise SubmissionError("\n".join(wrong))
