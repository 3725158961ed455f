"""The visible table of commands. Each is a function in the file of its name; nothing heavy is imported here."""

import typer

from workshop.cli import (
    build,
    center,
    check,
    cohort,
    demo,
    doctor,
    guide,
    kernels,
    new,
    pages,
    preview,
    report,
    room,
    schemas,
    selfpaced,
    serve,
    slides,
    store,
    themes,
)

__all__ = ["add_to"]


def add_to(app: typer.Typer) -> None:
    """Register every command."""
    app.command("build")(build.build)
    app.command("center")(center.center)
    app.command("check")(check.check)
    app.add_typer(cohort.cohort, name="cohort")
    app.command("demo")(demo.demo)
    app.command("doctor")(doctor.doctor)
    app.command("guide")(guide.guide)
    app.add_typer(kernels.kernels, name="kernels")
    app.command("open")(selfpaced.open_session)
    app.command("new")(new.new)
    app.command("pages")(pages.pages)
    app.command("preview")(preview.preview)
    app.command("report")(report.report)
    app.command("room")(room.room)
    app.command("schemas")(schemas.schemas)
    app.command("slides")(slides.slides)
    app.command("serve")(serve.serve)
    app.add_typer(store.store, name="store")
    app.add_typer(themes.themes, name="themes")
