"""The ``workshop`` command: one file a command, every error as one line that says what to do."""

import gc
import signal
import sys
from typing import Annotated

import typer

from workshop.cli import commands
from workshop.errors import WorkshopError

__all__ = ["app", "main"]

app = typer.Typer(
    name="workshop",
    help="Run workshops on dealing with failure and rejection in the job search.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def _options(
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks instead of one-line errors.")] = False,
) -> None:
    """Options that stand before the command's name."""


commands.add_to(app)


def _ended(number: int, _frame: object) -> None:
    """End as after Ctrl-C when the system asks for it, so that no scratch folder with a copy of the data stays."""
    sys.exit(128 + number)


def main() -> None:
    """Run the command line and end with 0 (done), 1 (the person can fix it) or 2 (usage)."""
    debug = "--debug" in sys.argv
    # A command mostly makes what it needs until it ends: the collector would look for rubbish among modules, a tenth of
    # the time of many a command.
    gc.set_threshold(50_000, 20, 100)
    signal.signal(signal.SIGTERM, _ended)
    try:
        app()
    except WorkshopError as error:
        if debug:
            raise
        print(error, file=sys.stderr)
        sys.exit(1)
    except Exception as error:  # the last net: nobody sees a traceback unless they ask for it
        if debug:
            raise
        print(
            f"Something went wrong that the program did not expect ({type(error).__name__}: {error}).\n"
            "Nothing that was already saved is lost. Run it again as 'workshop --debug ...' "
            "and send what it prints to whoever looks after the workshop.",
            file=sys.stderr,
        )
        sys.exit(1)
