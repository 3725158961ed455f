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


def report(  # noqa: PLR0917 - Typer passes them by name
    cohort: Annotated[
        str | None, typer.Argument(help="The cohort's code, from `workshop cohort list`.", show_default=False)
    ] = None,
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
    every: Annotated[bool, typer.Option("--all", help="Report on every cohort on which anything has changed.")] = False,
    workers: Annotated[
        int | None, typer.Option(min=1, help="With --all: how many at the same time. Default: one for each processor.")
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option(help="With --all: make them on a Dask cluster, such as tcp://10.0.0.5:8786.")
    ] = None,
) -> None:
    """Make a cohort's report in PDF, or those of all cohorts."""
    if (cohort is None) != every:
        raise typer.BadParameter("Give the code of one cohort, or --all, and not both.", param_hint="COHORT")
    if not every and (workers or scheduler):
        raise typer.BadParameter("It goes with --all only.", param_hint="--scheduler" if scheduler else "--workers")
    if workers and scheduler:
        raise typer.BadParameter("A cluster has workers of its own.", param_hint="--workers")

    import sys
    from datetime import UTC, datetime

    from workshop.reports.kernel import prepare_kernels

    if cohort is None:
        from workshop.cli.report_all import report_all

        report_all(
            out,
            profile=profile.value,
            template=template,
            paper=paper.value,
            pdf_only=pdf_only,
            workers=workers,
            scheduler=scheduler,
        )
        return

    prepare_kernels()
    from workshop.reports.lean import load_papermill

    load_papermill()
    from workshop.cli.find import find_edition
    from workshop.config import settings
    from workshop.reports.run import make_report
    from workshop.reports.take import releasing, take
    from workshop.store import open_store

    here = settings()
    with open_store(here.database_url, here.secret_path, create=False) as store:
        found = store.cohort(cohort.strip().upper())
        _, workshop, _ = find_edition(found, here.editions_path, store)
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
