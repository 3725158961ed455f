"""``workshop center``: one report on all cohorts, by term."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workshop.cli.report import Audience, Paper

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workshop.reports.take import Taken
    from workshop.store import Cohort, Store

__all__ = ["center"]

_TEMPLATE = Path("notebooks") / "reports" / "center.ipynb"


def center(
    out: Annotated[Path, typer.Option("--out", help="Folder for the report.")] = Path("out"),
    profile: Annotated[
        Audience, typer.Option(help="How much is withheld: for the center's own use, or for the public.")
    ] = Audience.INTERNAL,
    template: Annotated[
        Path | None, typer.Option(help="A notebook of your own instead of notebooks/reports/center.ipynb.")
    ] = None,
    paper: Annotated[Paper, typer.Option(help="Size of the pages.")] = Paper.LETTER,
    pdf_only: Annotated[
        bool, typer.Option("--pdf-only", help="Leave out the web page and the tables for a spreadsheet.")
    ] = False,
) -> None:
    """Make the report on all cohorts together, by term, in PDF."""
    import sys
    from datetime import UTC, datetime

    import workshop as package
    from workshop.reports.kernel import CENTER_MODULES, prepare_kernels
    from workshop.reports.lean import load_nbformat

    prepare_kernels(CENTER_MODULES)
    load_nbformat()
    from workshop.config import settings
    from workshop.reports.center.data import write_center
    from workshop.reports.center.ledger import earlier, releasing_center
    from workshop.reports.center.read import gather
    from workshop.reports.run import make_report
    from workshop.store import open_store

    here, now = settings(), datetime.now(UTC)
    with open_store(here.database_url, here.secret_path, create=False) as store:
        taken = _snapshots(store, _chosen(store.cohorts()), here.snapshots_path, now)
        with typer.progressbar(length=len(taken), label="Sums", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
            paths = [one.path for one in taken]
            data = gather(paths, earlier=earlier(store), progress=lambda done, _: bar.update(done - bar.pos))
        frozen = here.snapshots_path / f"center-{now:%Y%m%dT%H%M%S}.json"
        write_center(data, frozen)
        own = template or (_TEMPLATE if _TEMPLATE.is_file() else Path(package.__file__).parents[1] / _TEMPLATE)
        with releasing_center(store, data, profile.value, now=now):
            files = make_report(
                frozen,
                out,
                name="center",
                profile=profile.value,
                template=own,
                paper=paper.value,
                progress=sys.stderr.isatty(),
                pdf_only=pdf_only,
                modules=CENTER_MODULES,
            )
    typer.echo(f"Report:    {files.pdf}")
    if files.html:
        typer.echo(f"Web page:  {files.html}")
        typer.echo(f"Tables:    {files.xlsx} and {files.csv}")
    typer.echo(f"Notebook:  {files.notebook}")
    typer.echo(f"Made from: {frozen}, the sums of {len(data.cohorts)} cohorts of {data.title}")


def _chosen(cohorts: "Sequence[Cohort]") -> "list[Cohort]":
    """Real cohorts; made-up ones only where there is nothing else."""
    return [one for one in cohorts if not one.sample] or list(cohorts)


def _snapshots(store: "Store", cohorts: "Sequence[Cohort]", folder: Path, now: "datetime") -> "list[Taken]":
    """The snapshot of each cohort: the one that its report was made from, or a new one."""
    import sys

    from workshop.cli.find import find_edition
    from workshop.config import settings
    from workshop.errors import CohortError
    from workshop.reports.take import latest, take

    taken, editions = [], {}
    with typer.progressbar(cohorts, label="Snapshots", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        for cohort in bar:
            try:
                edition = cohort.workshop, cohort.workshop_version
                if edition not in editions:
                    _, editions[edition], _ = find_edition(cohort, settings().editions_path, store)
                taken.append(take(store, cohort, editions[edition], folder, now=now))
            except CohortError as error:
                if before := latest(store, cohort, folder):
                    taken.append(before)
                else:
                    typer.echo(f"Left out: {error}", err=True)
    return taken
