"""``workshop demo``: a made-up cohort takes part over the network, its report is made, and the room stays open."""

import sys
import webbrowser
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workshop.cli.folders import built_folder
from workshop.ending import told_to_end
from workshop.errors import SetupError

if TYPE_CHECKING:
    from workshop.model.lesson import HelpContact

__all__ = ["demo"]

LESSONS = Path("lessons/bounce-back")
PEOPLE = 48
INVITED = 60


def demo(
    out: Annotated[Path, typer.Option("--out", help="Folder for the report and the demo's own data.")] = Path("out"),
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Keep the room open after the report.")] = True,
    host: Annotated[str, typer.Option(help="0.0.0.0 lets phones in the same network join.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port of the room; 0 takes any that is free.")] = 0,
) -> None:
    """Run a sample cohort from the lessons to the report, then open its room."""
    from workshop.lessons import read_workshop
    from workshop.notebooks import builder
    from workshop.notebooks.export import export_pages
    from workshop.reports.run import make_report
    from workshop.reports.take import freeze
    from workshop.room.run import room_running, with_help
    from workshop.sample.arrive import arrive
    from workshop.sharing.sink import HttpSink
    from workshop.store import open_store

    if not (LESSONS / "workshop.yaml").is_file():
        raise SetupError(f"There is no {LESSONS} here. Run the demo in the folder of the repository.")
    data = out / "demo"
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(f"{data}: cannot make this folder ({error.strerror}). Choose another with --out.") from error

    _say("Building the lessons")
    builder.build(LESSONS, built_folder(LESSONS))
    workshop = with_help(read_workshop(LESSONS), _contacts())
    export_pages(LESSONS, data / "pages" / workshop.id, assets="linked", room=True, help=workshop.help)

    now = datetime.now(UTC)
    url = f"sqlite:///{(data / 'workshop.sqlite').absolute()}"
    with open_store(url, data / "secret.key", create=True) as store:
        cohort, key = store.new_cohort(
            label="Sample cohort",
            workshop=workshop.id,
            workshop_version=workshop.version,
            now=now,
            term="Fall 2026",
            invited=INVITED,
            sample=True,
        )
        with room_running(store, workshop, data / "pages", host=host, port=port) as address:
            _say(f"{PEOPLE} made-up participants take part over HTTP")
            arrive(HttpSink(address), workshop, cohort.code, number=PEOPLE, now=now)
            _say("Making the report")
            snapshot = freeze(store, cohort, workshop, data / "snapshots", now=now)
            report = make_report(snapshot, out, name="sample")
            typer.echo("")
            typer.echo(f"Report:    {report.pdf}")
            typer.echo(f"Notebook:  {report.notebook}")
            if serve:
                _stay_open(address, cohort.code, key)


def _say(step: str) -> None:
    typer.echo(f"{step} ...")


def _contacts() -> "tuple[HelpContact, ...]":
    """Numbers that are reserved for fiction: the demo needs someone to turn to, and no real telephone should ring."""
    from workshop.model.lesson import HelpContact

    return (
        HelpContact(name="Campus counseling (sample)", contact="555-0142", note="A made-up number, for the demo only."),
        HelpContact(name="Career center (sample)", contact="555-0117", note="A made-up number, for the demo only."),
        HelpContact(
            name="If you are in danger",
            contact="your local emergency number",
            note="In the US call 911, or call or text 988 at any hour.",
        ),
    )


def _stay_open(address: str, code: str, key: str) -> None:
    from workshop.room.links import facilitator_link, join_link, screen_link

    typer.echo("")
    typer.echo("The room is open.")
    typer.echo(f"  Join           {join_link(address, code)}")
    typer.echo(f"  Projector      {screen_link(address, code)}")
    typer.echo(f"  Facilitator    {facilitator_link(address, code, key)}")
    with told_to_end() as told:
        typer.echo("Ctrl-C closes it.")
        if sys.stdout.isatty():
            webbrowser.open(join_link(address, code))
        told.wait()
    typer.echo("\nThe room is closed.")
