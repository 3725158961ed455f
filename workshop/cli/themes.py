"""``workshop themes``: texts that people chose to share go out to be read by people, and counts come back."""

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["themes"]

themes = typer.Typer(no_args_is_help=True, help="Have shared texts read by people, and count what they are about.")

Cohort = Annotated[str, typer.Argument(metavar="COHORT", help="The cohort's code.")]
Exercise = Annotated[str, typer.Option(help="Id of the exercise whose texts are meant.")]


@themes.command()
def export(
    cohort: Cohort,
    exercise: Exercise,
    out: Annotated[Path, typer.Option("--out", help="Folder for the file.")] = Path("out"),
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Write the shared texts of one exercise into a file for coders. The audit says that it was done."""
    from datetime import UTC, datetime
    from random import SystemRandom

    from workshop.config import settings
    from workshop.errors import ReportError
    from workshop.reports.themes.coding import coding_file
    from workshop.reports.themes.texts import texts_of
    from workshop.store import open_store

    here = settings()
    with open_store(here.database_url, here.secret_path, create=False) as store:
        found = store.cohort(cohort.strip().upper())
        texts = texts_of(store.people(found.code), exercise)
        if not texts:
            raise ReportError(f'Nobody in {found.code} shared words in the exercise "{exercise}".')
        if not yes:
            typer.confirm(
                f"Write what people of {found.code} ({found.label}) shared in their own words into a file? Only the "
                "coders should see it, and people may be known by what they wrote.",
                abort=True,
            )
        store.keeping.note("export-texts", found.code, datetime.now(UTC), exercise)
    path = out / f"{found.code}-{exercise}-texts.csv"
    try:
        out.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(coding_file(texts, SystemRandom()))
    except OSError as error:
        raise ReportError(
            f"{path}: it cannot be written ({error.strerror}). Choose another folder with --out."
        ) from error
    typer.echo(f"Texts: {path}")
    typer.echo("Write the ids of themes into the last column, import the file, and then delete it.")


@themes.command("import")
def import_(
    cohort: Cohort,
    coded: Annotated[Path, typer.Argument(help="The file with the themes filled in.")],
    exercise: Exercise,
    codebook: Annotated[Path, typer.Option(help="The codebook that it was coded by, a YAML file.")],
) -> None:
    """Count the themes of a coded file for the cohort's report. Its texts are not read and not kept."""
    from datetime import UTC, datetime

    from workshop.config import settings
    from workshop.reports.themes.codebook import read_codebook
    from workshop.reports.themes.coding import count_themes
    from workshop.reports.themes.kept import keep_themes
    from workshop.reports.themes.texts import texts_of
    from workshop.store import open_store

    here = settings()
    book = read_codebook(codebook)
    with open_store(here.database_url, here.secret_path, create=False) as store:
        found = store.cohort(cohort.strip().upper())
        counted = count_themes(coded, book, exercise, len(texts_of(store.people(found.code), exercise)))
        store.keeping.note("import-themes", found.code, datetime.now(UTC), counted.codebook)
    keep_themes(here.snapshots_path, found.code, counted)
    typer.echo(f"The next report on {found.code} counts {len(counted.themes)} themes. Delete {coded} now.")
