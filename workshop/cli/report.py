"""``workshop report``: a cohort's report, as PDF and as the executed notebook behind it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["report"]


class Audience(StrEnum):
    """Who will read it, which decides how much is withheld."""

    INTERNAL = "internal"
    PUBLIC = "public"
    HESA = "hesa"


class Paper(StrEnum):
    """Size of the pages."""

    LETTER = "us-letter"
    A4 = "a4"


def report(  # noqa: PLR0917 - options of a command
    cohort: Annotated[str, typer.Argument(help="The cohort's code, from `workshop cohort list`.")],
    out: Annotated[Path, typer.Option("--out", help="Folder for the report.")] = Path("out"),
    profile: Annotated[
        Audience, typer.Option(help="How much is withheld: for the center's own use, or for the public.")
    ] = Audience.INTERNAL,
    template: Annotated[
        Path | None, typer.Option(help="A notebook of your own instead of notebooks/reports/cohort.ipynb.")
    ] = None,
    paper: Annotated[Paper, typer.Option(help="Size of the pages.")] = Paper.LETTER,
    pdf_only: Annotated[
        bool, typer.Option("--pdf-only", help="Leave out the web page and the tables for a spreadsheet.")
    ] = False,
) -> None:
    """Make a cohort's report in PDF."""
    import sys
    from datetime import UTC, datetime

    from workshop.reports.kernel import prepare_kernels
    from workshop.reports.lean import load_nbformat

    prepare_kernels()
    load_nbformat()

    from workshop.cli.find import find_workshop
    from workshop.config import settings
    from workshop.reports.run import make_report
    from workshop.reports.take import releasing, take
    from workshop.store import open_store

    here = settings()
    with open_store(here.database_url, here.secret_path, create=False) as store:
        found = store.cohort(cohort.strip().upper())
        _, workshop = find_workshop(found.workshop)
        now = datetime.now(UTC)
        taken = take(store, found, workshop, here.snapshots_path, now=now)
        with releasing(store, found, taken, profile.value, now=now):
            files = make_report(
                taken.path,
                out,
                name=found.code,
                profile=profile.value,
                template=template,
                paper=paper.value,
                progress=sys.stderr.isatty(),
                pdf_only=pdf_only,
            )
    typer.echo(f"Report:    {files.pdf}")
    if files.html:
        typer.echo(f"Web page:  {files.html}")
        typer.echo(f"Tables:    {files.xlsx} and {files.csv}")
    typer.echo(f"Notebook:  {files.notebook}")
    typer.echo(f"Made from: {taken.path}")
    if taken.stands:
        typer.echo(
            f"These are the figures of {taken.stands:%B} {taken.stands.day}, {taken.stands.year}. Since then too "
            "little has changed, if anything, to show new ones without telling about single people."
        )
