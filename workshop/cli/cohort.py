"""``workshop cohort``: make and list cohorts; the rest of its commands is in the files beside."""

from typing import Annotated

import typer

from workshop.cli import cohort_data, cohort_keep
from workshop.errors import SetupError
from workshop.model.submission import Mode

__all__ = ["cohort"]

LONGEST = 80
"""Characters of a label or a term: what fits on a projector and in a report's heading."""

cohort = typer.Typer(
    no_args_is_help=True, help="Make, list, keep, erase, export and import cohorts.", rich_markup_mode=None
)


@cohort.command("new")
def new(  # noqa: PLR0917 - Typer reads them by name
    label: Annotated[str, typer.Argument(help='Your own name for it, such as "Tuesday group". Participants see it.')],
    workshop: Annotated[str, typer.Option(help="The workshop, a folder below lessons/.")] = "bounce-back",
    term: Annotated[str, typer.Option(help='Such as "Fall 2026".')] = "",
    mode: Annotated[Mode, typer.Option(help="Whether people meet in a room or work alone.")] = "room",
    invited: Annotated[
        int | None, typer.Option(min=1, max=100_000, help="How many were invited, for the report.")
    ] = None,
    keep_until: Annotated[str, typer.Option(help="The last day on which its data is kept, such as 2027-06-30.")] = "",
    sample: Annotated[bool, typer.Option("--sample", hidden=True)] = False,
) -> None:
    """Make a cohort and print its code."""
    from datetime import UTC, datetime

    from workshop.cli.find import bring_edition, find_workshop
    from workshop.config import settings
    from workshop.lessons.editions import keep_edition
    from workshop.room.links import facilitator_link
    from workshop.store import open_store

    label, term = _line("label", label), _line("term", term)
    if not label:
        raise SetupError('The label is blank. Give the cohort a name of your own, such as "Tuesday group".')
    until = cohort_keep.last_moment(keep_until) if keep_until else None
    folder, found = find_workshop(workshop)
    here = settings()
    with open_store(here.database_url, here.secret_path, create=True) as store:
        bring_edition(store, here.editions_path, found.id, found.version)
        keep_edition(folder, found, here.editions_path)
        bring_edition(store, here.editions_path, found.id, found.version)
        made, key = store.new_cohort(
            label=label,
            workshop=found.id,
            workshop_version=found.version,
            now=datetime.now(UTC),
            term=term,
            mode=mode,
            invited=invited,
            sample=sample,
            erase_after=until,
        )
    typer.echo(f"Cohort {made.code}: {made.label} ({found.title})")
    typer.echo(f"Facilitator's page, below the room's address: {facilitator_link('', made.code, key)}")
    typer.echo("Keep that line to yourself: it is shown this once.")
    if mode == "room":
        typer.echo(f"Open the room with: workshop room {made.code}")


def _line(name: str, text: str) -> str:
    """A label or a term as one short line of letters: it stands on screens, in lists and in the report."""
    text = text.strip()
    if not text.isprintable():
        raise SetupError(
            f"The {name} has a line break or another sign that cannot be shown. Type it in one plain line."
        )
    if len(text) > LONGEST:
        raise SetupError(f"The {name} has {len(text)} characters. Shorten it to {LONGEST}.")
    return text


@cohort.command("list")
def list_() -> None:
    """List the cohorts."""
    from datetime import timedelta

    from workshop.config import settings
    from workshop.store import open_store

    here = settings()
    with open_store(here.database_url, here.secret_path, create=False) as store:
        cohorts = store.cohorts()
    if not cohorts:
        typer.echo("There is no cohort yet. `workshop cohort new LABEL` makes one.")
        return
    for one in cohorts:
        parts = [f"{one.workshop} {one.workshop_version}", one.term, f"made {one.created.date().isoformat()}"]
        if one.erase_after:
            parts.append(f"kept until {(one.erase_after - timedelta(seconds=1)).date().isoformat()}")
        if one.mode == "alone":
            parts.append("alone")
        if one.sample:
            parts.append("sample data")
        typer.echo(f"{one.code}  {one.label}  ({', '.join(part for part in parts if part)})")


cohort.command("keep")(cohort_keep.keep)
cohort.command("erase")(cohort_keep.erase)
cohort.command("audit")(cohort_keep.audit)
cohort.command("export")(cohort_data.export)
cohort.command("import")(cohort_data.import_)
